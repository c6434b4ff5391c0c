public import Core
public import Persistence
import Policy
public import Vault

/// Erases an account, or single objects: marks the erasure where no backup reaches, destroys the keys, removes the
/// stored objects, deletes the rows from the children to the parents, cuts the database's log. Each step can be
/// repeated, so an erasure that a crash interrupted anywhere is simply begun again and ends the same (D3, D4, D44).
///
/// The account has been closed before, in a transaction of its own that also calls `request`: nobody is signed in,
/// and whatever still runs for it finds neither account nor key. What of it is held stays, under a key that the
/// account's no longer opens and hanging on a row that names nobody, until the hold is over (D20).
public struct Eraser: Sendable {
  public enum Step: Sendable, Hashable {
    case requested, taken, buried, keysDestroyed, looseKeysDestroyed, objectRemoved, objectsRemoved
    case rowsDeleted(table: String)
    case scrubbed, closed
  }

  /// What an erasure took away. A repeated one counts only what the first had left.
  public struct Erased: Sendable, Hashable {
    public var keys = 0
    public var objects = 0
    public var rows = 0
    /// How many things a hold keeps for now.
    public var held = 0

    public init(keys: Int = 0, objects: Int = 0, rows: Int = 0, held: Int = 0) {
      self.keys = keys
      self.objects = objects
      self.rows = rows
      self.held = held
    }
  }

  let database: Database
  let holdings: [Holding]
  let vault: Vault
  let store: ObjectStore
  let tombstones: Tombstones
  let world: World
  let afterStep: @Sendable (Step) async throws -> Void

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

  /// Whether an account is closed for good: what still runs for it throws its results away, unread (D44).
  public static func isUnderErasure(_ account: Identifier, in transaction: any Transaction) throws -> Bool {
    try transaction.row("SELECT 1 FROM erasures WHERE account = \(account)") != nil
  }

  /// Erases everything of an account that is not held, at once and for good. Erasing again does no harm, and takes
  /// what a hold has let go of since. Throws what database and storage throw; the note of `request` then stays, and a
  /// repetition goes on.
  @discardableResult
  public func erase(account: Identifier) async throws -> Erased {
    let now = world.now
    // In one transaction: once the note is there no new hold can be placed, so what is held is known for good.
    let spared = try await database.write { transaction in
      try request(account, in: transaction)
      return try held(of: account, at: now, in: transaction)
    }
    try await afterStep(.requested)
    try await tombstones.bury(.account, [account], at: now)
    try await afterStep(.buried)
    var erased = Erased(held: spared.values.reduce(0) { $0 + $1.count })
    erased.keys = try await vault.destroyAccountKey(account, sparing: try await objects(of: spared))
    try await afterStep(.keysDestroyed)
    let belonging = Belonging.account(account, sparing: spared)
    erased.keys += try await destroyLooseKeys(belonging)
    try await removeObjects(belonging, counting: &erased)
    try await removeRows(belonging, counting: &erased)
    try await close(account, at: now)
    return erased
  }

  private func removeObjects(_ belonging: Belonging, counting erased: inout Erased) async throws {
    for holding in holdings {
      guard let condition = try holding.condition(belonging, among: holdings) else { continue }
      for column in holding.objectColumns {
        erased.objects += try await removeObjects(named: column.name, in: holding.table, where: condition)
      }
    }
    try await afterStep(.objectsRemoved)
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

  private func removeRows(_ belonging: Belonging, counting erased: inout Erased) async throws {
    for holding in holdings.reversed() {
      guard let condition = try holding.condition(belonging, among: holdings) else { continue }
      // The fence of the account stays as long as something that is held hangs on it; it names nobody any more.
      if holding.staysWithHeld && erased.held > 0 { continue }
      erased.rows += try await database.write { transaction in
        try transaction.run("DELETE FROM \(holding.table.sql) WHERE \(condition)")
      }
      try await afterStep(.rowsDeleted(table: holding.table.description))
    }
    try await database.scrub()
    try await afterStep(.scrubbed)
  }
}
