import HTTPTypes
import Policy

/// Who may ask for a route. Every route has one of these rules: the switch has no default, so a route without a rule
/// does not compile; the site asks it before anything else, and a test walks all routes with all kinds of people.
enum Access: Sendable, Hashable, CaseIterable {
  /// Everybody, signed in or not.
  case anyone
  /// Whoever holds the secret in the address.
  case holder
  /// Whoever is signed in, for what is their own by its nature.
  case person
  /// Whoever is signed in and owns what the address names; to all others it is unknown.
  case owner

  var needsAccount: Bool { self == .person || self == .owner }
}

extension Route {
  var access: Access {
    switch self {
    case .home, .create, .say, .signUp, .signIn, .signOut, .recover, .receipt, .receiptKey: .anyone
    case .policy, .cookies, .contractors, .policyChanges, .proof, .proofData: .anyone
    case .setting(.language), .setting(.theme), .setting(.analytics): .anyone
    case .sample, .asset, .health, .readiness, .robots, .icon, .manifest: .anyone
    case .draft, .recoverSet, .verify, .deletion, .requestProof: .holder
    case .works, .trash, .settings, .myData, .takeout, .requests, .choices, .choose: .person
    case .setting(.email), .setting(.username), .setting(.password), .setting(.verification), .setting(.sessions),
      .setting(.delete):
      .person
    case .work, .workAct, .workEvents, .workFile, .takeoutFile, .requestWithdrawal: .owner
    }
  }
}
