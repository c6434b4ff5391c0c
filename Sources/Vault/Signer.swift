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
