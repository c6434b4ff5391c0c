import Core
import Jobs
import Persistence
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

  /// What the password's owner did, told to an address that is theirs, has a count of its own: nobody can use up the
  /// mails that would warn them.
  var isOwnAct: Bool {
    switch self {
    case .passwordChanged, .emailAsked, .emailChanged, .deletion: true
    case .verification, .recovery, .failures, .emailConfirm, .notice, .takeout, .policyChange: false
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
    let throttle = Throttle(mail.kind.isOwnAct && mail.recipientVerified ? .ownerMail : .mail)
    if case .wait(let seconds) = try throttle.take(mail.recipientIndex, at: now, in: transaction) { return seconds }
    try store(mail, at: now, in: transaction)
    return nil
  }

  /// The same without counting, for mails that nobody's act asks for.
  func store(_ mail: WaitingMail, at now: Instant, in transaction: any Transaction) throws {
    try transaction.run(
      """
      INSERT INTO outbox (id, account, kind, recipient_sealed, email_index, language, made_at, ends_at)
      VALUES (\(mail.id), \(mail.account), \(mail.kind.rawValue), \(mail.recipientSealed), \(nil as [UInt8]?),
        \(mail.language.rawValue), \(now), \(Limits.mailKept.end(from: now)))
      """)
    try queue.enqueue(SendMail.kind, subject: mail.id, account: mail.account, in: transaction)
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
