import Core

/// The page of one song, in all its states.
struct WorkStrings: Sendable {
  /// Under the title: {name} in the form in which it was written, so names never decline here.
  let forName: Phrase
  /// Before the song has a title.
  let untitled: Phrase
  let states: [String: String]

  let makingTitle: String
  let queuedTitle: String
  let queuedText: String
  let steps: [String: String]
  let stepCount: Phrase
  let elapsed: String
  let usual: Phrase
  let safeToLeave: String
  let refreshes: String
  let stop: String
  let wordsSoFar: String

  let player: String
  let play: String
  let pause: String
  let back10: String
  let forward10: String
  let position: String
  /// What is heard at a moment: {now}, {all}.
  let positionText: Phrase
  let toPlayer: String
  let words: String
  let noWords: String
  let sections: [String: String]
  let followHint: String

  let download: String
  let files: [String: String]
  let fileSummaries: [String: String]

  let versions: String
  let version: Phrase
  let shown: String
  let show: String

  let again: String
  let againLead: String
  let changeSound: String
  let editWords: String
  let editWordsLead: String
  let singThese: String

  let delete: String
  let deleteHint: Phrase

  let kept: Phrase
  let keptPrime: String
  /// {end}, {date}.
  let keptPrimeEnds: Phrase
  let longerPrime: String
  let withPrime: String
  let inTrash: Phrase
  let restore: String
  let restorePrime: String

  let how: String
  let howLead: String
  let facts: [String: String]
  let leaves: String
  let leavesNothing: String
  let unused: String
  let madeIn: Phrase

  let failedTitle: String
  let failures: [String: String]
  let failedUsual: String
  let energyBack: String
  let nothingLost: String
  let retry: String
  let cancelledTitle: String
  let cancelledText: String

  static func of(_ language: Language) -> WorkStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}
