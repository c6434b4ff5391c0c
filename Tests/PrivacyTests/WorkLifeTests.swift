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
    work.restoredAt = try at(2027, 5, 2)
    #expect(try work.expiresAt == at(2027, 9, 1))
    #expect(try work.standing(at: at(2027, 5, 3)) == .kept(until: at(2027, 9, 1)))
  }

  @Test func anExpiryAfterTheDeletionDoesNotLengthenTheTrash() throws {
    let deleted = try at(2027, 4, 28)
    let work = try WorkLife(createdAt: at(2027, 1, 31), deletedAt: deleted)
    let end = Period.days(7).end(from: deleted)
    #expect(try work.standing(at: at(2027, 5, 2)) == .inTrash(until: end, needsPrime: true))
    #expect(work.standing(at: end) == .gone(since: end))
  }

  @Test func noticesComeThirtySevenAndOneDayBefore() throws {
    let work = try WorkLife(createdAt: at(2027, 1, 31))
    #expect(try work.notices == [at(2027, 3, 31), at(2027, 4, 23), at(2027, 4, 29)])
  }
}
