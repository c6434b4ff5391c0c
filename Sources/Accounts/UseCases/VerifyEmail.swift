public import Core
import Persistence

extension Accounts {
  /// Sends the link that confirms the account's address once more. Throws `email-verified`, `too-many-mails` and
  /// `account-unknown`.
  public func sendVerification(of account: Identifier) async throws {
    let (row, seal) = try await opened(account)
    guard !row.isVerified else { throw AccountFault.emailVerified }
    let mail = try waitingMail(.verification, to: row, seal)
    let now = world.now
    let wait = try await database.write { try post(mail, at: now, in: $0) }
    if let wait { throw AccountFault.tooManyMails(wait) }
  }

  /// What opening a link from a mail brought about.
  public enum Verified: Sendable, Hashable {
    case address(account: Identifier)
    case newAddress(account: Identifier)
  }

  /// What a mailed link would confirm, for the page behind it. Nothing is used up: programs that guard mailboxes look
  /// at links before people do. Throws `link-dead`.
  public func verification(_ token: String) async throws -> Verified {
    let now = world.now
    let link = try await database.read { try MailedLink.peek(token, [.verify, .email], at: now, in: $0) }
    return link.purpose == .email ? .newAddress(account: link.account) : .address(account: link.account)
  }

  /// Opens a mailed link that confirms an address: the account's own or, after a change, the new one. Works once.
  /// Throws `link-dead`, `email-taken` when another account confirmed the address first, and `clock-doubted`, which
  /// leaves the link alive.
  public func verify(_ token: String) async throws -> Verified {
    let now = world.now
    let link = try await database.read { try MailedLink.peek(token, [.verify, .email], at: now, in: $0) }
    if link.purpose == .email { return .newAddress(account: try await confirmEmail(token)) }
    try await database.write { transaction in
      let link = try MailedLink.take(token, [.verify], at: now, in: transaction)
      let row = try StoredAccount.need(link.account, in: transaction, at: now)
      try claimAddress(of: row, at: now, in: transaction)
    }
    return .address(account: link.account)
  }

  /// The address is this account's from now on. Throws `email-taken` and `clock-doubted`.
  func claimAddress(of row: StoredAccount, at now: Instant, in transaction: any Transaction) throws {
    if row.isVerified { return }
    guard try !StoredAccount.isTaken(email: row.emailIndex, at: now, in: transaction) else {
      throw AccountFault.emailTaken
    }
    try closeDue(email: row.emailIndex, at: now, in: transaction)
    try transaction.run("UPDATE accounts SET verified_index = email_index WHERE id = \(row.id)")
  }
}
