public import Core
import Persistence
public import Policy
import Privacy

extension Accounts {
  /// The notices about accounts that nobody uses which are owed at an instant (D7): 30, 7 and 1 days before the end.
  /// Changes nothing; `send` sends them, each once. An access or paid Prime moves the date, and the notices with it.
  ///
  /// - Parameter late: how long after its instant a notice may still be sent; what was missed for longer is not (D5b).
  public func inactivityNotices(
    at now: Instant, late: Period = Retention.noticeLate
  ) async throws -> [Notice] {
    var notices: [Notice] = []
    for days in Retention.noticeDays.sorted(by: >) {
      // The ends that such a notice announces if it is owed now.
      let latest = now.adding(microseconds: Int64(days) * Span.day)
      let earliest = latest.adding(microseconds: -Int64(late.mostDays * Double(Span.day)))
      var place: Identifier?
      while true {
        let after = place
        let part = try await database.read { try Self.ending(from: earliest, to: latest, after: after, in: $0) }
        notices += part.ends.flatMap { account, due in
          DueNotice.before(due).filter { $0.days == days && $0.isOwed(at: now, late: late) }
            .map { Notice(.inactivity, account: account, days: $0.days, due: due) }
        }
        guard let next = part.next else { break }
        place = next
      }
    }
    return notices
  }

  /// Accounts whose end lies within a span, found by the day of their last access and by the end of their paid Prime,
  /// each by its index; the rule alone says when each of them ends.
  private static func ending(
    from earliest: Instant, to latest: Instant, after place: Identifier?, in transaction: any Transaction
  ) throws -> (ends: [(Identifier, Instant)], next: Identifier?) {
    guard let keep = Retention.inactiveAccount.keep else { return ([], nil) }
    let (least, most) = (Int64(keep.leastDays) * Span.day, Int64(keep.mostDays) * Span.day)
    let (from, to) = (earliest.adding(microseconds: -most), latest.adding(microseconds: -least))
    // The day of an access begins a day before the midnight from which the year runs.
    let ids = try transaction.rows(
      """
      SELECT id FROM (
        SELECT id FROM accounts WHERE state <> 'closed'
          AND access_day >= \(from.adding(microseconds: -Span.day)) AND access_day <= \(to)
        UNION
        SELECT account FROM prime_spans WHERE ground = 'paid' AND ends_at >= \(from) AND ends_at <= \(to)
      ) AS candidates WHERE id > \(place?.description ?? "") ORDER BY id LIMIT \(SweepLimits.batch)
      """
    ).map { try $0.identifier(0) }
    let ends = try ids.compactMap { id -> (Identifier, Instant)? in
      guard let row = try StoredAccount.findDueToo(id, in: transaction),
        let due = try row.closesAt(in: transaction), earliest <= due, due <= latest
      else { return nil }
      return (id, due)
    }
    return (ends, ids.count == SweepLimits.batch ? ids.last : nil)
  }
}
