import Core
import Policy

/// The frame of the policy pages and the names of everything that stands in their tables.
struct PolicyStrings: Sendable {
  let title: String
  /// {site}.
  let lead: Phrase
  /// {version}.
  let version: Phrase
  let contents: String
  let decisions: String

  let legalName: String
  let registrationNumber: String
  let address: String
  let contact: String
  let updatedOn: String
  let governingLaw: String
  let court: String
  /// In the place of what the operator has not said (§1).
  let notGiven: String

  let purpose: String
  let ground: String
  let dataColumn: String
  let keptColumn: String
  let thenColumn: String
  let clauseColumn: String
  let whileAccountLives: String
  /// {span}, {number}: the chat's cap beside its age.
  let keptOrNewest: Phrase
  /// {span}.
  let afterFiscalYear: Phrase
  let exceptPrime: String
  let thenErased: String
  /// {span}.
  let thenTrash: Phrase
  let thenPurged: String
  let categoryColumn: String
  let sourceColumn: String
  let recipientColumn: String

  let cookiesTitle: String
  let cookiesLead: String
  let cookieName: String
  let cookieKind: String
  let cookieReason: String
  let cookieLifetime: String
  let untilBrowserCloses: String
  let cookiesChoice: String

  let contractorsTitle: String
  let contractorsLead: String
  let contractorsNone: String
  let country: String
  let contractDate: String
  let theyKeep: String
  let noTraining: String
  let sees: String
  let yes: String
  let no: String
  let toPolicy: String
  let toCookies: String
  let toContractors: String
  let toProof: String

  let names: any PolicyNames
  let text: any PolicyText

  static func of(_ language: Language) -> PolicyStrings {
    switch language {
    case .english: english
    case .russian: russian
    case .kazakh: kazakh
    }
  }
}

/// The names of the policy's values; a value without a name in some language does not build.
protocol PolicyNames: Sendable {
  func dataClass(_ dataClass: DataClass) -> String
  func purpose(_ purpose: Purpose) -> String
  func ground(_ ground: Ground) -> String
  func recipient(_ recipient: Recipient) -> String
  func category(_ category: DataClass.CaliforniaCategory) -> String
  func source(_ source: DataClass.Source) -> String
  func outgoing(_ outgoing: OutgoingClass) -> String
  func delivery(_ delivery: DeliveryClass) -> String
  func cookieKind(_ kind: Cookie.Kind) -> String
  /// Nil for a rule or a cookie that has no words yet; a test finds it.
  func rule(_ rule: Retention) -> String?
  func cookieReason(_ cookie: Cookie) -> String?
}
