import Core
import Vault

/// The secret of a link that opens one thing and is used up: an answer to a request, a copy to save. 256 random bits;
/// only its hash is stored, and it never says itself in a description, so that no log does.
public struct OneTimeToken: Sendable, CustomStringConvertible, CustomReflectable {
  /// Letters and digits, fit for a path.
  public let text: String

  init(entropy: Entropy) { text = Digest.hex(entropy.bytes(Self.byteCount)) }

  public var description: String { "token" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  var hash: [UInt8] { Digest.sha256(Array(text.utf8)) }

  /// Nil for what cannot be a token, which costs no look at the database.
  static func hash(of text: String) -> [UInt8]? {
    guard text.utf8.count == 2 * byteCount, Digest.bytes(hex: text) != nil else { return nil }
    return Digest.sha256(Array(text.utf8))
  }

  /// 32 bytes as digits have 64 letters, the most that a path of ours takes.
  private static let byteCount = 32
}
