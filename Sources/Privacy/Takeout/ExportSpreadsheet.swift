/// Rows for a spreadsheet (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe, so
/// that opening the file runs nothing, whoever wrote the text in it (threats: traces).
enum ExportSpreadsheet {
  /// Lets a spreadsheet read UTF-8.
  static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

  static func line(_ cells: [String]) -> [UInt8] {
    Array((cells.map(cell).joined(separator: ",") + "\r\n").utf8)
  }

  static func cell(_ text: String) -> String {
    let first = text.unicodeScalars.first { $0 != " " }
    let isFormula = first.map { "=+-@\t\r\n|＝＋－＠".unicodeScalars.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    let needsQuotes = safe.utf8.contains { [UInt8(ascii: "\""), UInt8(ascii: ","), 10, 13].contains($0) }
    return needsQuotes || isFormula ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
  }

  static func text(_ value: ExportValue) -> String {
    switch value {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): "\(number)"
    case .text(let text): text
    case .time(let instant): instant.exactText
    case .bytes, .json:
      {
        var output: [UInt8] = []
        value.write(to: &output)
        return String(decoding: output, as: UTF8.self)
      }()
    }
  }

  /// Whole numbers are numbers, minus sign and all; everything else is looked at.
  static func line(_ row: ExportedRow) -> [UInt8] {
    let cells = row.values.map { name, value -> String in
      if case .integer(let number) = value { return String(number) }
      return cell(text(value))
    }
    return Array((cells.joined(separator: ",") + "\r\n").utf8)
  }
}
