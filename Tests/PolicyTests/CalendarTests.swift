import Core
import Foundation
import Policy
import Testing

@Suite struct CalendarTests {
  private func date(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
    try #require(CivilDate(year: year, month: month, day: day))
  }

  /// Foundation's calendar is the independent witness.
  @Test func daysAgreeWithFoundation() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for days in stride(from: -30_000, through: 60_000, by: 13) {
      let ours = CivilDate(daysSince1970: days)
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Foundation.Date(timeIntervalSince1970: Double(days) * 24 * 3600))
      #expect([ours.year, ours.month, ours.day] == [parts.year, parts.month, parts.day])
      #expect(ours.daysSince1970 == days)
    }
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
    var day = try date(1900, 1, 1)
    let end = try date(2300, 1, 1)
    while day < end {
      let next = day.next
      #expect(next > day && next.daysSince1970 == day.daysSince1970 + 1)
      #expect(CivilDate(year: next.year, month: next.month, day: next.day) == next)
      day = next
    }
  }

  @Test func monthsClampAtTheirEnds() throws {
    #expect(try date(2027, 1, 31).adding(months: 1) == date(2027, 2, 28))
    #expect(try date(2028, 1, 31).adding(months: 1) == date(2028, 2, 29))
    #expect(try date(2027, 11, 30).adding(months: 3) == date(2028, 2, 29))
    #expect(try date(2028, 2, 29).adding(months: 12) == date(2029, 2, 28))
    #expect(try date(2027, 3, 31).adding(months: -1) == date(2027, 2, 28))
    #expect(try date(2027, 1, 15).adding(months: -13) == date(2025, 12, 15))
  }

  @Test func monthsKeepTheTimeOfDay() throws {
    let start = try date(2027, 1, 31).start.adding(microseconds: 36_000_000_001)
    #expect(try Period.months(3).end(from: start) == date(2027, 4, 30).start.adding(microseconds: 36_000_000_001))
  }

  @Test func daysBefore1970BelongToTheirDay() {
    #expect(CivilDate(Instant(microseconds: -1)).description == "1969-12-31")
    #expect(CivilDate(Instant(microseconds: 0)).description == "1970-01-01")
    _ = CivilDate(Instant(microseconds: .min))
    _ = CivilDate(Instant(microseconds: .max))
  }

  @Test func daysThatDoNotExistAreNil() {
    #expect(CivilDate(year: 2027, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2100, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2000, month: 2, day: 29) != nil)
    #expect(CivilDate(year: 2027, month: 13, day: 1) == nil)
  }

  /// The bounds used in proofs are true for every start in 400 years.
  @Test(arguments: [1, 2, 3, 4, 11, 12, 60])
  func periodBoundsHold(_ months: Int) {
    let bounds = Period.months(months).leastDays...Period.months(months).mostDays
    for days in stride(from: 0, to: 146_097, by: 1) {
      let start = CivilDate(daysSince1970: days)
      let length = Double(start.adding(months: months).daysSince1970 - days)
      if !bounds.contains(length) { Issue.record("\(start): \(length)") }
    }
  }
}
