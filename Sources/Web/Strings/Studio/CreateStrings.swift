import Core

/// The form in which a song is asked for.
struct CreateStrings: Sendable {
  let title: String
  let lead: String
  let who: String
  let story: String
  let sound: String
  let soundHint: String
  let ownWords: String
  let ownWordsHint: String

  /// Labels, hints and examples by the name of the declared field.
  let labels: [String: String]
  let hints: [String: String]
  let examples: [String: String]
  /// The answers by field and id: `answers["occasion"]?["birthday"]`.
  let answers: [String: [String: String]]
  /// A few words on each style.
  let styleSummaries: [String: String]
  /// What an unanswered choice means, by field.
  let unanswered: [String: String]
  let tempo: Phrase

  let listen: String
  let listening: String
  let listenFailed: String

  let make: String
  /// For somebody without an account: the form goes on to signing up.
  let goOn: String
  let goOnHint: String
  let stays: String
  /// {have}, {price}
  let tooFew: Phrase
  let update: String

  /// What is wrong with a field, by its code; {places} are limits.
  let problems: [String: Phrase]
  let problemUnknown: String

  static func of(_ language: Language) -> CreateStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}

extension CreateStrings {
  /// What an answer is called; the id itself where a new one has no name yet.
  func answer(_ field: String, _ id: String) -> String {
    answers[field]?[id] ?? id
  }
}
