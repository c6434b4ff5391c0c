import Core
import Persistence
import Policy
import Privacy

/// Closes accounts that nobody has used for a year (§5.2, D7, D7b), whether their address was ever confirmed or not.
/// Closing notes the erasure, which the next forgetter of the sweep carries out (D3b).
struct InactiveAccounts: Forgetter {
  let name = "inactive-accounts"
  let clause = Clause.keepInactive
  let retention: Retention? = .inactiveAccount
  let accounts: Accounts

  func count(dueAt now: Instant) async throws -> Int {
    var (count, place) = (0, Place.first)
    while true {
      let from = place
      let part = try await accounts.database.read { try Self.examine(after: from, at: now, limit: Self.batch, in: $0) }
      count += part.due.count
      guard let next = part.next else { return count }
      place = next
    }
  }

  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    var (count, place) = (0, Place.first)
    while count < limit {
      let (from, most) = (place, min(limit - count, Self.batch))
      let part = try await accounts.database.write { transaction in
        let part = try Self.examine(after: from, at: now, limit: most, in: transaction)
        for row in part.due { try accounts.closeDue(row, at: now, in: transaction) }
        return part
      }
      count += part.due.count
      guard let next = part.next else { break }
      place = next
    }
    return count
  }

  /// Closing one is a dozen statements, so a transaction holds few of them.
  private static let batch = PageLimit.most

  private struct Place: Sendable {
    var day: Instant
    var id: String
    static let first = Place(day: Instant(microseconds: .min), id: "")
  }

  /// Candidates by the index of days, so that the cost follows the due. Those with paid Prime that may still postpone
  /// are left out by the statement; the rule alone decides about the others.
  private static func examine(
    after place: Place, at now: Instant, limit: Int, in transaction: any Transaction
  ) throws -> (due: [StoredAccount], next: Place?) {
    let year = Int64(Retention.inactiveAccount.keep?.leastDays ?? 0) * Span.day
    let rows = try transaction.rows(
      """
      SELECT id, access_day FROM accounts
      WHERE state <> 'closed' AND access_day <= \(now.adding(microseconds: -year - Span.day))
        AND access_day >= \(place.day) AND (access_day > \(place.day) OR id > \(place.id))
        AND NOT EXISTS (
          SELECT 1 FROM prime_spans WHERE account = accounts.id AND ground = 'paid'
            AND (ends_at IS NULL OR ends_at > \(now.adding(microseconds: -year))))
      ORDER BY access_day, id LIMIT \(limit)
      """)
    let due = try rows.compactMap { row -> StoredAccount? in
      guard let found = try StoredAccount.findDueToo(row.identifier(0), in: transaction),
        try !found.isAlive(at: now, in: transaction)
      else { return nil }
      return found
    }
    guard rows.count == limit, let last = rows.last else { return (due, nil) }
    return (due, Place(day: try last.instant(1), id: try last.text(0)))
  }
}
