import Core
import Persistence

extension Accounts {
  /// Whether a mailed link for a new password still works, for the page behind it. Nothing is used up.
  public func canRecover(_ token: String) async throws -> Bool {
    let now = world.now
    do {
      _ = try await database.read { try MailedLink.peek(token, [.recover], at: now, in: $0) }
      return true
    } catch let error as DomainError where error == AccountFault.linkDead {
      return false
    }
  }

  /// Sets a new password by a mailed link, which works once and for half an hour. Every session ends, every other
  /// link dies, the address counts as confirmed, since its mail was read, and who came is signed in.
  /// Throws `link-dead`, the codes of a password that cannot be chosen, and `busy`; those leave the link alive.
  public func recover(token text: String, newPassword: String, from visit: Visit) async throws -> SignedIn {
    let now = world.now
    let link = try await database.read { try MailedLink.peek(text, [.recover], at: now, in: $0) }
    let (row, seal) = try await opened(link.account)
    let email = try seal.email(of: row)
    let password = try Password(
      choosing: newPassword, username: try? Username(seal.username(of: row)), email: email)
    let hash = try seal.seal(password: try await hasher.hash(password, salt: indexes.salt(email)))
    let mail = try waitingMail(.passwordChanged, to: row, seal)
    let logins = try self.logins(of: row, seal)
    let (session, token) = (world.identifier(), AccessToken(entropy: world.entropy))
    try await database.write { transaction in
      _ = try MailedLink.take(text, [.recover], at: now, in: transaction)
      let current = try StoredAccount.need(row.id, in: transaction, at: now)
      guard current.emailIndex == row.emailIndex else { throw AccountFault.linkDead }
      try setPassword(hash, of: row.id, in: transaction)
      // Whoever else says that the address is theirs, or a clock in doubt, cannot hold this account back; only the
      // claim is left out.
      do {
        try claimAddress(of: current, at: now, in: transaction)
      } catch let fault as DomainError where fault == AccountFault.emailTaken || fault == AccountFault.clockDoubted {}
      try StoredSession.begin(session, of: row.id, token: token, device: visit.device, at: now, in: transaction)
      for login in logins { try Throttle(.login).clear(login, in: transaction) }
      try Throttle(.account).clear(indexes.account(row.id), in: transaction)
      try post(mail, at: now, in: transaction)
    }
    return SignedIn(account: row.id, session: session, token: token, language: row.language)
  }

  /// A new password ends whatever the old one or a mail had opened.
  func setPassword(_ sealed: [UInt8], of account: Identifier, in transaction: any Transaction) throws {
    try transaction.run("UPDATE accounts SET password_sealed = \(sealed) WHERE id = \(account)")
    try StoredSession.endAll(of: account, in: transaction)
    try MailedLink.removeAll(of: account, in: transaction)
  }

  /// What failures to sign in to this account are counted under.
  func logins(of row: StoredAccount, _ seal: AccountSeal) throws -> [[UInt8]] {
    let username = try seal.username(of: row)
    return [indexes.login(Login(username)), indexes.login(.email(try seal.email(of: row)))]
  }
}
