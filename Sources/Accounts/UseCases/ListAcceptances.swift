public import Core
import Persistence

/// What somebody declared by a tick, when, and to which version of the text (D35, D36).
public struct DeclaredAcceptance: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case policy, adult
  }

  public var kind: Kind
  public var policyVersion: String
  public var at: Instant

  public init(_ kind: Kind, policyVersion: String, at: Instant) {
    self.kind = kind
    self.policyVersion = policyVersion
    self.at = at
  }
}

extension Accounts {
  /// Everything that an account declared, the newest first.
  public func acceptances(of account: Identifier) async throws -> [DeclaredAcceptance] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT kind, policy_version, accepted_at FROM acceptances WHERE account = \(account)
        ORDER BY accepted_at DESC, kind DESC, policy_version DESC
        """
      ).compactMap { row in
        guard let kind = DeclaredAcceptance.Kind(rawValue: try row.text(0)) else { return nil }
        return DeclaredAcceptance(kind, policyVersion: try row.text(1), at: try row.instant(2))
      }
    }
  }
}
