public import Core

/// Who runs an instance (§1, §16). All of it is configuration; nothing of it is guessed.
public struct Operator: Sendable, Hashable {
  /// A text that may be written differently in each language, such as a postal address or the name of a court.
  public struct LocalText: Sendable, Hashable {
    public var english: String
    public var russian: String
    public var kazakh: String

    public init(english: String, russian: String, kazakh: String) {
      self.english = english
      self.russian = russian
      self.kazakh = kazakh
    }

    /// One text for every language.
    public init(_ text: String) {
      self.init(english: text, russian: text, kazakh: text)
    }

    public func text(_ language: Language) -> String {
      switch language {
      case .english: english
      case .russian: russian
      case .kazakh: kazakh
      }
    }
  }

  public var legalName: LocalText
  public var registrationNumber: String
  public var address: LocalText
  public var contactMail: String
  /// The day on which the operator last changed the text or these details.
  public var updatedOn: CivilDate
  public var law: LocalText
  public var court: LocalText
  /// Where people complain about the operator (§9.1): the authority of the operator's own country.
  public var authority: LocalText

  /// The authorised body for the protection of personal data in the Republic of Kazakhstan, whose law is that of §1.
  public static let authorityOfKazakhstan = LocalText(
    english: "Ministry of Artificial Intelligence and Digital Development of the Republic of Kazakhstan",
    russian: "Министерство искусственного интеллекта и цифрового развития Республики Казахстан",
    kazakh: "Қазақстан Республикасының Жасанды интеллект және цифрлық даму министрлігі")

  public init(
    legalName: LocalText, registrationNumber: String, address: LocalText, contactMail: String,
    updatedOn: CivilDate = PolicyVersion.current.day, law: LocalText, court: LocalText,
    authority: LocalText = authorityOfKazakhstan
  ) {
    self.legalName = legalName
    self.registrationNumber = registrationNumber
    self.address = address
    self.contactMail = contactMail
    self.updatedOn = updatedOn
    self.law = law
    self.court = court
    self.authority = authority
  }
}
