import Core

/// Deleting the account, step by step (§10, D3, D39).
struct DeletionStrings: Sendable {
  let title: String
  /// {username}.
  let lead: Phrase
  let goes: String
  let goesAccount: String
  let goesWorks: String
  let goesDrafts: String
  let goesSessions: String
  let stays: String
  let staysTransactions: String
  let staysNothing: String
  let energyTitle: String
  /// {points}, {span}: the window in which money is given back, {contact}.
  let energyLeft: Phrase
  let takeoutTitle: String
  let takeout: String
  let how: String
  /// {span}.
  let howLead: Phrase
  let password: String
  let phrase: String
  /// {username}.
  let phraseHint: Phrase
  let sendLink: String
  let keep: String

  let sentTitle: String
  let sentText: Phrase

  let confirmTitle: String
  let confirmText: String
  /// {span}.
  let confirmSweep: Phrase
  let confirm: String

  let doneTitle: String
  let doneText: String
  let doneSweep: Phrase
  /// Instead of `doneText` once the keys are gone.
  let doneKeys: String
  /// Instead of `doneSweep` once everything is gone, and when only a hold keeps something.
  let doneErased: String
  let doneHeld: String
  let doneAgain: String
  let toHome: String

  static func of(_ language: Language) -> DeletionStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}
