import Core
import Policy
import Privacy
import Testing

/// §5.2, §5.3, §5.7, §9.5, D7b, D10b, D13b, D20b, D29, D45b.
@Suite struct DueDatesTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
    try #require(CivilDate(year: year, month: month, day: day))
  }

  @Test func uploadsGoAfterSevenTimesTwentyFourHours() throws {
    let received = try day(2027, 3, 27).start.adding(microseconds: 1)
    #expect(try DueDates.upload(receivedAt: received) == day(2027, 4, 3).start.adding(microseconds: 1))
  }

  @Test func inactivityRunsFromTheMidnightThatEndsTheDay() throws {
    #expect(try DueDates.inactivity(lastAccess: day(2027, 5, 10)) == day(2028, 5, 11).start)
    #expect(try DueDates.inactivity(lastAccess: day(2028, 2, 28)) == day(2029, 2, 28).start)
  }

  @Test func paidPrimePostponesInactivity() throws {
    let end = try day(2028, 1, 5).start.adding(microseconds: 77)
    let span = PrimeSpan(start: try day(2027, 1, 1).start, end: end)
    #expect(try DueDates.inactivity(lastAccess: day(2027, 1, 1), paidPrime: [span]) == Period.years(1).end(from: end))
    let endless = PrimeSpan(start: try day(2027, 1, 1).start, end: nil)
    #expect(try DueDates.inactivity(lastAccess: day(2027, 1, 1), paidPrime: [endless]) == nil)
  }

  /// Prime bought at the due instant finds a closed account; Prime with gaps counts as long as each part came in time.
  @Test func onlyPrimeInTimePostpones() throws {
    let last = try day(2027, 2, 28)
    let due = try day(2028, 3, 1).start
    #expect(DueDates.inactivity(lastAccess: last) == due)
    let late = PrimeSpan(start: due, end: try day(2029, 1, 1).start)
    #expect(DueDates.inactivity(lastAccess: last, paidPrime: [late]) == due)
    let first = PrimeSpan(start: due.adding(microseconds: -1), end: try day(2028, 3, 5).start)
    let second = PrimeSpan(start: try day(2029, 3, 4).start, end: try day(2029, 8, 31).start)
    #expect(try DueDates.inactivity(lastAccess: last, paidPrime: [first, second]) == day(2030, 8, 31).start)
    #expect(try DueDates.inactivity(lastAccess: last, paidPrime: [first]) == day(2029, 3, 5).start)
  }

  /// D6: renewal stops early enough for the year to end, whatever the day.
  @Test func renewalStopsBeforeTheYearIsOver() throws {
    #expect(try DueDates.renewalStop(lastAccess: day(2027, 3, 30)) == day(2028, 2, 29).start)
    #expect(try DueDates.renewalStop(lastAccess: day(2027, 1, 1)) == day(2027, 12, 2).start)
    for days in 20_000..<21_461 {
      let access = CivilDate(daysSince1970: days)
      #expect(DueDates.renewalStop(lastAccess: access) < DueDates.inactivity(lastAccess: access) ?? access.start)
    }
  }

  @Test func transactionsStayFiveYearsFromTheCloseOfTheirYear() throws {
    let first = try day(2027, 1, 1).start
    let last = try day(2028, 1, 1).start.adding(microseconds: -1)
    #expect(try DueDates.transaction(paidAt: first) == day(2033, 1, 1).start)
    #expect(try DueDates.transaction(paidAt: last) == day(2033, 1, 1).start)
    // Never less than five years, never more than six (§5.7).
    for offset in stride(from: Int64(0), to: 365, by: 1) {
      let paid = first.adding(microseconds: offset * Span.day)
      let due = try #require(DueDates.transaction(paidAt: paid))
      #expect(due >= Period.years(5).end(from: paid) && due <= Period.years(6).end(from: paid))
    }
  }

  @Test func theKeyOfAMonthOutlivesItsLastHash() throws {
    let key = try #require(DueDates.addressKey(year: 2027, month: 3))
    #expect(try key == day(2028, 4, 1).start)
    let lastHash = try day(2027, 4, 1).start.adding(microseconds: -1)
    #expect(try #require(DueDates.addressHash(madeAt: lastHash)) <= key)
  }

  @Test func requestsAreAnsweredWithinTheShorterTime() throws {
    #expect(try DueDates.answer(receivedAt: day(2027, 1, 31).start) == day(2027, 2, 28).start)
    #expect(try DueDates.answer(receivedAt: day(2027, 3, 5).start) == day(2027, 4, 4).start)
  }

  @Test func overlappingHoldsPostponeThePurgeToTheLastOfThem() {
    func instant(_ value: Int64) -> Instant { Instant(microseconds: value) }
    let due = instant(100)
    #expect(DueDates.purge(due: due, holds: []) == due)
    #expect(DueDates.purge(due: due, holds: [instant(140)..<instant(200), instant(50)..<instant(150)]) == instant(200))
    #expect(DueDates.purge(due: due, holds: [instant(50)..<instant(150), instant(160)..<instant(200)]) == instant(150))
    #expect(DueDates.purge(due: due, holds: [instant(100)..<instant(200)]) == due)
    #expect(DueDates.purge(due: due, holds: [instant(10)..<instant(100)]) == due)
  }
}
