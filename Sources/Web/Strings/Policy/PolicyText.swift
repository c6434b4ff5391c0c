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

/// The clauses in the order of the page. §2, §5, §7 and §9 have an introduction of their own, and the labels that the
/// law on artificial intelligence asks for stand after the last clause.
struct PolicySection: Sendable {
  /// As in a link to the clause: `5.4` for §5.4.
  var anchor: String
  var clause: Clause?
  /// The decisions that say how the clause is read.
  var decisions: [Clause]
  var text: ClauseText

  private static func section(_ clause: Clause, _ text: ClauseText, _ decisions: Clause...) -> PolicySection {
    PolicySection(anchor: clause.anchor, clause: clause, decisions: decisions, text: text)
  }

  /// A main clause that only leads to those below it.
  private static func parent(_ anchor: String, _ text: ClauseText, _ decisions: Clause...) -> PolicySection {
    PolicySection(anchor: anchor, clause: nil, decisions: decisions, text: text)
  }

  static func all(_ text: any PolicyText, _ facts: PolicyFacts) -> [PolicySection] {
    whatIsHeld(text, facts) + howLong(text, facts) + whoReceives(text, facts) + rightsAndRules(text, facts)
  }

  private static func whatIsHeld(_ text: any PolicyText, _ facts: PolicyFacts) -> [PolicySection] {
    [
      section(.operatorIdentity, text.operatorIdentity(facts)),
      section(.adultsOnly, text.adultsOnly(facts), .ageBox),
      parent("2", text.dataHeld(facts)),
      section(.accountData, text.accountData(facts)),
      section(.uploads, text.uploads(facts), .uploadsTransformed, .photoFacts),
      section(.generatedContent, text.generatedContent(facts), .derivedInherits),
      section(.technicalData, text.technicalData(facts), .addressHash, .addressHashMonth, .cleanLogs),
      section(.payments, text.payments(facts)),
      section(.purposes, text.purposes(facts)),
      section(.grounds, text.grounds(facts), .internalUse),
    ]
  }

  private static func howLong(_ text: any PolicyText, _ facts: PolicyFacts) -> [PolicySection] {
    [
      parent("5", text.keeping(facts), .hiddenAtExpiry, .halfOpen),
      section(.keepAccount, text.keepAccount(facts)),
      section(
        .keepInactive, text.keepInactive(facts), .primePostponesInactivity, .accessIsAuthenticated,
        .inactivityFromMidnight),
      section(.keepUploads, text.keepUploads(facts), .deletionTakesUploads, .uploadAgain),
      section(
        .keepGenerated, text.keepGenerated(facts), .removalAfterThreeMonths, .trashSevenDays, .primeRestartsClock),
      section(.keepChats, text.keepChats(facts), .removalAfterThreeMonths, .chatCap),
      section(.keepLogs, text.keepLogs(facts), .addressHashMonth, .cleanLogs),
      section(.keepTransactions, text.keepTransactions(facts), .transactionsWithoutIdentity, .fiscalYearUTC),
      section(.protection, text.protection(facts), .backupsCiphertext),
    ]
  }

  private static func whoReceives(_ text: any PolicyText, _ facts: PolicyFacts) -> [PolicySection] {
    [
      parent("7", text.receiving(facts)),
      section(.recipients, text.recipients(facts), .register, .disclosureCases),
      section(.outgoingRequests, text.outgoingRequests(facts), .redaction, .soundStaysHere),
      section(.transfersAbroad, text.transfersAbroad(facts)),
      section(.confidentiality, text.confidentiality(facts), .register),
      section(.training, text.training(facts), .internalUse, .smallCounts),
    ]
  }

  private static func rightsAndRules(_ text: any PolicyText, _ facts: PolicyFacts) -> [PolicySection] {
    [
      parent("9", text.asking(facts)),
      section(.rights, text.rights(facts), .restriction, .takeout),
      section(.californiaRights, text.californiaRights(facts)),
      section(.requests, text.requests(facts)),
      section(.proofOfRequests, text.proofOfRequests(facts), .requestProof),
      section(.answerTime, text.answerTime(facts), .requestDeadline),
      section(
        .accountDeletion, text.accountDeletion(facts), .deletionSteps, .deletionSwept, .registerAgain, .refundWindow),
      section(
        .cookies, text.cookies(facts), .ownVisitCounts, .metrikaOptIn, .essentialCookies, .globalPrivacyControl),
      section(.moderation, text.moderation(facts), .screening, .holds, .holdPostponesPurge),
      section(.children, text.children(facts), .ageBox),
      section(.doNotTrack, text.doNotTrack(facts), .globalPrivacyControl),
      section(.changes, text.changes(facts), .materialChange),
      section(.law, text.law(facts)),
      section(.californiaDisclosure, text.californiaDisclosure(facts)),
      parent("labels", text.labels(facts)),
    ]
  }
}

extension Clause {
  /// The clause's place on the policy page: `/policy#5.4` for §5.4.
  var anchor: String { rawValue.hasPrefix("§") ? String(rawValue.dropFirst()) : rawValue }
}
