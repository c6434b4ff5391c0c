import Crypto
import Foundation

/// Signs what a person may want to prove later, e.g. the receipt of an erasure, with Ed25519 (RFC 8032). The public
/// key can be published; signatures are checked with any library.
public struct Signer: Sendable {
  private let seed: [UInt8]

  init(seed: [UInt8]) {
    self.seed = seed
  }

  /// 32 bytes.
  public func publicKey() throws -> [UInt8] {
    Array(try Curve25519.Signing.PrivateKey(rawRepresentation: seed).publicKey.rawRepresentation)
  }

  /// The same as text for other programs: SubjectPublicKeyInfo (RFC 8410) in PEM.
  public func publicKeyText() throws -> String {
    let encoded = Data(Self.algorithm + (try publicKey())).base64EncodedString()
    return "-----BEGIN PUBLIC KEY-----\n\(encoded)\n-----END PUBLIC KEY-----\n"
  }

  /// The 32 bytes in such a text; nil when there are none.
  public static func publicKey(text: String) -> [UInt8]? {
    let lines = text.split(whereSeparator: \.isWhitespace).filter { $0.count > 40 }
    guard let line = lines.first, let data = Data(base64Encoded: String(line)),
      Array(data.prefix(algorithm.count)) == algorithm, data.count == algorithm.count + 32
    else { return nil }
    return Array(data.suffix(32))
  }

  /// What says that an Ed25519 key follows.
  private static let algorithm: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]

  /// 64 bytes.
  public func sign(_ message: [UInt8]) throws -> [UInt8] {
    Array(try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: message))
  }

  /// Whether a signature is of this message and key. A key that is none signs nothing.
  public static func isValid(_ signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
