public import Core
import Persistence
import Policy

extension Accounts {
  /// Asks to change the address: a link goes to the new one, word of it to the old one. Until the link is opened the
  /// old address stays. That the new one may belong to another account is told by mail only.
  /// Throws `email-invalid`, `email-same`, `password-wrong`, `too-many-attempts`, `too-many-mails` and `busy`.
  public func changeEmail(of account: Identifier, password text: String, new typed: String) async throws {
    let email = try EmailAddress(typed)
    let (row, seal) = try await opened(account)
    let index = indexes.email(email)
    let password = try await checkPassword(text, of: row, seal)
    guard index != row.emailIndex else { throw AccountFault.emailSame }
    // The salt belongs to the address, so the password is hashed anew while it is at hand.
    let hash = try await hasher.hash(password, salt: indexes.salt(email))
    let sealed = try seal.seal(waiting: email, hash)
    let confirm = try waitingMail(.emailConfirm, to: email, of: row, seal)
    let notice = try waitingMail(.emailAsked, to: row, seal)
    let now = world.now
    try await database.write { transaction in
      _ = try needUnchanged(row, at: now, in: transaction)
      try MailedLink.remove(.email, of: account, in: transaction)
      try transaction.run("DELETE FROM email_changes WHERE account = \(account)")
      try transaction.run(
        """
        INSERT INTO email_changes (account, email_index, email_sealed, password_sealed, made_at, ends_at)
        VALUES (\(account), \(index), \(sealed.email), \(sealed.password), \(now),
          \(Limits.emailChangeLink.end(from: now)))
        """)
      // The change is not to be had without telling the new address; the old one's word is bounded like any mail.
      if let wait = try post(confirm, at: now, in: transaction) { throw AccountFault.tooManyMails(wait) }
      try post(notice, at: now, in: transaction)
    }
  }

  /// A mail to an address that is not the account's own, at least not yet.
  func waitingMail(
    _ kind: MailKind, to email: EmailAddress, of row: StoredAccount, _ seal: AccountSeal
  ) throws -> WaitingMail {
    let id = world.identifier()
    return WaitingMail(
      id: id, kind: kind, account: row.id, recipientIndex: indexes.email(email),
      recipientSealed: try seal.seal(recipient: email, mail: id), recipientVerified: false, language: row.language)
  }
}
