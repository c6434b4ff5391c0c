import HTTPTypes

/// Header names that the library does not spell. All are valid tokens, so none of the fallbacks is ever used.
extension HTTPField.Name {
  static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
  static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .origin
  static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .origin
  static let globalPrivacyControl = HTTPField.Name("Sec-GPC") ?? .origin
  static let permissionsPolicy = HTTPField.Name("Permissions-Policy") ?? .server
  static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy") ?? .server
  static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy") ?? .server
  static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .server
  static let accelBuffering = HTTPField.Name("X-Accel-Buffering") ?? .server
  static let clearSiteData = HTTPField.Name("Clear-Site-Data") ?? .server
}
