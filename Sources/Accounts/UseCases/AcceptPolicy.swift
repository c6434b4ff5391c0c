public import Core
import Persistence

extension Accounts {
  /// Records that somebody who is signed in accepts a version of the policy, and, for accounts that an administrator
  /// made, that they are an adult (D35, D36). Recording it twice changes nothing: the first time counts.
  /// Throws `account-unknown` and `policy-version`.
  public func acceptPolicy(_ version: String, isAdult: Bool, by account: Identifier) async throws {
    let declared = Declaration(policyVersion: version, isAdult: isAdult)
    try declared.check()
    let now = world.now
    try await database.write { transaction in
      _ = try StoredAccount.need(account, in: transaction, at: now)
      try declared.store(for: account, at: now, in: transaction)
    }
  }
}
