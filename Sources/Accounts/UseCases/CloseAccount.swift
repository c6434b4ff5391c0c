public import Core
import Persistence

extension Accounts {
  /// Closes an account at the operator's word, e.g. when its owner turns out to be a child (§1.5, §13, D35): at once,
  /// for good, with the erasure that follows every closing. Throws `account-unknown`.
  public func close(_ account: Identifier) async throws {
    let (row, seal) = try await opened(account)
    let logins = try self.logins(of: row, seal)
    try await database.write { transaction in
      let now = world.now
      let current = try StoredAccount.need(row.id, in: transaction, at: now)
      try close(current, logins: logins, at: now, in: transaction)
    }
  }
}
