import Policy

/// The words of one clause.
struct ClauseText: Sendable {
  enum Block: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    case text(String)
    case list([String])

    init(stringLiteral value: String) {
      self = .text(value)
    }
  }

  var heading: String
  var blocks: [Block]

  init(_ heading: String, _ blocks: [Block]) {
    self.heading = heading
    self.blocks = blocks
  }
}

/// The whole policy in one language: a requirement for each clause, so that a language that leaves one out does not
/// build. Every number comes from the facts.
protocol PolicyText: Sendable {
  func operatorIdentity(_ facts: PolicyFacts) -> ClauseText
  func adultsOnly(_ facts: PolicyFacts) -> ClauseText
  func dataHeld(_ facts: PolicyFacts) -> ClauseText
  func accountData(_ facts: PolicyFacts) -> ClauseText
  func uploads(_ facts: PolicyFacts) -> ClauseText
  func generatedContent(_ facts: PolicyFacts) -> ClauseText
  func technicalData(_ facts: PolicyFacts) -> ClauseText
  func payments(_ facts: PolicyFacts) -> ClauseText
  func purposes(_ facts: PolicyFacts) -> ClauseText
  func grounds(_ facts: PolicyFacts) -> ClauseText
  func keeping(_ facts: PolicyFacts) -> ClauseText
  func keepAccount(_ facts: PolicyFacts) -> ClauseText
  func keepInactive(_ facts: PolicyFacts) -> ClauseText
  func keepUploads(_ facts: PolicyFacts) -> ClauseText
  func keepGenerated(_ facts: PolicyFacts) -> ClauseText
  func keepChats(_ facts: PolicyFacts) -> ClauseText
  func keepLogs(_ facts: PolicyFacts) -> ClauseText
  func keepTransactions(_ facts: PolicyFacts) -> ClauseText
  func protection(_ facts: PolicyFacts) -> ClauseText
  func receiving(_ facts: PolicyFacts) -> ClauseText
  func recipients(_ facts: PolicyFacts) -> ClauseText
  func outgoingRequests(_ facts: PolicyFacts) -> ClauseText
  func transfersAbroad(_ facts: PolicyFacts) -> ClauseText
  func confidentiality(_ facts: PolicyFacts) -> ClauseText
  func training(_ facts: PolicyFacts) -> ClauseText
  func asking(_ facts: PolicyFacts) -> ClauseText
  func rights(_ facts: PolicyFacts) -> ClauseText
  func californiaRights(_ facts: PolicyFacts) -> ClauseText
  func requests(_ facts: PolicyFacts) -> ClauseText
  func proofOfRequests(_ facts: PolicyFacts) -> ClauseText
  func answerTime(_ facts: PolicyFacts) -> ClauseText
  func accountDeletion(_ facts: PolicyFacts) -> ClauseText
  func cookies(_ facts: PolicyFacts) -> ClauseText
  func moderation(_ facts: PolicyFacts) -> ClauseText
  func children(_ facts: PolicyFacts) -> ClauseText
  func doNotTrack(_ facts: PolicyFacts) -> ClauseText
  func changes(_ facts: PolicyFacts) -> ClauseText
  func law(_ facts: PolicyFacts) -> ClauseText
  func californiaDisclosure(_ facts: PolicyFacts) -> ClauseText
  func labels(_ facts: PolicyFacts) -> ClauseText
}
