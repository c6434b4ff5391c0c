import Core

/// What a person can change about their account, on one page.
enum SettingsShow {
  struct Model: Sendable, Hashable {
    var username: String
    var email: String
    var isEmailConfirmed: Bool
    /// A new address that waits for its link to be opened.
    var emailWaiting: String?
    var sessions: [SessionRow]
    /// What was typed into one of the forms before something was wrong with it; never a password.
    var typed: [String: String] = [:]
    var problems: [FieldProblemText] = []
  }

  /// A device, in general form, with its dates already written.
  struct SessionRow: Sendable, Hashable {
    var id: Identifier
    /// Empty where the browser said nothing.
    var device: String
    var startedOn: String
    var lastSeenOn: String
    var isCurrent: Bool
  }

  enum Name {
    /// Of the page: a gift has a language of its own, and both may be sent at once.
    static let language = "page-language"
    static let theme = "theme"
    static let returnTo = "return-to"
    static let username = "username"
    static let email = "email"
    static let emailPassword = "email-password"
    static let currentPassword = "current-password"
    static let newPassword = "new-password"
    static let session = "session"
    /// A session's id, or this: every other one.
    static let others = "others"
  }
}
