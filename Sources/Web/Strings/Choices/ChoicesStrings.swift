import Core
import Policy

/// The page on which a person decides about the use of their data (§9.1, D30).
struct ChoicesStrings: Sendable {
  /// What is said of one consent: what it means, and its two buttons.
  struct Consent: Sendable {
    let title: String
    let text: String
    let give: String
    let withdraw: String
  }

  let title: String
  let lead: String
  let refusedByBrowser: String
  let inForce: String
  /// {date}.
  let inForceSince: Phrase
  let notInForce: String

  let restriction: String
  let restrictionText: String
  let keep: String
  /// {span}: of the trash.
  let keepHint: Phrase
  let restrict: String
  /// {span}: of the trash.
  let isKept: Phrase
  let runsOn: String
  let keepFromNow: String
  let letRunOn: String
  let lift: String

  let objection: String
  let objectionText: String
  let object: String
  let withdrawObjection: String

  let consents: String
  let consentsLead: String
  let given: String
  let notGiven: String
  let resting: String

  let history: String
  let historyNone: String
  let when: String
  let what: String
  let choice: String
  let version: String
  let made: String
  let withdrawn: String
  let begun: String
  let begunKeeping: String
  let ended: String
  let toMyData: String

  /// A consent without words in some language does not build.
  let consent: @Sendable (_ kind: ConsentKind) -> Consent

  static func of(_ language: Language) -> ChoicesStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}

extension Strings {
  var choices: ChoicesStrings { .of(language) }
}
