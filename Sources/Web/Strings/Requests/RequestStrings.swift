import Core
import Policy
import Privacy

/// "My requests", and the page behind the link that proves one.
struct RequestStrings: Sendable {
  let title: String
  /// {span}.
  let lead: Phrase
  let yours: String
  let none: String
  let new: String
  let full: String
  /// {contact}.
  let byMail: Phrase
  /// {span}.
  let kept: Phrase
  let choose: String
  let rightLabel: String
  let rightHint: String
  let textLabel: String
  /// {most}.
  let textHint: Phrase
  let send: String
  let number: String
  let received: String
  let answerBy: String
  let closedOn: String
  let timeStands: String
  let late: String
  let yourWords: String
  let answer: String
  let history: String
  let withdraw: String
  let toDeletion: String
  let proofTitle: String
  /// {number}.
  let proofText: Phrase
  let prove: String
  let proofElse: String
  let provedTitle: String
  /// {number}, {date}.
  let provedText: Phrase

  let right: @Sendable (RequestRight) -> String
  let state: @Sendable (RequestState) -> String
  let step: @Sendable (RequestStep.Act) -> String

  static func of(_ language: Language) -> RequestStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}
