public import Core
import Crypto
import Foundation

/// A key for data: of an account, of an object, of a month. AES-256-GCM with a random nonce for each value; every
/// value is authenticated together with its place. A key is read from the vault for a use and not kept: a copy in
/// memory would outlive the key's destruction.
public struct DataKey: Sendable {
  static let byteCount = 32

  private let key: SymmetricKey

  init(bytes: [UInt8]) {
    key = SymmetricKey(data: bytes)
  }

  var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }

  /// Seals a text for a column. The result is 29 bytes longer than the text in UTF-8.
  public func seal(_ text: String, at place: SealedPlace, entropy: Entropy) throws -> [UInt8] {
    try sealBytes(Array(text.utf8), at: place, entropy: entropy)
  }

  /// Opens a text. Throws `sealed-damaged` when it was changed, moved, or sealed under another key.
  public func open(_ sealed: [UInt8], at place: SealedPlace) throws -> String {
    guard let text = String(validating: try openBytes(sealed, at: place), as: UTF8.self) else {
      throw DataKey.damaged
    }
    return text
  }

  /// As `seal`, for bytes.
  public func sealBytes(_ bytes: [UInt8], at place: SealedPlace, entropy: Entropy) throws -> [UInt8] {
    [Self.format] + (try seal(bytes, authenticating: place.associatedData, entropy: entropy))
  }

  /// As `open`, for bytes.
  public func openBytes(_ sealed: [UInt8], at place: SealedPlace) throws -> [UInt8] {
    guard sealed.first == Self.format else { throw DataKey.damaged }
    return try open(sealed.dropFirst(), authenticating: place.associatedData)
  }

  /// HMAC-SHA-256 under this key, 32 bytes: for hashes that nobody can repeat once the key is destroyed (D13).
  public func authenticationCode(_ message: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
  }

  /// A key that stands in no relation to this one for whoever knows only one of them (HKDF-SHA-256, RFC 5869).
  func derived(_ purpose: String) -> DataKey {
    let derived = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, info: Array(purpose.utf8), outputByteCount: Self.byteCount)
    return DataKey(bytes: derived.withUnsafeBytes { Array($0) })
  }

  /// Nonce, sealed bytes, tag, as `SegmentLayout` counts them.
  func seal(_ bytes: some DataProtocol, authenticating place: [UInt8], entropy: Entropy) throws -> [UInt8] {
    let nonce = try AES.GCM.Nonce(data: entropy.bytes(SegmentLayout.nonceBytes))
    let box = try AES.GCM.seal(bytes, using: key, nonce: nonce, authenticating: place)
    return Array(nonce) + Array(box.ciphertext) + Array(box.tag)
  }

  func open(_ sealed: ArraySlice<UInt8>, authenticating place: [UInt8]) throws -> [UInt8] {
    guard sealed.count >= SegmentLayout.overheadBytes else { throw DataKey.damaged }
    let body = sealed.dropFirst(SegmentLayout.nonceBytes)
    do {
      let box = try AES.GCM.SealedBox(
        nonce: AES.GCM.Nonce(data: sealed.prefix(SegmentLayout.nonceBytes)),
        ciphertext: body.dropLast(SegmentLayout.tagBytes), tag: body.suffix(SegmentLayout.tagBytes))
      return Array(try AES.GCM.open(box, using: key, authenticating: place))
    } catch {
      throw DataKey.damaged
    }
  }

  static var damaged: DomainError {
    DomainError(.fault, "sealed-damaged", "What is stored here is damaged and cannot be read.")
  }

  /// The first byte of a sealed column, so that a later way of sealing can be told from this one.
  private static let format: UInt8 = 1
}
