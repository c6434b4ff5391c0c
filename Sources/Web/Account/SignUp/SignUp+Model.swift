import Core
import Policy

/// Getting an account: the last step before a song that was begun, or the first of all.
enum SignUp {
  struct Model: Sendable, Hashable {
    /// What was typed before, kept when something was wrong. Never the password.
    var email = ""
    var username = ""
    /// False until the person ticks it (§1.5, D35).
    var isAdult = false
    /// The text that is shown beside the box, and is stored with the statement.
    var policyVersion = PolicyVersion.current
    /// The draft that goes on after signing up.
    var draftToken: String?
    /// A path of our own to return to.
    var returnTo: String?
    var problems: [FieldProblemText] = []
  }

  /// The names of the fields, as the form sends them.
  enum Name {
    static let email = "email"
    static let username = "username"
    static let password = "password"
    static let isAdult = "is-adult"
    static let policyVersion = "policy-version"
    static let draft = "draft"
    static let returnTo = "to"
  }
}
