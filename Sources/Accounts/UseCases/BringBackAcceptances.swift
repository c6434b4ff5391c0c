public import Core
import Persistence

extension Accounts {
  /// Puts the declarations of a take-out back with their times and versions (D31, D35). Throws `policy-version`,
  /// `acceptance-kind`.
  public func bringBack(
    acceptances: [(kind: String, policyVersion: String, at: Instant)], by account: Identifier
  ) async throws {
    let now = world.now
    for acceptance in acceptances {
      try Declaration(policyVersion: acceptance.policyVersion, isAdult: true).check()
      guard ["policy", "adult"].contains(acceptance.kind), acceptance.at <= now else {
        throw DomainError(.invalid, "acceptance-kind", "A declaration of this take-out cannot be.")
      }
    }
    try await database.write { transaction in
      for acceptance in acceptances {
        try transaction.run(
          """
          INSERT INTO acceptances (account, kind, policy_version, accepted_at)
          VALUES (\(account), \(acceptance.kind), \(acceptance.policyVersion), \(acceptance.at))
          ON CONFLICT (account, kind, policy_version) DO NOTHING
          """)
      }
    }
  }
}
