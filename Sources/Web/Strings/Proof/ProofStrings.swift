import Core
import Privacy

/// The page of proof.
struct ProofStrings: Sendable {
  let title: String
  let lead: String
  let green: String
  let red: String
  let reasons: [Conformance.Reason: String]
  /// {time}.
  let lookedAt: Phrase
  let classesTitle: String
  let classesLead: String
  let dataColumn: String
  /// How much of its time the thing has used that is nearest to its end: one in the trash has used all but its days
  /// there.
  let oldestColumn: String
  let limitColumn: String
  let overdueColumn: String
  let clauseColumn: String
  let shortLived: String
  let nothing: String
  let noNumber: String
  let none: String
  let unknown: String
  let never: String
  let nobody: String
  let factsTitle: String
  let swept: String
  let policyVersion: String
  let tightened: String
  let backup: String
  let keySnapshot: String
  let drill: String
  let restored: String
  let tombstonesLost: String
  let holds: String
  let disclosures: String
  let openRequests: String
  let overdueRequests: String
  let oldestRequest: String
  let contractors: String
  /// {days}.
  let visitsTitle: Phrase
  let visitsLead: String
  let pages: [VisitCounts.Page: String]
  /// {number}.
  let fewerThan: Phrase
  let checkTitle: String
  let checkLead: String
  let publicKey: String
  let signature: String
  let toData: String
  let spans: SpanWords

  func days(_ count: Int) -> String { spans.plain(count, .day) }
  func hours(_ count: Int) -> String { spans.plain(count, .hour) }

  static func of(_ language: Language) -> ProofStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}
