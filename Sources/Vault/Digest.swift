import Crypto
import Foundation

/// Hashes for the rest of the program, so that one module alone knows the library of ciphers.
public enum Digest {
  /// 32 bytes.
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: bytes))
  }

  /// HMAC-SHA-256 (RFC 2104), 32 bytes.
  public static func hmac(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
  }

  /// Two lower-case digits a byte.
  public static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xf)]] }, as: UTF8.self)
  }

  /// The bytes of such digits; nil for anything else.
  public static func bytes(hex text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for offset in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digit(digits[offset]), let low = digit(digits[offset + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func digit(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// Compares in a time that depends on the lengths alone, so that an answer's delay tells nothing about a secret.
  public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (one, other) in zip(left, right) { difference |= one ^ other }
    return difference == 0
  }
}

/// SHA-256 of what comes in parts.
public struct RunningDigest {
  private var hash = SHA256()

  public init() {}

  public mutating func add(_ bytes: [UInt8]) { hash.update(data: bytes) }

  /// 32 bytes.
  public var bytes: [UInt8] { Array(hash.finalize()) }
}
