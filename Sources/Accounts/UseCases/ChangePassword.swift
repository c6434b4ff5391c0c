public import Core
import Persistence

extension Accounts {
  /// Sets a new password. All sessions end; the one that asked goes on under a new token, which the answer holds.
  /// Links in mails die, and the owner is told by mail. Throws `password-wrong`, the codes of a password that cannot
  /// be chosen, `session-unknown`, `too-many-attempts` and `busy`.
  public func changePassword(
    of account: Identifier, current: String, new: String, session: Identifier
  ) async throws -> SignedIn {
    let (row, seal) = try await opened(account)
    _ = try await checkPassword(current, of: row, seal)
    let email = try seal.email(of: row)
    let password = try Password(choosing: new, username: try? Username(seal.username(of: row)), email: email)
    let hash = try seal.seal(password: try await hasher.hash(password, salt: indexes.salt(email)))
    let mail = try waitingMail(.passwordChanged, to: row, seal)
    let (next, token, now) = (world.identifier(), AccessToken(entropy: world.entropy), world.now)
    try await database.write { transaction in
      _ = try needUnchanged(row, at: now, in: transaction)
      let device = try transaction.row(
        "SELECT device FROM sessions WHERE id = \(session) AND account = \(account) AND ends_at > \(now)")
      guard let device = try device?.text(0) else { throw AccountFault.sessionUnknown }
      try setPassword(hash, of: account, in: transaction)
      try StoredSession.begin(next, of: account, token: token, device: device, at: now, in: transaction)
      try post(mail, at: now, in: transaction)
    }
    return SignedIn(account: account, session: next, token: token, language: row.language)
  }
}
