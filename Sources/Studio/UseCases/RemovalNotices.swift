public import Accounts
public import Core
import Persistence
public import Policy
import Privacy

extension Studio {
  /// The notices about works that Prime once kept which are owed at an instant (D5, D5b): at the end of Prime, and 30, 7
  /// and 1 days before the removal; one for each work and mark. What lies in the trash, and what the Prime that runs
  /// keeps, is not told; what is held is, since its dates go on (D20b). Changes nothing; `Accounts.send` sends them,
  /// each once.
  ///
  /// - Parameter late: how long after its instant a notice may still be sent; what was missed for longer is not.
  public func removalNotices(at now: Instant, late: Period = Retention.noticeLate) async throws -> [Notice] {
    var notices: [Notice] = []
    for ends in Self.primeEnds(toldAt: now, late: late) {
      var place: Identifier?
      while true {
        let after = place
        let accounts = try await database.read { try person.primeEnded(ends, after, SweepLimits.batch, $0) }
        for account in accounts { notices += try await removalNotices(of: account, at: now, late: late) }
        guard accounts.count == SweepLimits.batch, let last = accounts.last else { break }
        place = last
      }
    }
    // The end of one Prime may stand in two of the spans: a notice is owed once.
    var seen: Set<Notice> = []
    return notices.filter { seen.insert($0).inserted }
  }

  private func removalNotices(of account: Identifier, at now: Instant, late: Period) async throws -> [Notice] {
    var notices: [Notice] = []
    var place = ""
    while true {
      let after = place
      let part = try await database.read { transaction in
        try shelves(
          of: account, where: "deleted_at IS NULL AND id > \(after)", limit: PageLimit.most, isNewestFirst: false,
          withHeld: true, in: transaction)
      }
      for shelf in part {
        var shelf = shelf
        shelf.now = now
        notices += shelf.kept.flatMap { version in
          shelf.life(version).notices.filter { $0.isOwed(at: now, late: late) }.map { notice in
            Notice(
              notice.isPrimeEnd ? .primeEnded : .removal, account: account, work: shelf.work.id, days: notice.days,
              due: notice.due)
          }
        }
      }
      guard part.count == PageLimit.most, let last = part.last else { return notices }
      place = last.work.id.description
    }
  }

  /// When a Prime can have ended of which something is to be told at an instant: just then, or as long ago as the
  /// three months, at their shortest and longest, less the days of a notice.
  private static func primeEnds(toldAt now: Instant, late: Period) -> [Range<Instant>] {
    guard let keep = Retention.generated.keep else { return [] }
    let lateness = Int64(late.mostDays * Double(Span.day))
    let (least, most) = (Int64(keep.leastDays) * Span.day, Int64(keep.mostDays) * Span.day)
    func range(_ from: Int64, _ to: Int64) -> Range<Instant> {
      now.adding(microseconds: from)..<now.adding(microseconds: to + 1)
    }
    return [range(-lateness, 0)]
      + Retention.noticeDays.map { days in
        range(Int64(days) * Span.day - most - lateness, Int64(days) * Span.day - least)
      }
  }
}
