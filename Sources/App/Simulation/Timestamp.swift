import Core
import Policy

/// An instant as a scenario spells it: RFC 3339 in UTC, `2027-01-31T10:00:00Z`, with up to six decimals.
struct Timestamp: Sendable, Hashable, Codable {
  var instant: Instant

  init(_ instant: Instant) {
    self.instant = instant
  }

  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "T"), omittingEmptySubsequences: false)
    guard parts.count == 2, let day = Self.day(Array(parts[0])), let time = Self.time(Array(parts[1])) else {
      return nil
    }
    instant = day.start.adding(microseconds: time)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let stamp = Timestamp(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a time is written 2027-01-31T10:00:00Z")
    }
    self = stamp
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  var text: String {
    let day = CivilDate(instant)
    let rest = instant.microseconds - day.start.microseconds
    let seconds = rest / Span.second
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded($0, 2) }.joined(separator: ":")
    let fraction = rest % Span.second
    return "\(day)T\(clock)" + (fraction == 0 ? "" : "." + Self.padded(fraction, 6)) + "Z"
  }

  private static func day(_ text: [UInt8]) -> CivilDate? {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = number(text[0..<4]), let month = number(text[5..<7]), let day = number(text[8..<10])
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// Microseconds since midnight.
  private static func time(_ text: [UInt8]) -> Int64? {
    guard text.count >= 9, text.last == UInt8(ascii: "Z"), text[2] == UInt8(ascii: ":"), text[5] == UInt8(ascii: ":"),
      let hour = number(text[0..<2]), let minute = number(text[3..<5]), let second = number(text[6..<8]),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let whole = Int64(hour * 3600 + minute * 60 + second) * Span.second
    guard text.count > 9 else { return whole }
    let decimals = text[9..<(text.count - 1)]
    guard text[8] == UInt8(ascii: "."), (1...6).contains(decimals.count), let fraction = number(decimals) else {
      return nil
    }
    return (decimals.count..<6).reduce(Int64(fraction)) { value, _ in value * 10 } + whole
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
