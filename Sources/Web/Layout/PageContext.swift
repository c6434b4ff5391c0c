public import Core
public import Policy

/// Light or dark, as the person chose it; `system` until they do.
public enum Theme: String, Sendable, Hashable, CaseIterable {
  case system, light, dark
}

/// Who is looking, as far as the frame of a page shows it.
public struct VisitorSummary: Sendable, Hashable {
  public var username: String
  /// Points that can be spent now.
  public var energy: Int
  public var isAdmin: Bool

  public init(username: String, energy: Int, isAdmin: Bool = false) {
    self.username = username
    self.energy = energy
    self.isAdmin = isAdmin
  }
}

/// What every page is given besides its own model.
public struct PageContext: Sendable, Hashable {
  public var strings: Strings
  public var theme: Theme
  /// Nil for somebody who is not signed in.
  public var visitor: VisitorSummary?
  /// The address of this page, to which the switches of language and theme return.
  public var path: String
  /// The same with what it carries, where it carries something that must not be lost.
  public var address: String?
  /// Proves that a form was sent from our own page.
  public var formToken: String
  public var siteName: String
  /// Scheme and host, without a slash at the end.
  public var origin: String
  public var operatorName: String
  /// What an action just did (`CommonStrings.notices`); an unknown code says nothing.
  public var noticeCode: String?
  /// From when another policy binds: a banner says so on every page (D36).
  public var policyChangesOn: CivilDate?

  /// Whether the third-party counter runs here, or may be asked for (D15).
  var counting = Counting.off

  public var language: Language { strings.language }
  var returnTo: String { address ?? path }

  public init(
    language: Language, theme: Theme = .system, visitor: VisitorSummary? = nil, path: String, formToken: String,
    siteName: String = "Songly", origin: String, operatorName: String, noticeCode: String? = nil
  ) {
    self.strings = Strings.of(language)
    self.theme = theme
    self.visitor = visitor
    self.path = path
    self.formToken = formToken
    self.siteName = siteName
    self.origin = origin
    self.operatorName = operatorName
    self.noticeCode = noticeCode
  }
}
