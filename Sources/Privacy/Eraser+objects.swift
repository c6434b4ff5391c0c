public import Core
public import Persistence
public import Policy
import Vault

/// Single things go in two halves. The rows go in the transaction that decides it, together with a note of the keys
/// and bytes that go with them: after its commit nobody can restore, hold or find the thing any more, and before it
/// nothing of it is missing. Keys and bytes follow; what a crash leaves of them is found by the notes.
extension Eraser {
  /// What `take` took out of the data and `finish` destroys.
  public struct Taken: Sendable, Hashable {
    public var objects: [Identifier] = []
    public var rows = 0
    var names: [ObjectName] = []

    public init() {}

    public mutating func add(_ other: Taken) {
      objects += other.objects
      rows += other.rows
      names += other.names
    }
  }

  /// Takes objects out of the data inside the caller's transaction: their rows, and whatever hangs on these, in every
  /// table that says it is sealed by them (D43). The caller has made sure in the same transaction that they are due
  /// and that no hold keeps them (`Holds.isFree`), and calls `finish` after the commit.
  public func take(_ objects: [Identifier], in transaction: any Transaction) throws -> Taken {
    var taken = Taken()
    guard !objects.isEmpty else { return taken }
    taken.objects = objects
    for holding in holdings {
      guard let condition = try holding.condition(.objects(objects), among: holdings) else { continue }
      for column in holding.objectColumns {
        let names = try transaction.rows(
          "SELECT DISTINCT \(column.name.sql) FROM \(holding.table.sql) WHERE \(condition)")
        taken.names += try names.compactMap { row in try row.optionalText(0).flatMap { ObjectName($0) } }
      }
    }
    try note(taken, in: transaction)
    for holding in holdings.reversed() {
      guard let condition = try holding.condition(.objects(objects), among: holdings) else { continue }
      taken.rows += try transaction.run("DELETE FROM \(holding.table.sql) WHERE \(condition)")
    }
    return taken
  }

  /// Takes the key and the bytes of one object whose row stays, e.g. to say that it was there. `finish` follows the
  /// commit.
  func take(_ object: Identifier, bytes: ObjectName, in transaction: any Transaction) throws -> Taken {
    var taken = Taken()
    (taken.objects, taken.names) = ([object], [bytes])
    try note(taken, in: transaction)
    return taken
  }

  /// Writes down what goes, so that a crash between the two halves leaves nothing.
  private func note(_ taken: Taken, in transaction: any Transaction) throws {
    let now = world.now
    let subjects =
      taken.objects.map { ("key", $0.description) } + taken.names.map { ("bytes", $0.description) }
    for (kind, subject) in subjects {
      try transaction.run(
        """
        INSERT INTO object_erasures (kind, subject, asked_at) VALUES (\(kind), \(subject), \(now))
        ON CONFLICT (kind, subject) DO NOTHING
        """)
    }
  }

  /// Destroys keys and bytes of what was taken: marked where no backup reaches, then the keys, then the bytes (D2,
  /// D4). Finishing again does no harm. Throws what database and storage throw; the sweeper then goes on with it.
  @discardableResult
  public func finish(_ taken: Taken) async throws -> Erased {
    guard !taken.objects.isEmpty || !taken.names.isEmpty else { return Erased() }
    try await tombstones.bury(.object, taken.objects, at: world.now)
    try await afterStep(.buried)
    try await vault.destroyObjectKeys(taken.objects)
    try await afterStep(.keysDestroyed)
    for name in taken.names {
      try await store.remove(name)
      try await afterStep(.objectRemoved)
    }
    try await forgetNotes("key", taken.objects.map(\.description))
    try await forgetNotes("bytes", taken.names.map(\.description))
    try await afterStep(.objectsRemoved)
    try await database.scrub()
    try await afterStep(.scrubbed)
    return Erased(keys: taken.objects.count, objects: taken.names.count, rows: taken.rows)
  }

  /// Erases single objects at once, whatever holds say: what a restored backup brought back. Erasing again does no
  /// harm.
  @discardableResult
  public func erase(objects: [Identifier]) async throws -> Erased {
    var erased = Erased()
    for part in objects.parts(of: SweepLimits.objectsTakenAtOnce) {
      let taken = try await database.write { try take(part, in: $0) }
      try await afterStep(.taken)
      let one = try await finish(taken)
      erased = Erased(
        keys: erased.keys + one.keys, objects: erased.objects + one.objects, rows: erased.rows + one.rows)
    }
    return erased
  }

  /// Finishes what a crash left between the two halves.
  public var unfinished: any Forgetter { UnfinishedObjects(eraser: self) }

  private func forgetNotes(_ kind: String, _ subjects: [String]) async throws {
    for part in subjects.parts(of: SweepLimits.batch) {
      let list = SQL.joined(part.map { "\($0)" }, separator: ", ")
      try await database.write { transaction in
        _ = try transaction.run("DELETE FROM object_erasures WHERE kind = \(kind) AND subject IN (\(list))")
      }
    }
  }
}

/// Keys and bytes of things whose rows are gone already.
private struct UnfinishedObjects: Forgetter {
  let name = "erased-objects"
  let clause = Clause.trashSevenDays
  let eraser: Eraser

  func count(dueAt now: Instant) async throws -> Int {
    try await eraser.database.read { transaction in
      try transaction.row("SELECT count(*) FROM object_erasures WHERE asked_at <= \(now)")?.int(0) ?? 0
    }
  }

  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let notes = try await eraser.database.read { transaction in
      try transaction.rows(
        """
        SELECT kind, subject FROM object_erasures WHERE asked_at <= \(now)
        ORDER BY kind DESC, subject LIMIT \(limit)
        """
      ).map { (kind: try $0.text(0), subject: try $0.text(1)) }
    }
    var taken = Eraser.Taken()
    taken.objects = notes.filter { $0.kind == "key" }.compactMap { Identifier($0.subject) }
    taken.names = notes.filter { $0.kind == "bytes" }.compactMap { ObjectName($0.subject) }
    try await eraser.finish(taken)
    return notes.count
  }
}
