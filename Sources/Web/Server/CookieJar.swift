import HTTPTypes
import Policy

/// Reads and writes the cookies of the policy's list and no others (§11, D17). The `__Host-` prefix binds a cookie to
/// this host over TLS; on plain loopback, where browsers refuse it, the name goes without.
struct CookieJar: Sendable {
  var isSecure: Bool

  func value(of cookie: Cookie, in headers: HTTPFields) -> String? {
    let name = self.name(of: cookie).utf8
    // Byte by byte: every request asks for several cookies, and reading them as letters costs ten times as much.
    for line in headers[values: .cookie] {
      for pair in line.utf8.split(separator: UInt8(ascii: ";")) {
        let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, halves[0].drop(while: { $0 == UInt8(ascii: " ") }).elementsEqual(name) else {
          continue
        }
        return String(halves[1])
      }
    }
    return nil
  }

  /// The header that sets a cookie. Values are made by us: letters, digits, dashes.
  func setting(_ cookie: Cookie, to value: String) -> String {
    var parts = ["\(name(of: cookie))=\(value)", "Path=/", "HttpOnly", "SameSite=Lax"]
    if let lifetime = cookie.lifetime { parts.append("Max-Age=\(Int(lifetime.mostDays * Self.secondsPerDay))") }
    if isSecure { parts.append("Secure") }
    return parts.joined(separator: "; ")
  }

  /// The header that takes a cookie away.
  func clearing(_ cookie: Cookie) -> String {
    "\(name(of: cookie))=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0" + (isSecure ? "; Secure" : "")
  }

  /// Takes away what a script of somebody else's has set on this site.
  static func clearing(foreign name: String, domain: String?) -> String {
    "\(name)=; Path=/; Max-Age=0" + (domain.map { "; Domain=\($0)" } ?? "")
  }

  private static let secondsPerDay = Double(Span.day / Span.second)

  private func name(of cookie: Cookie) -> String {
    isSecure ? cookie.name : String(cookie.name.dropFirst("__Host-".count))
  }
}
