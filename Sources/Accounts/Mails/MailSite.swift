/// What mails say about the service: its name, and links that begin with the configured origin, never with what a
/// request said.
struct MailSite: Sendable, Hashable {
  var origin: String
  var name: String

  init(origin: String, name: String) {
    self.origin = origin.hasSuffix("/") ? String(origin.dropLast()) : origin
    self.name = name
  }

  func verify(_ token: AccessToken) -> String { "\(origin)/verify/\(token.text)" }
  func recover(_ token: AccessToken) -> String { "\(origin)/recover/\(token.text)" }
  func delete(_ token: AccessToken) -> String { "\(origin)/delete/\(token.text)" }
  func request(_ token: String) -> String { "\(origin)/request/\(token)" }
  /// Where the deletion of an account begins.
  var deletion: String { "\(origin)/settings/delete" }
  var signIn: String { "\(origin)/sign-in" }
  var takeout: String { "\(origin)/my-data/takeout" }
  var works: String { "\(origin)/works" }
  var recovery: String { "\(origin)/recover" }
  var receipt: String { "\(origin)/receipt" }
  var policyChanges: String { "\(origin)/policy/changes" }
  var choices: String { "\(origin)/my-data/choices" }
  var settings: String { "\(origin)/settings" }
  var policy: String { "\(origin)/policy" }
}
