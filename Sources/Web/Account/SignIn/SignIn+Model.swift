/// Coming back.
enum SignIn {
  struct Model: Sendable, Hashable {
    /// E-mail address or username, kept when it was wrong.
    var login = ""
    var draftToken: String?
    /// A path of our own to return to.
    var returnTo: String?
    var problems: [FieldProblemText] = []
  }

  enum Name {
    static let login = "login"
    static let password = "password"
  }
}
