import Core
import HTTPTypes
import Hummingbird
public import Policy
public import Privacy

/// What the site tells and counts about the policy itself.
public struct Promises: Sendable {
  /// Whether the instance keeps its promises, signed (`/privacy/proof`).
  public var proof: @Sendable () async throws -> Proof
  /// Every version of the policy, the newest first (`/policy/changes`).
  public var versions: @Sendable () async throws -> [PolicyHistory.Version]
  /// From when another policy binds, while one is announced (D36).
  public var comingDay: @Sendable () async -> CivilDate?
  /// The server's own count of views (D14).
  public var visits: VisitCounts

  public init(
    proof: @escaping @Sendable () async throws -> Proof,
    versions: @escaping @Sendable () async throws -> [PolicyHistory.Version],
    comingDay: @escaping @Sendable () async -> CivilDate?, visits: VisitCounts
  ) {
    self.proof = proof
    self.versions = versions
    self.comingDay = comingDay
    self.visits = visits
  }
}

extension Route {
  /// The kind of page under which a view is counted; nil for what is no page.
  var visited: VisitCounts.Page? {
    switch self {
    case .home: .home
    case .create, .draft: .create
    case .works, .work, .trash: .works
    case .signUp, .signIn, .recover, .settings, .myData, .takeout, .requests, .choices: .account
    case .policy, .cookies, .contractors, .policyChanges, .proof: .policy
    default: nil
    }
  }
}

extension SiteRequest {
  /// `Sec-GPC: 1` refuses everything optional (D18). `DNT` changes nothing, since nobody is tracked (§14).
  var refusesOptional: Bool { head.headers[.globalPrivacyControl] == "1" }
}
