import Core
import Persistence
import Policy
import Privacy

extension Accounts {
  /// Who holds a session's token; nil when the session is over or the account closed. The access is kept as a day
  /// only (D7), so a request writes at most once a day. Asked again while nothing was written, it is remembered.
  public func visitor(_ token: String) async throws -> Visitor? {
    guard let hash = AccessToken.hash(of: token) else { return nil }
    return try await visitors.value(hash) { try await read(hash) }
  }

  /// Drops what is remembered of people and has been outdated by a commit or by the time.
  public func refresh() async {
    await visitors.refresh()
  }

  private func read(_ hash: [UInt8]) async throws -> Reading<Visitor?> {
    let now = world.now
    guard let found = try await database.read({ try Self.find(hash, in: $0, at: now) }) else {
      return Reading(nil, until: nil)
    }
    let username: String
    do {
      username = try await seal(of: found.row.id).username(of: found.row)
    } catch let error as DomainError where error.kind == .gone {
      // Erased between the two looks.
      return Reading(nil, until: nil)
    }
    if found.seenDay < StoredSession.day(now) { try await touch(found, at: now) }
    let visitor = Visitor(
      account: found.row.id, session: found.session, username: username, language: found.row.language,
      emailVerified: found.row.isVerified, isAdmin: found.row.isAdmin, state: found.row.state,
      holdsUntil: found.until(now))
    return Reading(visitor, until: visitor.holdsUntil)
  }

  private struct Found: Sendable {
    var session: Identifier
    var seenDay: Instant
    var endsAt: Instant
    var row: StoredAccount

    /// The end of the session; the midnight after which the next access is noted (D7); the end of an account that nobody
    /// uses (D7b), which is at hand only for one that Prime alone keeps.
    func until(_ now: Instant) -> Instant {
      let midnight = CivilDate(now).next.start
      let due = DueDates.inactivity(lastAccess: CivilDate(row.accessDay)) ?? midnight
      return min(endsAt, midnight, due)
    }
  }

  private static func find(_ hash: [UInt8], in transaction: any Transaction, at now: Instant) throws -> Found? {
    let session = try transaction.row(
      "SELECT id, account, access_day, ends_at FROM sessions WHERE token_hash = \(hash) AND ends_at > \(now)")
    guard let session, let row = try StoredAccount.find(session.identifier(1), in: transaction, at: now) else {
      return nil
    }
    return Found(
      session: try session.identifier(0), seenDay: try session.instant(2), endsAt: try session.instant(3), row: row)
  }

  private func touch(_ found: Found, at now: Instant) async throws {
    try await database.write { transaction in
      try transaction.run(
        "UPDATE sessions SET access_day = \(StoredSession.day(now)) WHERE id = \(found.session)")
      try StoredSession.touch(found.row.id, at: now, in: transaction)
    }
  }
}
