import HTTPTypes
import Hummingbird
import Policy

/// What every answer carries, pages and files alike. Nothing inline, nothing from elsewhere, nobody frames us.
struct SecurityHeaders: Sendable {
  private let fields: [HTTPField]

  /// - Parameter isSecure: HSTS is promised only where the site is reached over TLS.
  init(isSecure: Bool) {
    var fields = Self.fixed
    if isSecure { fields.append((.strictTransportSecurity, "max-age=63072000; includeSubDomains")) }
    // Personal unless said otherwise: no cache between us and the person keeps a page.
    fields.append((.cacheControl, "private, no-store"))
    self.fields = fields.map { HTTPField(name: $0.0, value: $0.1) }
  }

  /// What the answer says itself stays.
  func apply(to response: inout Response) {
    for field in fields where !response.headers.contains(field.name) { response.headers.append(field) }
  }

  static let contentSecurityPolicy = policy(beside: "")

  /// On the pages on which the third-party counter runs, and nowhere else (D15).
  static let contentSecurityPolicyWithCounter = policy(beside: " https://\(Metrika.host)")

  /// - Parameter other: the one other place for scripts, pictures and connections.
  private static func policy(beside other: String) -> String {
    [
      "default-src 'none'", "style-src 'self'", "script-src 'self'\(other)", "img-src 'self'\(other)",
      "font-src 'self'", "media-src 'self'", "connect-src 'self'\(other)", "manifest-src 'self'",
      "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")
  }

  private static let fixed: [(HTTPField.Name, String)] = [
    (.contentSecurityPolicy, contentSecurityPolicy),
    (.xContentTypeOptions, "nosniff"),
    // Nothing to others; our own forms keep their `Origin`, which `no-referrer` would turn into "null".
    (.referrerPolicy, "same-origin"),
    (.openerPolicy, "same-origin"),
    (.resourcePolicy, "same-origin"),
    (.permissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
  ]
}
