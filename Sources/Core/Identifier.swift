/// The name of a stored thing: a UUID of version 7 (RFC 9562), so that ids sort by their time of making.
/// Ids are no secrets: 74 random bits keep them apart, but a link that grants access needs `Sharing.LinkToken`.
public struct Identifier: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  public static let randomByteCount = 10

  private var high: UInt64
  private var low: UInt64

  /// - Parameters:
  ///   - milliseconds: since 1970; only the low 48 bits fit, which lasts until the year 10889.
  ///   - random: at least ten bytes from a cryptographic source; six of their bits give way to the version.
  /// Returns nil when there are too few random bytes.
  public init?(milliseconds: UInt64, random: [UInt8]) {
    guard random.count >= Self.randomByteCount else { return nil }
    let first = UInt64(random[0]) << 8 | UInt64(random[1])
    let rest = random[2..<Self.randomByteCount].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    high = milliseconds << 16 | 0x7000 | first & 0x0fff
    low = 0x8000_0000_0000_0000 | rest & 0x3fff_ffff_ffff_ffff
  }

  /// Reads the canonical text only: 36 characters, lower case, version 7. One thing has one spelling, so that
  /// comparing texts in the database compares ids.
  public init?(_ text: String) {
    guard text.utf8.count == Self.textBytes else { return nil }
    var value: (high: UInt64, low: UInt64) = (0, 0)
    for (index, character) in text.utf8.enumerated() {
      if Self.isDash(index) {
        guard character == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = Self.digit(character) else { return nil }
      value.high = value.high << 4 | value.low >> 60
      value.low = value.low << 4 | digit
    }
    guard value.high >> 12 & 0xf == 7, value.low >> 62 == 0b10 else { return nil }
    high = value.high
    low = value.low
  }

  public var description: String {
    String(unsafeUninitializedCapacity: Self.textBytes) { text in
      var place = 0
      for index in 0..<Self.textBytes {
        guard !Self.isDash(index) else {
          text[index] = UInt8(ascii: "-")
          continue
        }
        let word = place < 16 ? high : low
        let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (place % 16)) & 0xf)
        text[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        place += 1
      }
      return Self.textBytes
    }
  }

  /// Milliseconds since 1970 at which the id was made.
  public var milliseconds: UInt64 { high >> 16 }

  public static func < (left: Identifier, right: Identifier) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let identifier = Identifier(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id")
    }
    self = identifier
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  private static let textBytes = 36

  private static func isDash(_ index: Int) -> Bool { index == 8 || index == 13 || index == 18 || index == 23 }

  private static func digit(_ character: UInt8) -> UInt64? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(character - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(character - UInt8(ascii: "a") + 10)
    default: nil
    }
  }
}
