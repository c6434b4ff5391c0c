import Core
import Persistence

/// What somebody declares by ticking the box: that they have read the policy in this version and are an adult (D35).
struct Declaration: Sendable {
  var policyVersion: String
  var isAdult: Bool

  func check() throws(DomainError) {
    guard (1...40).contains(policyVersion.unicodeScalars.count),
      policyVersion.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0.value < 0x7f })
    else { throw AccountFault.policyVersion }
  }

  func store(for account: Identifier, at now: Instant, in transaction: any Transaction) throws {
    for kind in isAdult ? ["policy", "adult"] : ["policy"] {
      try transaction.run(
        """
        INSERT INTO acceptances (account, kind, policy_version, accepted_at)
        VALUES (\(account), \(kind), \(policyVersion), \(now)) ON CONFLICT (account, kind, policy_version) DO NOTHING
        """)
    }
  }
}
