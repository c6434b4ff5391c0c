import Core
import Policy
import Privacy

/// Copies of somebody's data: the page where they are asked for, and the papers inside (§9.1, D31).
struct TakeoutStrings: Sendable {
  let title: String
  let lead: String
  let inside: String
  let insideItems: [String]
  let notInside: String
  let ask: String
  let askAgain: String
  /// {date}.
  let nextOn: Phrase
  let waiting: String
  let look: String
  /// {date}, {size}.
  let ready: Phrase
  /// {date}.
  let readyUntil: Phrase
  let readyChange: String
  let download: String
  let care: String
  let delete: String
  let deleted: String
  let failed: String

  let paperTitle: String
  /// {site}, {date}.
  let paperLead: Phrase
  let paperOpen: String
  let paperFiles: String
  let paperUnnamed: String
  let paperData: String
  let paperLeftOut: String
  let paperCheck: String
  /// Why something is not in it, as a sentence.
  let reason: @Sendable (ExportPlan.Reason) -> String

  static func of(_ language: Language) -> TakeoutStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}

extension Strings {
  var takeout: TakeoutStrings { .of(language) }
}
