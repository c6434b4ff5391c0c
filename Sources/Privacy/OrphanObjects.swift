public import Core
public import Persistence
public import Policy

/// Removes stored objects that no row names: what a crash left between writing an object and writing its row, or
/// between deleting the row and removing the object. An object goes when a second walk, a day or more after the
/// first that missed its row, misses it still. However often it is asked, it walks the store every few hours.
public struct OrphanObjects: Forgetter {
  public let name = "orphan-objects"
  public let clause = Clause.derivedInherits
  private static let stateName = "storage-walk"
  private let database: Database
  private let holdings: [Holding]
  private let store: ObjectStore

  /// - Parameter holdings: of all modules. Where they disagree with the schema, or an object's class is named by
  ///   none of them, nothing is removed: a forgotten line must not cost anybody a work.
  public init(database: Database, holdings: [Holding], store: ObjectStore) {
    self.database = database
    self.holdings = holdings
    self.store = store
  }

  /// What is found by walking goes by no date.
  public func earliestDue(seenAt now: Instant) async throws -> Instant? { nil }

  public func count(dueAt now: Instant) async throws -> Int {
    try await due(at: now, limit: .max).count
  }

  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    try await Holding.refuseFaults(in: database, declared: holdings)
    try await look(at: now)
    let due = try await due(at: now, limit: limit)
    for name in due { try await store.remove(name) }
    try await unsee(due)
    return due.count
  }

  /// Notes what is not named by any row, and forgets the notes of what is.
  private func look(at now: Instant) async throws {
    let lastWalk = try await database.read { transaction in
      try transaction.row("SELECT at FROM sweep_state WHERE name = \(Self.stateName)")?.instant(0)
    }
    if let lastWalk, lastWalk <= now, now < SweepLimits.orphanWalkEvery.end(from: lastWalk) { return }
    var last: ObjectName?
    while true {
      let names = try await store.list(last, SweepLimits.namesPerWalk)
      guard let end = names.last else { break }
      let named = try await named(among: names)
      let unnamed = names.filter { !named.contains($0) }
      try await database.write { transaction in
        for name in unnamed {
          try transaction.run(
            """
            INSERT INTO orphan_sightings (name, seen_at) VALUES (\(name.description), \(now))
            ON CONFLICT (name) DO NOTHING
            """)
        }
      }
      try await unsee(Array(named))
      last = end
    }
    try await database.write { transaction in
      _ = try transaction.run(
        """
        INSERT INTO sweep_state (name, at) VALUES (\(Self.stateName), \(now))
        ON CONFLICT (name) DO UPDATE SET at = \(now)
        """)
    }
  }

  /// Objects seen without a row a day ago or earlier that have none now either.
  private func due(at now: Instant, limit: Int) async throws -> [ObjectName] {
    let latest = SweepLimits.orphanAge.start(endingAt: now)
    var due: [ObjectName] = []
    var last = ""
    while due.count < limit {
      let after = last
      let names = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT name FROM orphan_sightings WHERE seen_at <= \(latest) AND name > \(after)
          ORDER BY name LIMIT \(SweepLimits.batch)
          """
        ).map { try $0.text(0) }
      }
      guard let end = names.last else { break }
      let seen = names.compactMap { ObjectName($0) }
      let named = try await named(among: seen)
      due += seen.filter { !named.contains($0) }
      last = end
    }
    return Array(due.prefix(limit))
  }

  /// Those of the names that a row has. A class that no table declares counts as named.
  private func named(among names: [ObjectName]) async throws -> Set<ObjectName> {
    let columns = holdings.flatMap { holding in
      holding.objectColumns.map { (table: holding.table, column: $0.name, objectClass: $0.objectClass.description) }
    }
    let declared = Set(columns.map(\.objectClass))
    var named = Set(names.filter { !declared.contains($0.objectClass) })
    for part in names.parts(of: SweepLimits.batch) {
      let list = SQL.joined(part.map { "\($0.description)" }, separator: ", ")
      named.formUnion(
        try await database.read { transaction in
          try columns.flatMap { place in
            try transaction.rows(
              "SELECT \(place.column.sql) FROM \(place.table.sql) WHERE \(place.column.sql) IN (\(list))"
            ).compactMap { ObjectName(try $0.text(0)) }
          }
        })
    }
    return named
  }

  private func unsee(_ names: [ObjectName]) async throws {
    for part in names.parts(of: SweepLimits.batch) {
      let list = SQL.joined(part.map { "\($0.description)" }, separator: ", ")
      try await database.write { transaction in
        _ = try transaction.run("DELETE FROM orphan_sightings WHERE name IN (\(list))")
      }
    }
  }
}

extension Holding {
  /// Throws `holdings-incomplete` when the declarations do not describe the schema: whoever walks by them would take
  /// what they forgot for rubbish. The migrations' own table belongs to no module.
  static func refuseFaults(in database: Database, declared: [Holding]) async throws {
    var tables = try await database.columns()
    let known = Set(declared.map(\.table.description))
    for table in ["migrations"] where !known.contains(table) { tables[table] = nil }
    guard faults(in: tables, declared: declared).isEmpty else {
      throw DomainError(
        .fault, "holdings-incomplete", "The tables of this database are not all declared, so nothing was removed.")
    }
  }
}
