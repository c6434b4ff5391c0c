public import Core
import Persistence

extension Accounts {
  /// Opens the link that was sent to a new address: from now on it is the account's, and the old one is told.
  /// Answers the account. Throws `link-dead`, `email-taken` when another account confirmed the address first, and
  /// `clock-doubted`, which leaves the link alive.
  @discardableResult
  public func confirmEmail(_ token: String) async throws -> Identifier {
    let now = world.now
    let (link, change) = try await database.read { transaction in
      let link = try MailedLink.peek(token, [.email], at: now, in: transaction)
      guard let change = try WaitingChange.find(link.account, at: now, in: transaction) else {
        throw AccountFault.linkDead
      }
      return (link, change)
    }
    let (row, seal) = try await opened(link.account)
    let email = try seal.seal(email: seal.waitingEmail(change.emailSealed))
    let password = try seal.seal(password: seal.waitingPassword(change.passwordSealed))
    // To the address the account leaves, which is still in `row`.
    let mail = try waitingMail(.emailChanged, to: row, seal)
    try await database.write { transaction in
      _ = try MailedLink.take(token, [.email], at: now, in: transaction)
      guard try WaitingChange.find(link.account, at: now, in: transaction) == change else {
        throw AccountFault.linkDead
      }
      _ = try needUnchanged(row, at: now, in: transaction)
      guard try !StoredAccount.isTaken(email: change.emailIndex, at: now, in: transaction) else {
        throw AccountFault.emailTaken
      }
      try closeDue(email: change.emailIndex, at: now, in: transaction)
      try transaction.run(
        """
        UPDATE accounts SET email_index = \(change.emailIndex), verified_index = \(change.emailIndex),
          email_sealed = \(email), password_sealed = \(password) WHERE id = \(row.id)
        """)
      // Links that lie in the old mailbox must open nothing any more.
      try MailedLink.removeAll(of: row.id, in: transaction)
      try post(mail, at: now, in: transaction)
    }
    return row.id
  }
}
