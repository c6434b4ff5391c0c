public import Core
import Persistence

extension Accounts {
  /// The first two of the three steps that end an account (§10, D3): the password again and the username typed out.
  /// The third, a link that works for an hour, goes by mail. Nothing is deleted yet. Blocked people may do this too.
  /// Throws `password-wrong`, `phrase-wrong`, `too-many-attempts`, `too-many-mails` and `busy`.
  public func requestDeletion(of account: Identifier, password: String, phrase: String) async throws {
    let (row, seal) = try await opened(account)
    let typed = CanonicalText.folded(phrase.trimmingSpaces)
    guard try seal.username(of: row) == typed else { throw AccountFault.phraseWrong }
    _ = try await checkPassword(password, of: row, seal)
    let mail = try waitingMail(.deletion, to: row, seal)
    let now = world.now
    let wait = try await database.write { transaction in
      _ = try needUnchanged(row, at: now, in: transaction)
      return try post(mail, at: now, in: transaction)
    }
    if let wait { throw AccountFault.tooManyMails(wait) }
  }

  /// What goes with the account, as far as this module knows. Throws `account-unknown`.
  public func deletionSummary(of account: Identifier) async throws -> DeletionSummary {
    let (row, seal) = try await opened(account)
    return DeletionSummary(
      account: account, username: try seal.username(of: row), createdAt: row.createdAt,
      sessions: try await sessions(of: account).count)
  }

  /// The same for the page behind the mailed link, which is not used up by looking. Throws `link-dead`.
  public func deletionSummary(token: String) async throws -> DeletionSummary {
    let now = world.now
    let link = try await database.read { try MailedLink.peek(token, [.delete], at: now, in: $0) }
    return try await deletionSummary(of: link.account)
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
