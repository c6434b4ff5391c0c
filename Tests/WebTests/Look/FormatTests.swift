import Core
import Policy
import Testing

@testable import Web

@Suite struct FormatTests {
  /// 30 November 2026, 16:05:09 UTC.
  private let moment = Instant(microseconds: 1_796_054_709_000_000)

  @Test func datesAreWrittenAsPeopleWriteThem() {
    #expect(Format.date(moment, .english) == "30 November 2026")
    #expect(Format.date(moment, .russian) == "30\u{a0}ноября 2026\u{a0}г.")
    #expect(Format.date(moment, .kazakh) == "2026\u{a0}ж. 30\u{a0}қараша")
    #expect(Format.machine(moment) == "2026-11-30T16:05:09Z")
    #expect(Format.moment(moment, .english) == "30 November 2026, 16:05 UTC")
  }

  @Test func untilTakesItsEnding() throws {
    let february = try #require(CivilDate(year: 2027, month: 2, day: 23)).start
    #expect(Format.dateUntil(february, .kazakh) == "2027\u{a0}ж. 23\u{a0}ақпанға")
    let september = try #require(CivilDate(year: 2027, month: 9, day: 1)).start
    #expect(Format.dateUntil(september, .kazakh) == "2027\u{a0}ж. 1\u{a0}қыркүйекке")
    #expect(Format.dateUntil(february, .russian) == Format.date(february, .russian))
  }

  @Test(arguments: [
    (0, "0:00"), (9.99, "0:09"), (60, "1:00"), (605, "10:05"), (-3, "0:00"), (.nan, "0:00"), (.infinity, "0:00"),
  ])
  func clocks(_ seconds: Double, _ text: String) {
    #expect(Format.clock(seconds) == text)
  }

  @Test func numbersAndSizes() {
    #expect(
      [0, 999, 1000, 1_234_567, -5].map { Format.number($0, .english) } == ["0", "999", "1,000", "1,234,567", "−5"])
    #expect(Format.number(4990, .kazakh) == "4\u{202f}990")
    #expect(Format.bytes(800, .english) == "1\u{a0}KB")
    #expect(Format.bytes(1_135_000, .english) == "1.1\u{a0}MB")
    #expect(Format.bytes(6_000_000, .russian) == "6\u{a0}МБ")
    #expect(Format.bytes(1_500_000_000, .russian) == "1,5\u{a0}ГБ")
    #expect(Format.bytes(-1, .english) == "0\u{a0}KB")
    #expect(Format.number(.min, .english).hasPrefix("−9,223"))
  }
}
