import CZlib
import Policy

/// The numbers of the ZIP format that a take-out needs (APPNOTE 6.3.10): entries are stored as they are, since media do
/// not shrink, names are UTF-8, and sizes stand behind the bytes, so an archive can be written while it is made.
enum ZipFormat {
  static let localHeader: UInt32 = 0x0403_4b50
  static let descriptor: UInt32 = 0x0807_4b50
  static let centralHeader: UInt32 = 0x0201_4b50
  static let end64: UInt32 = 0x0606_4b50
  static let locator64: UInt32 = 0x0706_4b50
  static let end: UInt32 = 0x0605_4b50

  /// Sizes follow the bytes (bit 3); names are UTF-8 (bit 11).
  static let flags: UInt16 = 1 << 3 | 1 << 11
  static let stored: UInt16 = 0
  /// 4.5: large sizes and offsets.
  static let version: UInt16 = 45
  static let extra64: UInt16 = 0x0001

  static let localHeaderBytes = 30
  static let centralHeaderBytes = 46
  static let endBytes = 22
  static let end64Bytes = 56
  static let locatorBytes = 20
  static let commentBytesMax = 65_535

  /// What does not fit in 32 bits stands in the part for large numbers.
  static let limit32 = Int(UInt32.max)

  /// The checksum of the format (CRC-32), going on from an earlier part.
  static func checksum(_ bytes: [UInt8], after earlier: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(UInt(earlier), $0.baseAddress, $0.count)) }
  }
}

/// Numbers with the smallest byte first, as the format writes them.
struct LittleEndian {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ value: UInt16) { add(UInt64(value), count: 2) }
  mutating func add(_ value: UInt32) { add(UInt64(value), count: 4) }
  mutating func add(_ value: UInt64) { add(value, count: 8) }
  mutating func add(_ text: String) { bytes += Array(text.utf8) }

  /// Whatever does not fit is written as the mark for "look at the large one".
  mutating func addCapped(_ value: Int) { add(UInt32(min(value, ZipFormat.limit32))) }

  private mutating func add(_ value: UInt64, count: Int) {
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * place))) }
  }
}

/// The names that an archive of ours may hold: folders and files of small letters, digits, dots, dashes and
/// underscores. Nothing in them leads out of a folder, hides, or means something to a shell or a system.
public enum ArchiveName {
  public static func isSafe(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return (1...Limits.takeoutNameBytesMax).contains(name.utf8.count) && parts.allSatisfy(isSafePart)
  }

  private static func isSafePart(_ part: Substring) -> Bool {
    guard let first = part.utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-"),
      part.utf8.last != UInt8(ascii: ".")
    else { return false }
    return part.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}
