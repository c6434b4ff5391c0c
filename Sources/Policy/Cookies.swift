/// Every cookie there is (§11). A cookie that is not in this list is not set; before a choice only essential ones
/// are (D17), and `Sec-GPC: 1` refuses all others.
public struct Cookie: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case essential, functional, analytics
  }

  public var name: String
  public var kind: Kind
  /// Nil: it ends with the browser's session.
  public var lifetime: Period?
  public var reason: String

  public static let session = Cookie(
    name: "__Host-session", kind: .essential, lifetime: .days(30), reason: "keeps a person signed in")
  public static let forgery = Cookie(
    name: "__Host-form", kind: .essential, lifetime: nil, reason: "proves that a form was sent from our own page")
  public static let language = Cookie(
    name: "__Host-language", kind: .functional, lifetime: .months(12), reason: "remembers the language chosen")
  public static let theme = Cookie(
    name: "__Host-theme", kind: .functional, lifetime: .months(12), reason: "remembers light or dark")

  /// Set only where an operator has turned a third-party counter on (D15).
  public static let analyticsAnswer = Cookie(
    name: "__Host-analytics", kind: .functional, lifetime: .months(12),
    reason: "remembers whether the counter of visits was allowed")

  public static let all = [session, forgery, language, theme]

  /// What may be set given the person's choice.
  public static func allowed(functionalChosen: Bool, globalPrivacyControl: Bool) -> [Cookie] {
    all.filter { $0.kind == .essential || (functionalChosen && !globalPrivacyControl) }
  }
}
