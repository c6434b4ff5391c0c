public import Core
import Foundation
import Policy
import Vault

/// A value of a row as a take-out says it.
public enum ExportValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  /// In UTC, to the microsecond: `2027-01-31T10:00:00.000001Z`.
  case time(Instant)
  /// As hexadecimal digits.
  case bytes([UInt8])
  /// A text in JSON, as it was sealed.
  case json([UInt8])

  public var text: String? { if case .text(let text) = self { text } else { nil } }

  /// As JSON.
  func write(to output: inout [UInt8]) {
    switch self {
    case .null: output += Array("null".utf8)
    case .integer(let number): output += Array(String(number).utf8)
    case .real(let number): output += Array((number.isFinite ? "\(number)" : "null").utf8)
    case .text(let text): Self.quote(text, to: &output)
    case .time(let instant): Self.quote(instant.exactText, to: &output)
    case .bytes(let bytes): Self.quote(Digest.hex(bytes), to: &output)
    case .json(let bytes): output += bytes
    }
  }

  static func quote(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): output += Array("\\n".utf8)
      case 0..<0x20: output += Array("\\u00\(Digest.hex([byte]))".utf8)
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}

/// One row of a table: what its columns hold, in the order of their names.
public struct ExportedRow: Sendable {
  public var values: [(name: String, value: ExportValue)]

  public subscript(name: String) -> ExportValue { values.first { $0.name == name }?.value ?? .null }

  /// As one line of JSON.
  var json: [UInt8] {
    var output: [UInt8] = [UInt8(ascii: "{")]
    for (place, (name, value)) in values.enumerated() {
      if place > 0 { output += Array(", ".utf8) }
      ExportValue.quote(name, to: &output)
      output += Array(": ".utf8)
      value.write(to: &output)
    }
    output.append(UInt8(ascii: "}"))
    return output
  }
}

extension Instant {
  /// `2027-01-31T10:00:00.000001Z`: everything that is stored of an instant.
  public var exactText: String {
    let second = microseconds >= 0 ? microseconds / Span.second : (microseconds - Span.second + 1) / Span.second
    let rest = String(microseconds - second * Span.second)
    let whole = Instant(microseconds: second * Span.second).utc
    return "\(whole.dropLast()).\(String(repeating: "0", count: 6 - rest.count))\(rest)Z"
  }

  /// Reads exactly that.
  public init?(exact text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let whole = Instant(utc: parts[0] + "Z"), parts[1].utf8.count == 7,
      let rest = Int64(parts[1].dropLast())
    else { return nil }
    self = whole.adding(microseconds: rest)
    guard exactText == text else { return nil }
  }
}
