public import Core
import Persistence

extension Accounts {
  /// What a person has told about themselves, opened for them. Throws `account-unknown`.
  public func profile(of account: Identifier) async throws -> Profile {
    let now = world.now
    let (row, seal) = try await opened(account)
    let (adult, change, closesAt) = try await database.read { transaction in
      let adult = try transaction.row(
        """
        SELECT accepted_at, policy_version FROM acceptances WHERE account = \(account) AND kind = 'adult'
        ORDER BY accepted_at LIMIT 1
        """)
      return (
        try adult.map { Acceptance(at: try $0.instant(0), policyVersion: try $0.text(1)) },
        try WaitingChange.find(account, at: now, in: transaction), try row.closesAt(in: transaction)
      )
    }
    return Profile(
      account: account, email: try seal.email(of: row).canonical, emailVerified: row.isVerified,
      emailWaiting: try change.map { try seal.waitingEmail($0.emailSealed).canonical },
      username: try seal.username(of: row), language: row.language, state: row.state, createdAt: row.createdAt,
      lastAccessDay: row.accessDay, closesAt: closesAt, adultStatement: adult)
  }
}
