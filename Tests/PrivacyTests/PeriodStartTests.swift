import Core
import Policy
import Testing

@testable import Privacy

@Suite struct PeriodStartTests {
  /// The start is the latest instant whose end is not after now, for spans with and without an exact inverse.
  @Test(arguments: [Period.hours(24), .days(60), .minutes(1), .months(3), .months(12)])
  func theStartIsTheLatestThatHasPassed(_ period: Period) throws {
    for day in [(2027, 3, 31), (2028, 2, 29), (2027, 12, 31), (2026, 5, 30), (2028, 3, 1)] {
      let now = try #require(CivilDate(year: day.0, month: day.1, day: day.2)).start.adding(microseconds: 12_345)
      let start = period.start(endingAt: now)
      #expect(period.end(from: start) <= now)
      #expect(period.end(from: start.adding(microseconds: 1)) > now)
    }
  }
}
