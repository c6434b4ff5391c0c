import Core
import Foundation
import Persistence
import Policy
import TestSupport
import Testing

@testable import Privacy

/// How a take-out writes values down.
@Suite struct ExportFormTests {
  @Test(arguments: [0, 1, -1, 999_999, 1_000_000, 1_795_428_000_123_456, -62_135_596_800_000_000] as [Int64])
  func timesComeBackToTheMicrosecond(_ microseconds: Int64) {
    let instant = Instant(microseconds: microseconds)
    #expect(Instant(exact: instant.exactText) == instant, "\(instant.exactText)")
  }

  @Test func timesHaveOneSpelling() {
    #expect(Instant(microseconds: 1_795_428_000_000_007).exactText == "2026-11-23T10:00:00.000007Z")
    for text in [
      "2026-11-23T10:00:00Z", "2026-11-23T10:00:00.7Z", "2026-11-23 10:00:00.000007Z", "", ".", "x.000000Z",
      "2026-11-23T24:00:00.000000Z", "2026-11-23T9999999999999999:00:00.000000Z",
      "2026-11-23T10:9223372036854775807:00.000000Z",
    ] {
      #expect(Instant(exact: text) == nil, "\(text)")
    }
  }

  /// Foundation reads what we wrote.
  @Test func textsAreJSON() throws {
    let text = "\"\\\u{0}\u{1f}\n\t€ 🎵 </script>"
    var output: [UInt8] = []
    ExportValue.text(text).write(to: &output)
    let read = try JSONSerialization.jsonObject(with: Data(output), options: .fragmentsAllowed) as? String
    #expect(read == text)
  }

  /// Threats, traces: cells that a spreadsheet would run.
  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "|cmd", "＝1", "=HYPERLINK(\"x\")"])
  func formulasAreTexts(_ text: String) {
    let cell = ExportSpreadsheet.cell(text)
    #expect(cell.hasPrefix("\"'") && cell.hasSuffix("\""))
    #expect(cell == "\"'" + text.replacing("\"", with: "\"\"") + "\"")
  }

  @Test func otherCellsStayAsTheyAre() {
    #expect(
      ExportSpreadsheet.line(["a", "b,c", "d\"e", "f\ng", ""]) == Array("a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n".utf8))
    let row = ExportedRow(values: [("a", .integer(-5)), ("b", .text("-5")), ("c", .null)])
    #expect(ExportSpreadsheet.line(row) == Array("-5,\"'-5\",\r\n".utf8))
  }
}
