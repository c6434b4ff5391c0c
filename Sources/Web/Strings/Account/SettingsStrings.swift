import Core

/// What a person can change about their account.
struct SettingsStrings: Sendable {
  let title: String
  let language: String
  let languageHint: String
  let theme: String
  let username: String
  let newUsername: String
  let email: String
  let confirmed: String
  let notConfirmed: String
  /// {email}: an address that waits for its link to be opened.
  let waiting: Phrase
  let sendAgain: String
  let newEmail: String
  let emailHint: String
  let changeEmail: String
  let password: String
  let currentPassword: String
  let newPassword: String
  let changePassword: String
  let passwordNote: String
  let sessions: String
  let sessionsLead: String
  let thisDevice: String
  /// {date}.
  let signedInOn: Phrase
  let lastSeenOn: Phrase
  let endSession: String
  /// For those who listen: which one. {device}.
  let endSessionOf: Phrase
  let endOthers: String
  let unknownDevice: String
  let signOut: String
  let yourData: String
  let yourDataLead: String
  let toMyData: String
  let delete: String
  let deleteLead: String
  let toDelete: String

  static func of(_ language: Language) -> SettingsStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}
