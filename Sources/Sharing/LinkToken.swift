public import Core
import Policy

/// The secret part of a link that lets somebody hear a gift: whoever has it may, hence at least 128 random bits.
/// What is stored is a keyed hash of it; this value lives in the link alone and is never logged.
public struct LinkToken: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  private let bytes: [UInt8]

  /// - Parameter random: from a cryptographic source, 16 to 32 bytes. Throws `link-token` otherwise.
  public init(random: [UInt8]) throws(DomainError) {
    guard (Limits.linkTokenBytes...2 * Limits.linkTokenBytes).contains(random.count) else { throw Self.refusal }
    bytes = random
  }

  /// Reads a link's token. One token has one spelling: no padding, no other alphabet, no spare bits at the end,
  /// so that a cache or a log cannot be made to see two links where there is one. Throws `link-token`.
  public init(text: String) throws(DomainError) {
    var bytes: [UInt8] = []
    var buffer = 0
    var bits = 0
    // The length first: a path of a megabyte is refused without being read.
    guard text.utf8.count <= (16 * Limits.linkTokenBytes + 5) / 6 else { throw Self.refusal }
    for character in text.utf8 {
      guard let value = Self.alphabet.firstIndex(of: character) else { throw Self.refusal }
      buffer = (buffer << 6 | value) & 0xfff
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(buffer >> bits & 0xff))
      }
    }
    guard bits < 6, buffer & (1 << bits - 1) == 0 else { throw Self.refusal }
    try self.init(random: bytes)
  }

  /// As it stands in the link: base64 for addresses (RFC 4648 §5) without padding, 22 characters for 16 bytes.
  public var text: String {
    var result: [UInt8] = []
    var buffer = 0
    var bits = 0
    for byte in bytes {
      buffer = (buffer << 8 | Int(byte)) & 0xffff
      bits += 8
      while bits >= 6 {
        bits -= 6
        result.append(Self.alphabet[buffer >> bits & 0x3f])
      }
    }
    if bits > 0 { result.append(Self.alphabet[buffer << (6 - bits) & 0x3f]) }
    return String(decoding: result, as: UTF8.self)
  }

  /// Says nothing: a token that reaches a log line by mistake is still a secret.
  public var description: String { "LinkToken(hidden)" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }

  /// Compares without telling by its time how much agreed.
  public static func == (left: LinkToken, right: LinkToken) -> Bool {
    guard left.bytes.count == right.bytes.count else { return false }
    return zip(left.bytes, right.bytes).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  private static let refusal = DomainError(.notFound, "link-token", "This link leads nowhere.")
}
