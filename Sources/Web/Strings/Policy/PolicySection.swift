import Policy

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
