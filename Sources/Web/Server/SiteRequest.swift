import Accounts
import Core
import HTTPTypes
import Hummingbird

/// A request as the controllers see it: who asks for what, in which language, with which form.
struct SiteRequest: Sendable {
  var route: Route
  var method: HTTPRequest.Method
  var head: Request
  var visitor: Visitor?
  var language: Language
  var theme: Theme
  var form = FormBody()
  var query = FormBody()
  /// The form is from a session that has ended: nothing of it may be done, only what was typed may be kept.
  var isStale = false
  /// Where it comes from, hashed (§2.1.4, D13); made once, when something asks for it.
  var visit: @Sendable () async throws -> Visit
  /// Whether the third-party counter runs on this page (D15).
  var counting = Counting.off
  /// Single-use, for the log and the error page.
  var id: String

  /// A GET or HEAD changes nothing.
  var isSafe: Bool { method == .get || method == .head }

  /// The person behind the request. Throws `signed-out`, which the site answers with the way to sign in.
  func signedIn() throws(DomainError) -> Visitor {
    guard let visitor else { throw DomainError(.signedOut, "signed-out", "Sign in first.") }
    return visitor
  }

  /// The same, for acts that a blocked account may not do (§12).
  func active() throws(DomainError) -> Visitor {
    let visitor = try signedIn()
    guard visitor.state == .open else {
      throw DomainError(.forbidden, "account-blocked", "This account is blocked: write to the operator.")
    }
    return visitor
  }
}
