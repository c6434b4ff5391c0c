import HTTPTypes
import Hummingbird

/// What every answer carries, pages and files alike. Nothing inline, nothing from elsewhere, nobody frames us.
struct SecurityHeaders: Sendable {
  /// HSTS is promised only where the site is reached over TLS.
  var isSecure: Bool

  func apply(to response: inout Response) {
    for (name, value) in Self.fixed where response.headers[name] == nil { response.headers[name] = value }
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
    // Personal unless said otherwise: no cache between us and the person keeps a page.
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-store" }
  }

  static let contentSecurityPolicy = [
    "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "font-src 'self'",
    "media-src 'self'", "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'",
  ].joined(separator: "; ")

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
