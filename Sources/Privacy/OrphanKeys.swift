public import Core
public import Persistence
public import Policy
public import Vault

/// Destroys the keys of objects that no row names any more, or never did: a key is made before its row, and a crash
/// between the two leaves it. Keys younger than a day are left alone.
public struct OrphanKeys: Forgetter {
  public let name = "orphan-keys"
  public let clause = Clause.derivedInherits
  private let database: Database
  private let holdings: [Holding]
  private let vault: Vault

  /// - Parameter holdings: of all modules. Where they disagree with the schema, nothing is destroyed.
  public init(database: Database, holdings: [Holding], vault: Vault) {
    self.database = database
    self.holdings = holdings
    self.vault = vault
  }

  /// What is found by walking goes by no date.
  public func earliestDue(seenAt now: Instant) async throws -> Instant? { nil }

  public func count(dueAt now: Instant) async throws -> Int {
    try await orphans(dueAt: now, limit: .max).count
  }

  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let orphans = try await orphans(dueAt: now, limit: limit)
    try await vault.destroyObjectKeys(orphans)
    return orphans.count
  }

  private func orphans(dueAt now: Instant, limit: Int) async throws -> [Identifier] {
    try await Holding.refuseFaults(in: database, declared: holdings)
    let latest = SweepLimits.orphanAge.start(endingAt: now)
    var orphans: [Identifier] = []
    var last: Identifier?
    while orphans.count < limit {
      let objects = try await vault.objectsWithKeys(madeBefore: latest, after: last, limit: SweepLimits.batch)
      guard let end = objects.last else { break }
      let named = try await named(among: objects)
      orphans += objects.filter { !named.contains($0) }
      last = end
    }
    return Array(orphans.prefix(limit))
  }

  private func named(among objects: [Identifier]) async throws -> Set<Identifier> {
    let list = SQL.joined(objects.map { "\($0)" }, separator: ", ")
    let columns = holdings.compactMap { holding -> (table: Name, column: Name)? in
      guard case .object(let column)? = holding.sealedBy else { return nil }
      return (holding.table, column)
    }
    return try await database.read { transaction in
      Set(
        try columns.flatMap { place in
          try transaction.rows(
            "SELECT DISTINCT \(place.column.sql) FROM \(place.table.sql) WHERE \(place.column.sql) IN (\(list))"
          ).map { try $0.identifier(0) }
        })
    }
  }
}
