public import Core
public import Persistence

extension Accounts {
  /// Whether something new may be begun for the account: it lives and is not blocked (§12, D44).
  public func isActive(_ account: Identifier, in transaction: any Transaction) throws -> Bool {
    try StoredAccount.find(account, in: transaction, at: world.now)?.state == .open
  }

  /// Whether the account is there, blocked or not, and its year is not over (D7b): what is its cannot be due by its end.
  public func isLiving(_ account: Identifier, in transaction: any Transaction) throws -> Bool {
    try StoredAccount.find(account, in: transaction, at: world.now) != nil
  }
}
