import Core
import Policy

/// Everything this module writes to people, as values. Each language is one switch over them, so a mail without its
/// words in every language does not compile. Nothing that a stranger typed is ever part of a mail, save a username,
/// which has letters and digits only.
enum AccountMail: Sendable, Hashable {
  struct Choice: Sendable, Hashable {
    var username: String
    var link: String
  }

  case verification(link: String)
  /// Somebody gave an address that has its account already.
  case alreadyRegistered
  case recovery([Choice])
  case failures
  case passwordChanged
  /// To the new address.
  case emailConfirm(link: String)
  /// To the old address, before.
  case emailAsked
  /// To the old address, after.
  case emailChanged
  case deletion(link: String)
  /// The copy of somebody's data is ready; it lies behind signing in (D31).
  case takeout
  /// After the account is gone, to the address that it had.
  case receipt(String)
  /// The account was a child's and is gone (D35).
  case child(receipt: String, contact: String)
  /// The account ends in so many days because nobody uses it (D7).
  case inactivity(days: Int, end: Instant)
  /// Prime has ended; so many works stay until a day (D5).
  case primeEnded(works: Int, end: Instant)
  /// So many works that Prime once kept go in so many days (D5).
  case removal(works: Int, days: Int, end: Instant)
  /// So many works that Prime never kept go, told because the person asked for it (D30).
  case reminder(works: Int, end: Instant)
  /// Another version of the policy binds from a day on (D36).
  case policyChange(from: Instant)

  /// A subject and paragraphs.
  struct Words: Sendable, Hashable {
    var subject: String
    var paragraphs: [String]

    init(_ subject: String, _ paragraphs: String...) {
      self.subject = subject
      self.paragraphs = paragraphs
    }
  }

  /// - Parameter account: whose line in the ledger of what leaves it becomes.
  func outgoing(
    to recipient: String, in language: Language, _ site: MailSite, account: Identifier? = nil
  ) -> OutgoingMail {
    let words: Words
    let greeting: String
    switch language {
    case .english: (words, greeting) = (english(site), "Hello!")
    case .russian: (words, greeting) = (russian(site), "Здравствуйте!")
    case .kazakh: (words, greeting) = (kazakh(site), "Сәлеметсіз бе!")
    }
    let text = ([greeting] + words.paragraphs + ["\(site.name)\n\(site.origin)"]).joined(separator: "\n\n") + "\n"
    return OutgoingMail(
      recipient: recipient, subject: "\(words.subject) – \(site.name)", text: text, language: language, kind: kind,
      account: account)
  }

  /// Its name in the ledger. Whoever gives an address must not learn from their lines whether it has an account
  /// already, so both mails that answer a given address are called the same.
  private var kind: String {
    switch self {
    case .verification, .alreadyRegistered, .emailConfirm: "verification"
    case .recovery: "recovery"
    case .failures: "failures"
    case .passwordChanged: "password-changed"
    case .emailAsked: "email-asked"
    case .emailChanged: "email-changed"
    case .deletion: "deletion"
    case .receipt, .child: "receipt"
    case .takeout: "takeout"
    case .inactivity, .primeEnded, .removal, .reminder: "notice"
    case .policyChange: "policy-change"
    }
  }

  static func list(_ choices: [Choice]) -> String {
    choices.map { "\($0.username)\n\($0.link)" }.joined(separator: "\n\n")
  }
}
