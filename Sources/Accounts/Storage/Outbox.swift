import Core
import Jobs
public import Persistence
import Policy

/// Mails that wait for the job that sends them. A row says who is to be told what; links and their secrets come into
/// being only when the mail is written, so no secret ever waits in the database.
enum MailKind: String, Sendable, CaseIterable {
  case verification, recovery, failures, deletion, notice, takeout
  case passwordChanged = "password-changed"
  case emailConfirm = "email-confirm"
  case emailAsked = "email-asked"
  case emailChanged = "email-changed"
  case policyChange = "policy-change"

  /// What mails of this kind are counted under when they go to an address that is their reader's own; nil for what is
  /// owed and comes of nobody's asking. What warns somebody has a count of its own: nobody can use up those mails.
  var rule: Throttle.Rule? {
    switch self {
    case .passwordChanged, .emailAsked, .emailChanged, .deletion: .ownerMail
    case .failures: .failuresMail
    case .verification, .recovery, .emailConfirm: .mail
    case .notice, .takeout, .policyChange: nil
    }
  }
}

/// One mail to one account's owner, ready to be stored.
struct WaitingMail: Sendable {
  var id: Identifier
  var kind: MailKind
  var account: Identifier
  var recipientIndex: [UInt8]
  var recipientSealed: [UInt8]
  var recipientVerified: Bool
  var language: Language

  /// An address that nobody has confirmed may be a stranger's, whatever accounts name it: all its mails are one count.
  var rule: Throttle.Rule? { recipientVerified ? kind.rule : .mail }
}

extension Accounts {
  func waitingMail(_ kind: MailKind, to row: StoredAccount, _ seal: AccountSeal) throws -> WaitingMail {
    let id = world.identifier()
    return WaitingMail(
      id: id, kind: kind, account: row.id, recipientIndex: row.emailIndex,
      recipientSealed: try seal.seal(recipient: seal.email(of: row), mail: id), recipientVerified: row.isVerified,
      language: row.language)
  }

  /// Puts a mail into the outbox. When the address has had its mails for this window, answers how many seconds to
  /// wait and stores nothing.
  @discardableResult
  func post(_ mail: WaitingMail, at now: Instant, in transaction: any Transaction) throws -> Int? {
    if let rule = mail.rule,
      case .wait(let seconds) = try Throttle(rule).take(mail.recipientIndex, at: now, in: transaction)
    {
      return seconds
    }
    try transaction.run(
      """
      INSERT INTO outbox (id, account, kind, recipient_sealed, email_index, language, made_at, ends_at)
      VALUES (\(mail.id), \(mail.account), \(mail.kind.rawValue), \(mail.recipientSealed), \(nil as [UInt8]?),
        \(mail.language.rawValue), \(now), \(Limits.mailKept.end(from: now)))
      """)
    try queue.enqueue(SendMail.kind, subject: mail.id, account: mail.account, in: transaction)
    return nil
  }

  /// Counts a mail that another part of the program writes to an address, whoever has it. False when the address has
  /// had its mails for this window, and for what is no address. It looks at no account (D28).
  public func mayWrite(to typed: String, in transaction: any Transaction) throws -> Bool {
    guard let email = try? EmailAddress(typed) else { return false }
    switch try Throttle(.mail).take(indexes.email(email), at: world.now, in: transaction) {
    case .counted: return true
    case .wait: return false
    }
  }

  /// A wish for a new password, stored the same whether anybody has the address or not.
  func postRecovery(
    _ id: Identifier, to index: [UInt8], language: Language, at now: Instant, in transaction: any Transaction
  ) throws {
    if case .wait = try Throttle(.mail).take(index, at: now, in: transaction) { return }
    try transaction.run(
      """
      INSERT INTO outbox (id, account, kind, recipient_sealed, email_index, language, made_at, ends_at)
      VALUES (\(id), \(nil as Identifier?), 'recovery', \(nil as [UInt8]?), \(index), \(language.rawValue), \(now),
        \(Limits.mailKept.end(from: now)))
      """)
    try queue.enqueue(SendMail.kind, subject: id, account: nil, in: transaction)
  }
}
