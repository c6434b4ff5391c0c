import Core
import Policy
import Privacy
import Testing

@Suite struct WorkLifeTests {
  /// `2027-01-31` and seconds of that day.
  private func at(_ year: Int, _ month: Int, _ day: Int, second: Int64 = 36_000) throws -> Instant {
    try #require(CivilDate(year: year, month: month, day: day)).start.adding(microseconds: second * Span.second)
  }

  @Test func threeMonthsThenSevenDaysThenGone() throws {
    let work = try WorkLife(createdAt: at(2027, 1, 31))
    let due = try at(2027, 4, 30)
    #expect(work.expiresAt == due)
    #expect(work.standing(at: due.adding(microseconds: -1)) == .kept(until: due))
    let end = Period.days(7).end(from: due)
    #expect(work.standing(at: due) == .inTrash(until: end, needsPrime: true))
    #expect(work.standing(at: end.adding(microseconds: -1)) == .inTrash(until: end, needsPrime: true))
    #expect(work.standing(at: end) == .gone(since: end))
  }

  @Test func boundsHoldForEveryDayOfFourYears() throws {
    for days in 20_000..<21_461 {
      let created = CivilDate(daysSince1970: days)
      let work = WorkLife(createdAt: created.start)
      let due = try #require(work.expiresAt)
      #expect(due >= created.adding(months: 2).start)
      let lastByte = Retention.purgeLag.end(from: Period.days(7).end(from: due))
      #expect(lastByte <= created.adding(months: 4).start)
    }
  }

  @Test func primeProtectsAndItsEndRestartsTheClock() throws {
    let prime = try PrimeSpan(start: at(2027, 2, 1), end: at(2027, 8, 31))
    let work = try WorkLife(createdAt: at(2027, 1, 31), prime: [prime])
    #expect(try work.expiresAt == at(2027, 11, 30))
    #expect(
      try WorkLife(createdAt: at(2027, 1, 31), prime: [PrimeSpan(start: at(2027, 2, 1), end: nil)]).expiresAt == nil)
  }

  @Test func primeThatEndedBeforeTheWorkBeganChangesNothing() throws {
    let prime = try PrimeSpan(start: at(2026, 1, 1), end: at(2026, 6, 1))
    #expect(try WorkLife(createdAt: at(2027, 1, 31), prime: [prime]).expiresAt == at(2027, 4, 30))
  }

  @Test func primeBoughtAtTheInstantOfExpiryIsTooLate() throws {
    let due = try at(2027, 4, 30)
    let late = try PrimeSpan(start: due, end: at(2028, 4, 30))
    let inTime = try PrimeSpan(start: due.adding(microseconds: -Span.second), end: at(2028, 4, 30))
    #expect(try WorkLife(createdAt: at(2027, 1, 31), prime: [late]).expiresAt == due)
    #expect(try WorkLife(createdAt: at(2027, 1, 31), prime: [inTime]).expiresAt == at(2028, 7, 30))
  }

  @Test func aDeletedWorkComesBackUntilTheSeventhDay() throws {
    let deleted = try at(2027, 2, 10)
    let work = try WorkLife(createdAt: at(2027, 1, 31), deletedAt: deleted)
    let end = Period.days(7).end(from: deleted)
    #expect(work.standing(at: deleted) == .inTrash(until: end, needsPrime: false))
    #expect(work.canRestore(at: Period.hours(6 * 24 + 23).end(from: deleted)))
    #expect(!work.canRestore(at: end))
  }

  @Test func whatExpiresInTheTrashRestoresOnlyWithPrime() throws {
    let deleted = try at(2027, 4, 28)
    var work = try WorkLife(createdAt: at(2027, 1, 31), deletedAt: deleted)
    #expect(try work.canRestore(at: at(2027, 4, 29)))
    #expect(try !work.canRestore(at: at(2027, 5, 1)))
    work.prime = [try PrimeSpan(start: at(2027, 5, 1), end: at(2027, 6, 1))]
    #expect(try work.canRestore(at: at(2027, 5, 1)))
    // Restored under Prime it lives by that Prime's end.
    work.deletedAt = nil
    work.revivedAt = try at(2027, 5, 2)
    #expect(try work.expiresAt == at(2027, 9, 1))
    #expect(try work.standing(at: at(2027, 5, 3)) == .kept(until: at(2027, 9, 1)))
    // Prime that is ended in the very instant of the return had still run then.
    work.prime = [try PrimeSpan(start: at(2027, 5, 1), end: at(2027, 5, 2))]
    #expect(try work.expiresAt == at(2027, 8, 2))
  }

  @Test func anExpiryAfterTheDeletionDoesNotLengthenTheTrash() throws {
    let deleted = try at(2027, 4, 28)
    let work = try WorkLife(createdAt: at(2027, 1, 31), deletedAt: deleted)
    let end = Period.days(7).end(from: deleted)
    #expect(try work.standing(at: at(2027, 5, 2)) == .inTrash(until: end, needsPrime: true))
    #expect(work.standing(at: end) == .gone(since: end))
  }

  /// D45b: what came back under one Prime stays by it, whatever is done to it later.
  @Test func aLaterRestoreDoesNotTakeTheRevivalBack() throws {
    let prime = [
      try PrimeSpan(start: at(2027, 5, 1), end: at(2027, 6, 1)),
      try PrimeSpan(start: at(2027, 9, 3), end: at(2027, 9, 4)),
    ]
    var work = try WorkLife(createdAt: at(2027, 1, 31), prime: prime, revivedAt: at(2027, 5, 2))
    // Deleted and restored in time: the date stays.
    #expect(try work.expiresAt == at(2027, 9, 1))
    // Expired on 1 September and brought back once more under the next Prime.
    #expect(try work.canRestore(at: at(2027, 9, 3)))
    work.revivedAt = try at(2027, 9, 3)
    #expect(try work.expiresAt == at(2027, 12, 4))
  }

  /// D5, D5b.
  @Test func noticesComeAtTheEndOfPrimeAndThirtySevenAndOneDayBefore() throws {
    var work = try WorkLife(createdAt: at(2027, 1, 31))
    #expect(work.notices == [])
    work.prime = [try PrimeSpan(start: at(2027, 2, 1), end: nil)]
    #expect(work.notices == [])
    let end = try at(2027, 11, 30)
    work.prime = [try PrimeSpan(start: at(2027, 2, 1), end: end)]
    let due = try at(2028, 2, 29)
    #expect(work.notices.map(\.days) == [91, 30, 7, 1] && work.notices.allSatisfy { $0.due == due })
    #expect(try work.notices.map(\.at) == [end, at(2028, 1, 30), at(2028, 2, 22), at(2028, 2, 28)])
    #expect(work.notices.map(\.isPrimeEnd) == [true, false, false, false])
  }

  /// Prime that protects it only in part, or twice with a gap: the last end counts.
  @Test func theLastEndOfPrimeCounts() throws {
    let spans = [
      try PrimeSpan(start: at(2027, 2, 1), end: at(2027, 2, 5)),
      try PrimeSpan(start: at(2027, 5, 5, second: 35_999), end: at(2027, 5, 6)),
      // Too late: it begins at the very expiry.
      try PrimeSpan(start: at(2027, 8, 6), end: at(2027, 9, 1)),
    ]
    let work = try WorkLife(createdAt: at(2027, 1, 31), prime: spans)
    #expect(try work.primeEndsAt == at(2027, 5, 6) && work.expiresAt == at(2027, 8, 6))
    // Prime that ended when the work was made never protected it.
    #expect(try WorkLife(createdAt: at(2027, 5, 6), prime: spans).primeEndsAt == nil)
    #expect(try WorkLife(createdAt: at(2027, 9, 1), prime: spans).notices == [])
  }

  /// D5b: a notice that was missed for more than a day is never sent late.
  @Test func aMissedNoticeIsNotSentLate() throws {
    let notice = try DueNotice(at: at(2027, 5, 1), days: 7, due: at(2027, 5, 8))
    #expect(try !notice.isOwed(at: at(2027, 5, 1).adding(microseconds: -1)))
    #expect(try notice.isOwed(at: at(2027, 5, 1)) && notice.isOwed(at: at(2027, 5, 2)))
    #expect(try !notice.isOwed(at: at(2027, 5, 2).adding(microseconds: 1)))
    #expect(try !notice.isOwed(at: at(2027, 5, 1).adding(microseconds: 1), late: .minutes(0)))
    // On the last day it is not sent any more once the thing is gone.
    let last = try DueNotice(at: at(2027, 5, 7), days: 1, due: at(2027, 5, 8))
    #expect(try !last.isOwed(at: at(2027, 5, 8)))
  }

  /// Whatever is told of a work stays true until its next date: what pages remember relies on it (D45).
  @Test(arguments: 0..<200) func nothingChangesBeforeTheNextDate(_ seed: UInt64) throws {
    var chance = Seed(seed).generator("dates")
    let start = try at(2027, 1, 31)
    func day(_ range: Range<Int64>) -> Instant {
      start.adding(microseconds: Int64.random(in: range, using: &chance) * Span.day / 4)
    }
    func spans() -> [PrimeSpan] {
      (0..<Int.random(in: 0..<3, using: &chance)).map { _ in
        let began = day(-400..<800)
        let length = Int64.random(in: 1..<400, using: &chance) * Span.day / 4
        return PrimeSpan(start: began, end: Bool.random(using: &chance) ? began.adding(microseconds: length) : nil)
      }
    }
    let prime = spans()
    let life = WorkLife(
      createdAt: start, prime: prime.sorted { $0.start < $1.start },
      deletedAt: Bool.random(using: &chance) ? day(0..<800) : nil,
      revivedAt: Bool.random(using: &chance) ? day(300..<800) : nil, keptOnRequest: spans())
    for _ in 0..<20 {
      let now = day(0..<2_000)
      let next = life.nextDate(after: now) ?? day(2_000..<4_000)
      #expect(next > now)
      let span = next.microseconds - now.microseconds
      for microseconds in [Int64.random(in: 0..<span, using: &chance), span - 1] {
        let later = now.adding(microseconds: microseconds)
        #expect(life.standing(at: later) == life.standing(at: now))
        #expect(life.canRestore(at: later) == life.canRestore(at: now))
        #expect(prime.map { $0.contains(later) } == prime.map { $0.contains(now) })
      }
    }
  }
}
