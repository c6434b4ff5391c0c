public import Accounts
public import Core
import Persistence
public import Policy
import Privacy

extension Studio {
  /// The reminders of one person that are owed at an instant: works that Prime never kept and whose time is over in
  /// `Retention.reminderDays`, one for each. Asked for people who have agreed to mails that are not owed (D5b, D30); of
  /// all others the page shows the date. Changes nothing; `Accounts.send` sends them, each once.
  public func reminders(
    of account: Identifier, at now: Instant, late: Period = Retention.noticeLate
  ) async throws -> [Notice] {
    var notices: [Notice] = []
    var place = ""
    while true {
      let after = place
      let part = try await database.read { transaction in
        try shelves(
          of: account, where: "deleted_at IS NULL AND id > \(after)", limit: PageLimit.most, isNewestFirst: false,
          in: transaction)
      }
      notices += part.compactMap { Self.reminder(of: $0, account, at: now, late: late) }
      guard part.count == PageLimit.most, let last = part.last else { return notices }
      place = last.work.id.description
    }
  }

  /// A work goes with the last of its versions.
  private static func reminder(of shelf: Shelf, _ account: Identifier, at now: Instant, late: Period) -> Notice? {
    let lives = shelf.kept.map { shelf.life($0) }
    let ends = lives.compactMap(\.expiresAt)
    guard ends.count == lives.count, let end = ends.max(), lives.allSatisfy({ $0.primeEndsAt == nil }) else {
      return nil
    }
    let days = Retention.reminderDays
    let notice = DueNotice(at: end.adding(microseconds: -Int64(days) * Span.day), days: days, due: end)
    return notice.isOwed(at: now, late: late)
      ? Notice(.reminder, account: account, work: shelf.work.id, days: days, due: end) : nil
  }
}
