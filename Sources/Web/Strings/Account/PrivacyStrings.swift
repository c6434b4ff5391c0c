import Core
import Policy
import Privacy

/// "My data": what is held about a person, until when, why, and what would change it (§9.1, D2b).
struct PrivacyStrings: Sendable {
  let title: String
  let lead: String
  let youTold: String
  let memberSince: String
  let prime: String
  /// {date}.
  let primeUntil: Phrase
  let primeEndless: String
  let adultStatement: String
  let policyAccepted: String
  let toldOfChange: String
  /// {date}, {day}: told on the date, binding from the day.
  let toldOn: Phrase
  /// {date}, {version}.
  let adultStated: Phrase
  let held: String
  let heldLead: String
  let count: String
  let until: String
  let ground: String
  let uses: String
  let change: String
  let nothingHeld: String
  let whileAccountLives: String
  /// {date}: also the day on which an unused account ends.
  let unusedUntil: Phrase
  /// {date}.
  let untilDay: Phrase
  /// {first}, {last}.
  let untilDays: Phrase
  let correct: String
  let endSessions: String
  let forecast: String
  /// {span}.
  let forecastLead: Phrase
  /// {span}.
  let forecastNone: Phrase
  let forecastDay: String
  let forecastWhat: String
  let forecastStep: String
  let stepTrash: String
  let stepGone: String
  let left: String
  let leftNothing: String
  let leftNoneYet: String
  let leftSome: String
  let leftWhen: String
  let leftWhat: String
  let leftTo: String
  let looks: String
  let looksLead: String
  let looksNone: String
  /// {date}, {thing}.
  let look: Phrase
  /// {date}, {thing}: a look of which the person learns once the hold is over.
  let lookUnderHold: Phrase
  let choicesLead: String
  let rights: String
  /// {contact}, {span}.
  let rightsText: Phrase
  let complaints: String
  /// {authority}.
  let complaintsText: Phrase
  let complaintsElsewhere: String
  let seePolicy: String

  /// What would change the date of a class: by which act, or that none does.
  let changes: @Sendable (_ of: DataClass, _ spans: SpanWords) -> String

  /// What somebody has looked at.
  let thing: @Sendable (_ of: HeldKind) -> String

  static func of(_ language: Language) -> PrivacyStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}

extension SpanWords {
  func plain(_ rule: Retention) -> String { rule.keep.map(plain) ?? "–" }
  func oblique(_ rule: Retention) -> String { rule.keep.map(oblique) ?? "–" }

  /// An age as it stands in "I am … or older".
  func age(_ years: Int) -> String {
    language == .russian ? plain(years, .year) : String(years)
  }
}
