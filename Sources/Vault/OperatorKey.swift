public import Core
import Crypto
import Foundation

/// The key of whoever may open what leaves an instance sealed: backups and key snapshots. Its public half lies in
/// the settings; the other is kept away from the machine, so that nobody who takes the machine can open them.
public struct OperatorKey: Sendable {
  private let key: Curve25519.KeyAgreement.PrivateKey

  /// A new one.
  public init(entropy: Entropy) throws {
    try self.init(bytes: entropy.bytes(32))
  }

  /// Reads what `text` wrote; line breaks around it are let through. Throws `operator-key`.
  public init(text: String) throws {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard trimmed.hasPrefix(Self.prefix), let bytes = Digest.bytes(hex: String(trimmed.dropFirst(Self.prefix.count)))
    else { throw Self.unreadable }
    try self.init(bytes: bytes)
  }

  private init(bytes: [UInt8]) throws {
    guard bytes.count == 32 else { throw Self.unreadable }
    key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
  }

  /// What is kept secret, one line.
  public var text: String { Self.prefix + Digest.hex(Array(key.rawRepresentation)) }

  public var recipient: Recipient { Recipient(bytes: Array(key.publicKey.rawRepresentation)) }

  /// The public half: seals, and opens nothing.
  public struct Recipient: Sendable, Hashable {
    let bytes: [UInt8]

    fileprivate init(bytes: [UInt8]) {
      self.bytes = bytes
    }

    /// Throws `operator-key`.
    public init(text: String) throws {
      guard text.hasPrefix(Self.prefix), let bytes = Digest.bytes(hex: String(text.dropFirst(Self.prefix.count))),
        bytes.count == 32
      else { throw OperatorKey.unreadable }
      self.bytes = bytes
    }

    public var text: String { Self.prefix + Digest.hex(bytes) }

    private static let prefix = "songly-recipient-"
  }

  /// The key of one envelope: known to whoever has this key, or made the envelope.
  func shared(with sender: [UInt8]) throws -> SymmetricKey {
    let sent = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: sender)
    return Envelope.key(
      try key.sharedSecretFromKeyAgreement(with: sent), sender: sender, recipient: recipient.bytes)
  }

  private static let prefix = "songly-operator-key-"
  static let unreadable = DomainError(
    .invalid, "operator-key", "This is no key for backups: make one with songly backup make-key.")
}
