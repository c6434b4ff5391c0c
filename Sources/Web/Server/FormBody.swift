import Policy

/// The fields of a form, `application/x-www-form-urlencoded`, read strictly: broken encodings, bytes that are no
/// UTF-8 and too many fields are an error, never a guess.
struct FormBody: Sendable, Hashable {
  private(set) var fields: [String: String] = [:]

  init() {}

  init(_ fields: [String: String]) {
    self.fields = fields
  }

  /// Nil when the text is no form. None of ours has two fields with one name: which of them would count is a question
  /// that programs answer differently, so nobody gets to ask it.
  init?(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    let pairs = bytes.split(
      separator: UInt8(ascii: "&"), maxSplits: Limits.formFieldsMax, omittingEmptySubsequences: true)
    guard pairs.count <= Limits.formFieldsMax else { return nil }
    for pair in pairs {
      let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(halves[0]), let value = Self.decoded(halves.count > 1 ? halves[1] : pair.prefix(0))
      else { return nil }
      guard fields.updateValue(value, forKey: name) == nil else { return nil }
    }
  }

  var names: Set<String> { Set(fields.keys) }

  /// The text of a field, empty when it was not sent. Line ends are LF.
  subscript(_ name: String) -> String { fields[name] ?? "" }

  /// A ticked box is sent, an unticked one is not.
  func isTicked(_ name: String) -> Bool { fields[name].map { !$0.isEmpty } ?? false }

  /// A text as the value of a query.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  private static func decoded(_ text: some Sequence<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      case 0x21...0x7e, 0x80...0xff: bytes.append(byte)
      default: return nil
      }
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else { return nil }
    // Browsers send CRLF for every line end of a text area.
    return decoded.replacing("\r\n", with: "\n")
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
