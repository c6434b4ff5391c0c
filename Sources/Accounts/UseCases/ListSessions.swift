public import Core
import Persistence

extension Accounts {
  /// The living sessions of an account, the newest first; at most `Limits.sessionsPerAccountMax`.
  public func sessions(of account: Identifier, current: Identifier? = nil) async throws -> [Session] {
    let now = world.now
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT id, started_at, ends_at, access_day, device FROM sessions
        WHERE account = \(account) AND ends_at > \(now) ORDER BY started_at DESC, id DESC
        """
      ).map { row in
        let id = try row.identifier(0)
        return Session(
          id: id, startedAt: try row.instant(1), endsAt: try row.instant(2), lastSeenDay: try row.instant(3),
          device: try row.text(4), isCurrent: id == current)
      }
    }
  }
}
