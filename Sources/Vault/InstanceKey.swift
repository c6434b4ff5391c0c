public import Core
import Foundation

/// The one secret of an instance. It lies in a file of its own or in the environment, never in a database, and wraps
/// every other key: without it, databases and backups are noise.
public struct InstanceKey: Sendable {
  public static let byteCount = 32

  private let root: DataKey

  /// Throws `instance-key-weak` unless there are 32 bytes that are not all equal.
  public init(bytes: [UInt8]) throws {
    guard bytes.count == Self.byteCount, Set(bytes).count > 1 else {
      throw DomainError(
        .invalid, "instance-key-weak", "The instance key must be \(Self.byteCount) random bytes; make a new one.")
    }
    root = DataKey(bytes: bytes)
  }

  /// Reads 64 hexadecimal digits, as the key file and the environment hold them.
  public init(hex text: String) throws {
    let digits = text.trimmingCharacters(in: .whitespacesAndNewlines)
    let bytes = stride(from: 0, to: digits.utf8.count - 1, by: 2).compactMap { offset in
      UInt8(String(decoding: Array(digits.utf8)[offset..<offset + 2], as: UTF8.self), radix: 16)
    }
    guard digits.utf8.count == 2 * Self.byteCount else {
      throw DomainError(
        .invalid, "instance-key-weak", "The instance key must be \(2 * Self.byteCount) hexadecimal digits.")
    }
    try self.init(bytes: bytes)
  }

  /// Reads the key file, or makes it with a new key when there is none. A process that comes second finds the key of
  /// the first. Throws `instance-key-open` when anybody but its owner may read or write the file, and
  /// `instance-key-file` when it is not a plain file that can be read.
  public static func load(orMakeAt path: String, entropy: Entropy) throws -> InstanceKey {
    if let text = try KeyFile.read(path) { return try InstanceKey(hex: text) }
    let made = Digest.hex(entropy.bytes(byteCount))
    _ = try InstanceKey(hex: made)
    try KeyFile.make(path, text: made + "\n", suffix: Digest.hex(entropy.bytes(8)))
    guard let text = try KeyFile.read(path) else { throw KeyFile.fault }
    return try InstanceKey(hex: text)
  }

  /// The Ed25519 key with which the instance signs; it needs no key store.
  public var signer: Signer { Signer(seed: key(for: "songly.signer.1").bytes) }

  /// Reads the key file. Throws `instance-key-missing` when there is none: what was sealed under a key is lost with
  /// it, so whoever needs the old one is not given a new one.
  public static func load(_ path: String) throws -> InstanceKey {
    guard let text = try KeyFile.read(path) else {
      throw DomainError(
        .notFound, "instance-key-missing", "The file of the instance key is not there: put it back first.")
    }
    return try InstanceKey(hex: text)
  }

  /// A key for one purpose; the purposes tell nothing about each other.
  func key(for purpose: String) -> DataKey { root.derived(purpose) }
}

/// The file that holds the instance key.
enum KeyFile {
  static var fault: DomainError {
    DomainError(.unavailable, "instance-key-file", "The file of the instance key cannot be read or made.")
  }

  /// Nil when there is no such file.
  static func read(_ path: String) throws -> String? {
    do throws(SecretFile.Fault) { return try SecretFile.read(path, followsLinks: false) } catch {
      switch error {
      case .missing: return nil
      case .unreadable: throw fault
      case .open:
        throw DomainError(
          .forbidden, "instance-key-open",
          "The file of the instance key may be read by others; allow its owner alone (mode 0600).")
      }
    }
  }

  /// The file appears whole and on the disk, or not at all; one that is there already is left as it is.
  static func make(_ path: String, text: String, suffix: String) throws {
    let temporary = "\(path).\(suffix)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw fault }
    defer { unlink(temporary) }
    let bytes = Array(text.utf8)
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    let isSynced = fsync(descriptor) == 0
    _ = close(descriptor)
    guard written == bytes.count, isSynced else { throw fault }
    guard link(temporary, path) == 0 || errno == EEXIST else { throw fault }
    let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw fault }
    defer { _ = close(folder) }
    guard fsync(folder) == 0 else { throw fault }
  }
}
