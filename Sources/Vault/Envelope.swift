public import Core
import Crypto
import Foundation

/// How files are sealed for an operator: X25519 with a key for each file, HKDF-SHA-256, then AES-256-GCM over parts
/// whose nonce counts them and says which is the last. Parts that are changed, moved or cut off do not open.
enum Envelope {
  static let mark = Array("songly-envelope-1\n".utf8)
  static let senderBytes = 32
  static let partBytes = 65_536
  static let tagBytes = 16

  static func key(_ secret: SharedSecret, sender: [UInt8], recipient: [UInt8]) -> SymmetricKey {
    secret.hkdfDerivedSymmetricKey(
      using: SHA256.self, salt: Data(sender + recipient), sharedInfo: Data("songly.envelope.1".utf8),
      outputByteCount: 32)
  }

  static func nonce(_ number: UInt64, isLast: Bool) throws -> AES.GCM.Nonce {
    let counter = (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
    return try AES.GCM.Nonce(data: [0, 0, 0] + counter + [isLast ? 1 : 0])
  }
}

/// Seals what it is given, part by part: memory does not grow with the file.
public struct EnvelopeWriter {
  private let key: SymmetricKey
  private let sender: [UInt8]
  private var waiting: [UInt8] = []
  private var number: UInt64 = 0
  private var hasBegun = false

  public init(for recipient: OperatorKey.Recipient, entropy: Entropy) throws {
    let own = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: entropy.bytes(32))
    sender = Array(own.publicKey.rawRepresentation)
    let theirs = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: recipient.bytes)
    key = Envelope.key(
      try own.sharedSecretFromKeyAgreement(with: theirs), sender: sender, recipient: recipient.bytes)
  }

  /// What is to be written for these bytes, perhaps nothing yet.
  public mutating func seal(_ bytes: [UInt8]) throws -> [UInt8] {
    waiting += bytes
    var sealed = begin()
    var start = 0
    // The last part is known only at the end, so one is always held back.
    while waiting.count - start > Envelope.partBytes {
      sealed += try part(waiting[start..<start + Envelope.partBytes], isLast: false)
      start += Envelope.partBytes
    }
    if start > 0 { waiting.removeFirst(start) }
    return sealed
  }

  /// The rest. Nothing may be sealed after it.
  public mutating func finish() throws -> [UInt8] {
    let sealed = begin() + (try part(waiting[...], isLast: true))
    waiting = []
    return sealed
  }

  private mutating func begin() -> [UInt8] {
    defer { hasBegun = true }
    return hasBegun ? [] : Envelope.mark + sender
  }

  private mutating func part(_ bytes: ArraySlice<UInt8>, isLast: Bool) throws -> [UInt8] {
    let box = try AES.GCM.seal(bytes, using: key, nonce: Envelope.nonce(number, isLast: isLast))
    number += 1
    return Array(box.ciphertext) + Array(box.tag)
  }
}

/// Opens an envelope part by part. Throws `envelope-damaged` for anything but the whole of what was sealed for this
/// key.
public struct EnvelopeReader {
  private let key: OperatorKey
  /// At most so many bytes, fewer only at the end.
  private let read: (_ count: Int) throws -> [UInt8]
  private var shared: SymmetricKey?
  private var ahead: [UInt8] = []
  private var number: UInt64 = 0
  private var isOver = false

  public init(key: OperatorKey, read: @escaping (_ count: Int) throws -> [UInt8]) {
    self.key = key
    self.read = read
  }

  /// The next plain bytes, nil at the end.
  public mutating func next() throws -> [UInt8]? {
    if isOver { return nil }
    let shared = try self.shared ?? begin()
    let following = try read(Envelope.partBytes + Envelope.tagBytes)
    isOver = following.isEmpty
    defer {
      ahead = following
      number += 1
    }
    guard ahead.count >= Envelope.tagBytes else { throw Self.damaged }
    do {
      let nonce = try Envelope.nonce(number, isLast: isOver)
      let box = try AES.GCM.SealedBox(
        nonce: nonce, ciphertext: ahead.dropLast(Envelope.tagBytes), tag: ahead.suffix(Envelope.tagBytes))
      return Array(try AES.GCM.open(box, using: shared))
    } catch {
      throw Self.damaged
    }
  }

  private mutating func begin() throws -> SymmetricKey {
    guard try read(Envelope.mark.count) == Envelope.mark else { throw Self.damaged }
    let sender = try read(Envelope.senderBytes)
    guard sender.count == Envelope.senderBytes, let shared = try? key.shared(with: sender) else { throw Self.damaged }
    self.shared = shared
    ahead = try read(Envelope.partBytes + Envelope.tagBytes)
    return shared
  }

  private static let damaged = DomainError(
    .invalid, "envelope-damaged", "This file was changed, cut off, or sealed for another key.")
}
