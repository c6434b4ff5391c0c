import Core
import Persistence
import Policy

/// Rows of sessions. A session is found by the hash of its token and in no other way.
enum StoredSession {
  /// Begins one and, at the limit, ends the oldest.
  static func begin(
    _ session: Identifier, of account: Identifier, token: AccessToken, device: String, at now: Instant,
    in transaction: any Transaction
  ) throws {
    let lifetime = Cookie.session.lifetime ?? Limits.attemptsWindow
    try transaction.run(
      """
      INSERT INTO sessions (id, account, token_hash, device, started_at, access_day, ends_at)
      VALUES (\(session), \(account), \(token.hash), \(device), \(now), \(day(now)), \(lifetime.end(from: now)))
      """)
    try transaction.run(
      """
      DELETE FROM sessions WHERE account = \(account) AND id NOT IN (
        SELECT id FROM sessions WHERE account = \(account) ORDER BY started_at DESC, id DESC
        LIMIT \(Limits.sessionsPerAccountMax))
      """)
    try touch(account, at: now, in: transaction)
  }

  static func endAll(of account: Identifier, in transaction: any Transaction) throws {
    try transaction.run("DELETE FROM sessions WHERE account = \(account)")
  }

  /// The day is all that is kept of an access (D7).
  static func touch(_ account: Identifier, at now: Instant, in transaction: any Transaction) throws {
    let day = day(now)
    try transaction.run("UPDATE accounts SET access_day = \(day) WHERE id = \(account) AND access_day < \(day)")
  }

  static func day(_ now: Instant) -> Instant { CivilDate(now).start }
}
