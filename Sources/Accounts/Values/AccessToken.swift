import Core
import Foundation
import Policy
import Vault

/// A secret that grants access to whoever holds it: a session's cookie or a mailed link. Only its hash is stored, so
/// that a stolen database opens nothing; and it never says itself in a description, so that no log does.
public struct AccessToken: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// 43 letters, digits, hyphens and underscores: fit for a cookie and for a path.
  public let text: String

  init(entropy: Entropy) {
    text = Data(entropy.bytes(Limits.accessTokenBytes)).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  public var description: String { "token" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  var hash: [UInt8] { Digest.sha256(Array(text.utf8)) }

  /// The hash under which a text that came from outside would be stored; nil for what cannot be a token, which
  /// costs no look at the database.
  static func hash(of text: String) -> [UInt8]? {
    guard text.utf8.count == textBytes, text.utf8.allSatisfy(isTokenLetter) else { return nil }
    return Digest.sha256(Array(text.utf8))
  }

  /// Six bits a letter, no padding.
  private static let textBytes = (Limits.accessTokenBytes * 8 + 5) / 6

  private static func isTokenLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
