import Core
import HTTPTypes

/// Whether a request that changes something comes from our own page. Two proofs are asked for: the browser's own word
/// on where the request began (`Origin`, else `Sec-Fetch-Site`), and a token in the form bound to the session.
struct FormGuard: Sendable {
  /// Scheme, host and port under which the site is known; never taken from the request's Host.
  var origin: String
  /// A keyed hash under a key of this instance.
  var keyedHash: @Sendable (String) -> String

  /// What the page's forms carry: bound to the session, or to being nobody.
  func token(session: Identifier?) -> String {
    String(keyedHash("form/\(session.map(\.description) ?? "visitor")").prefix(Self.tokenLength))
  }

  /// Compares without telling by its time how much agreed.
  func isGenuine(_ token: String, session: Identifier?) -> Bool {
    let expected = self.token(session: session)
    guard token.utf8.count == expected.utf8.count else { return false }
    return zip(token.utf8, expected.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// False for another site, and for a client that says nothing: every browser of this decade sends one of the two.
  func isOwnPage(_ headers: HTTPFields) -> Bool {
    if let origin = headers[.origin] { return origin == self.origin }
    return headers[.fetchSite] == "same-origin"
  }

  private static let tokenLength = 32
}
