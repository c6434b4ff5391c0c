public import Core
public import Persistence
import Policy
public import Vault

/// Erases an account, or single objects: marks the erasure where no backup reaches, destroys the keys, removes the
/// stored objects, deletes the rows from the children to the parents, cuts the database's log. Each step can be
/// repeated, so an erasure that a crash interrupted anywhere is simply begun again and ends the same (D3, D4, D44).
///
/// The account has been closed before, in a transaction of its own that also calls `request`: nobody is signed in,
/// and whatever still runs for it finds neither account nor key.
public struct Eraser: Sendable {
  public enum Step: Sendable, Hashable {
    case buried, keysDestroyed, objectRemoved, objectsRemoved
    case rowsDeleted(table: String)
    case scrubbed, closed
  }

  /// What an erasure took away. A repeated one counts only what the first had left.
  public struct Erased: Sendable, Hashable {
    public var keys = 0
    public var objects = 0
    public var rows = 0

    public init(keys: Int = 0, objects: Int = 0, rows: Int = 0) {
      self.keys = keys
      self.objects = objects
      self.rows = rows
    }
  }

  let database: Database
  let holdings: [Holding]
  let vault: Vault
  let store: ObjectStore
  let tombstones: Tombstones
  let world: World
  private let afterStep: @Sendable (Step) async throws -> Void

  /// - Parameters:
  ///   - holdings: of all modules, in the order in which their tables were made.
  ///   - afterStep: called after each step; a test makes it throw where a crash is to be tried.
  public init(
    database: Database, holdings: [Holding], vault: Vault, store: ObjectStore, tombstones: Tombstones, world: World,
    afterStep: @escaping @Sendable (Step) async throws -> Void = { _ in }
  ) {
    self.database = database
    self.holdings = holdings
    self.vault = vault
    self.store = store
    self.tombstones = tombstones
    self.world = world
    self.afterStep = afterStep
  }

  /// Notes in the transaction that closes an account that it is to be erased: whatever happens then, the sweeper
  /// finds the note and finishes (D3b).
  public func request(_ account: Identifier, in transaction: any Transaction) throws {
    try transaction.run(
      """
      INSERT INTO erasures (account, asked_at) VALUES (\(account), \(world.now)) ON CONFLICT (account) DO NOTHING
      """)
  }

  /// Erases everything of an account, at once and for good. Erasing again does no harm.
  /// Throws what database and storage throw; the note of `request` then stays, and a repetition goes on.
  @discardableResult
  public func erase(account: Identifier) async throws -> Erased {
    try await database.write { try request(account, in: $0) }
    try await tombstones.bury(.account, [account], at: world.now)
    try await afterStep(.buried)
    var erased = Erased()
    erased.keys = try await vault.destroyAccountKey(account)
    try await afterStep(.keysDestroyed)
    try await removeRows(.account(account), counting: &erased)
    try await database.write { transaction in
      _ = try transaction.run("DELETE FROM erasures WHERE account = \(account)")
    }
    try await afterStep(.closed)
    return erased
  }

  /// Erases single objects, e.g. works whose trash is over: their keys, their blobs, their rows and whatever hangs on
  /// these, in every table that says it is sealed by them (D2, D43). Erasing again does no harm.
  @discardableResult
  public func erase(objects: [Identifier]) async throws -> Erased {
    var erased = Erased()
    for part in objects.parts(of: SweepLimits.batch) {
      try await tombstones.bury(.object, part, at: world.now)
      try await afterStep(.buried)
      try await vault.destroyObjectKeys(part)
      try await afterStep(.keysDestroyed)
      try await removeRows(.objects(part), counting: &erased)
      erased.keys += part.count
    }
    return erased
  }

  private func removeRows(_ belonging: Belonging, counting erased: inout Erased) async throws {
    for holding in holdings {
      guard let condition = try holding.condition(belonging, among: holdings) else { continue }
      for column in holding.objectColumns {
        erased.objects += try await removeObjects(named: column.name, in: holding.table, where: condition)
      }
    }
    try await afterStep(.objectsRemoved)
    for holding in holdings.reversed() {
      guard let condition = try holding.condition(belonging, among: holdings) else { continue }
      erased.rows += try await database.write { transaction in
        try transaction.run("DELETE FROM \(holding.table.sql) WHERE \(condition)")
      }
      try await afterStep(.rowsDeleted(table: holding.table.description))
    }
    try await database.scrub()
    try await afterStep(.scrubbed)
  }

  /// Objects go before their rows: a row without an object is found again, an object without a row only by the walk
  /// over the store.
  private func removeObjects(named column: Name, in table: Name, where condition: SQL) async throws -> Int {
    var removed = 0
    var last = ""
    while true {
      let after = last
      let names = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT DISTINCT \(column.sql) FROM \(table.sql) WHERE \(column.sql) > \(after) AND (\(condition))
          ORDER BY \(column.sql) LIMIT \(SweepLimits.batch)
          """
        ).map { try $0.text(0) }
      }
      for text in names {
        guard let name = ObjectName(text) else { continue }
        try await store.remove(name)
        removed += 1
        try await afterStep(.objectRemoved)
      }
      guard let end = names.last else { return removed }
      last = end
    }
  }
}
