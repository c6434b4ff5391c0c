import Core

/// The first page.
struct LandingStrings: Sendable {
  /// The headline with one emphasised word at {they}.
  let headline: Phrase
  let they: String
  let lead: String
  let start: String
  /// What it costs and when an account is asked for: {price}, {grant}.
  let price: Phrase

  let tagFor: String
  let tagFrom: String

  let samplesTitle: String
  let samplesLead: String
  let play: Phrase

  let stepsTitle: String
  let steps: [Point]

  let leavesTitle: String
  let leavesLead: String
  let leavesNothing: String
  /// {keep} and {trash}: the periods of §5.4.
  let facts: [Point]
  let fullList: String

  /// A short claim and what it means; the text may name periods of the policy.
  struct Point: Sendable {
    let title: String
    let text: Phrase
  }

  static func of(_ language: Language) -> LandingStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}
