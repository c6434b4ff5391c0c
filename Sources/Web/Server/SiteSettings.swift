public import Core
public import Policy

/// What the operator has set, as far as pages and answers need it.
public struct SiteSettings: Sendable {
  public var name: String
  /// Scheme, host and port under which people reach the site, without a slash at the end.
  public var origin: String
  public var language: Language
  /// Proxies whose `X-Forwarded-For` is believed.
  public var trustedProxies: Set<String>
  public var operatorDetails: Operator
  /// The third-party counter of visits; nil while it is off (D15).
  public var metrika: Metrika?

  public init(
    name: String, origin: String, language: Language, trustedProxies: Set<String>, operatorDetails: Operator,
    metrika: Metrika? = nil
  ) {
    self.name = name
    self.origin = origin
    self.language = language
    self.trustedProxies = trustedProxies
    self.operatorDetails = operatorDetails
    self.metrika = metrika
  }

  /// Cookies are `__Host-` and Secure, and HSTS is sent, where the site is reached over TLS.
  var isSecure: Bool { origin.hasPrefix("https://") }
}
