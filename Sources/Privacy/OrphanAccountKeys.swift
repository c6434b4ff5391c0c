public import Core
public import Persistence
public import Policy
public import Vault

/// Destroys the keys of accounts that have no row: a key is made before its account, and a crash between the two, or a
/// sign-up that failed there, leaves it. Keys younger than a day are left alone.
public struct OrphanAccountKeys: Forgetter {
  public let name = "orphan-account-keys"
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

  public func count(dueAt now: Instant) async throws -> Int {
    try await orphans(dueAt: now, limit: .max).count
  }

  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let orphans = try await orphans(dueAt: now, limit: limit)
    for account in orphans { try await vault.destroyAccountKey(account) }
    return orphans.count
  }

  private func orphans(dueAt now: Instant, limit: Int) async throws -> [Identifier] {
    try await Holding.refuseFaults(in: database, declared: holdings)
    guard let table = holdings.first(where: \.isAccountItself)?.table else { return [] }
    let latest = SweepLimits.orphanAge.start(endingAt: now)
    var orphans: [Identifier] = []
    var last: Identifier?
    while orphans.count < limit {
      let accounts = try await vault.accountsWithKeys(madeBefore: latest, after: last, limit: SweepLimits.batch)
      guard let end = accounts.last else { break }
      let list = SQL.joined(accounts.map { "\($0)" }, separator: ", ")
      let living = try await database.read { transaction in
        Set(try transaction.rows("SELECT id FROM \(table.sql) WHERE id IN (\(list))").map { try $0.identifier(0) })
      }
      orphans += accounts.filter { !living.contains($0) }
      last = end
    }
    return Array(orphans.prefix(limit))
  }
}
