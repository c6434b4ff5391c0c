/// What is known about a request when it is over: for logs and metrics, free of personal data (D33). The route is a
/// name, never the path, since paths hold tokens and ids.
public struct RequestRecord: Sendable {
  public var id: String
  public var route: String
  public var method: String
  public var status: Int
  public var seconds: Double
  /// The code of the error, where there was one.
  public var code: String?
}

extension Route {
  /// The case without what it holds, e.g. `workFile`.
  var label: String {
    switch self {
    case .home: "home"
    case .create: "create"
    case .draft: "draft"
    case .say: "say"
    case .works: "works"
    case .work: "work"
    case .workAct: "workAct"
    case .workEvents: "workEvents"
    case .workFile: "workFile"
    case .trash: "trash"
    case .signUp: "signUp"
    case .signIn: "signIn"
    case .signOut: "signOut"
    case .recover: "recover"
    case .recoverSet: "recoverSet"
    case .verify: "verify"
    case .settings: "settings"
    case .setting: "setting"
    case .deletion: "deletion"
    case .myData: "myData"
    case .takeout: "takeout"
    case .takeoutFile: "takeoutFile"
    case .requests: "requests"
    case .requestWithdrawal: "requestWithdrawal"
    case .requestProof: "requestProof"
    case .choices: "choices"
    case .choose: "choose"
    case .policy: "policy"
    case .cookies: "cookies"
    case .contractors: "contractors"
    case .receipt: "receipt"
    case .receiptKey: "receiptKey"
    case .policyChanges: "policyChanges"
    case .proof: "proof"
    case .proofData: "proofData"
    case .sample: "sample"
    case .asset: "asset"
    case .health: "health"
    case .readiness: "readiness"
    case .robots: "robots"
    case .icon: "icon"
    case .manifest: "manifest"
    }
  }
}
