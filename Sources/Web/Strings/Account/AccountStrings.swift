import Core

/// Signing up and in, and getting back in.
struct AccountStrings: Sendable {
  let email: String
  let username: String
  let password: String
  let newPassword: String

  let signUpTitle: String
  let signUpLead: String
  /// What becomes of a song that was begun before: {span}.
  let draftWaits: Phrase
  let emailHint: String
  /// {least}, {most}.
  let usernameHint: Phrase
  let passwordHint: Phrase
  /// {age}.
  let isAdult: Phrase
  /// {policy} is a link, {version} the version of its text.
  let policyApplies: Phrase
  let policyName: String
  let signUp: String
  let haveAccount: String

  let signInTitle: String
  let login: String
  let signIn: String
  let forgotten: String
  let noAccount: String

  let recoverTitle: String
  /// {span}: how long the link works.
  let recoverLead: Phrase
  let recover: String
  let recoverSetTitle: String
  let recoverSetLead: String
  let recoverSet: String

  let checkMailTitle: String
  let checkMailRecovery: Phrase
  let checkMailVerification: String
  let checkMailEmailChange: String
  /// {contact}.
  let checkMailNothing: Phrase
  let toSignIn: String
  let toSongs: String

  let verifyTitle: String
  let verifyText: String
  let verifyNewText: String
  let verify: String
  let verifiedTitle: String
  let verifiedText: String
  let emailChangedTitle: String
  let emailChangedText: String
  let goOn: String

  static func of(_ language: Language) -> AccountStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}

extension Strings {
  var account: AccountStrings { .of(language) }
  var settings: SettingsStrings { .of(language) }
  var deletion: DeletionStrings { .of(language) }
  var privacy: PrivacyStrings { .of(language) }
  var policy: PolicyStrings { .of(language) }
  var requests: RequestStrings { .of(language) }
  var errors: ErrorStrings { .of(language) }
  var spans: SpanWords { SpanWords(language) }
}
