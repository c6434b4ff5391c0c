import Core
import Foundation
import Vault

/// One file on its way into a backup: hashed as it lies there, sealed when there is somebody to seal it for, on the
/// disk when it is finished.
final class BackupFileWriter {
  private let handle: FileHandle
  private var envelope: EnvelopeWriter?
  private var digest = RunningDigest()
  private var bytes = 0

  init(_ path: String, for recipient: OperatorKey.Recipient?, entropy: Entropy) throws {
    guard
      !FileManager.default.fileExists(atPath: path),
      FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw BackupFault.unwritable }
    self.handle = handle
    envelope = try recipient.map { try EnvelopeWriter(for: $0, entropy: entropy) }
  }

  /// Begins again with an empty file.
  func restart(for recipient: OperatorKey.Recipient?, entropy: Entropy) throws {
    try handle.truncate(atOffset: 0)
    envelope = try recipient.map { try EnvelopeWriter(for: $0, entropy: entropy) }
    digest = RunningDigest()
    bytes = 0
  }

  func write(_ plain: [UInt8]) throws { try put(try envelope?.seal(plain) ?? plain) }

  /// Size and SHA-256 of what lies there now.
  func finish() throws -> (bytes: Int, sha256: String) {
    if let rest = try envelope?.finish() { try put(rest) }
    try handle.synchronize()
    try handle.close()
    return (bytes, Digest.hex(digest.bytes))
  }

  private func put(_ data: [UInt8]) throws {
    guard !data.isEmpty else { return }
    do { try handle.write(contentsOf: Data(data)) } catch { throw BackupFault.unwritable }
    digest.add(data)
    bytes += data.count
  }
}

/// A file of a backup as it is read back.
final class BackupFileReader {
  private let handle: FileHandle
  private var envelope: EnvelopeReader?
  private static let partBytes = 1 << 20

  /// - Parameter key: opens what is sealed; nil for a file that is not.
  init(_ path: String, key: OperatorKey?) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw BackupFault.fileMissing }
    self.handle = handle
    envelope = key.map { key in EnvelopeReader(key: key) { count in try Self.read(handle, count) } }
  }

  deinit { try? handle.close() }

  /// The next plain bytes, nil at the end.
  func next() throws -> [UInt8]? {
    if envelope != nil { return try envelope?.next() }
    let bytes = try Self.read(handle, Self.partBytes)
    return bytes.isEmpty ? nil : bytes
  }

  /// SHA-256 of the file as it lies there, whatever is inside.
  static func sha256(_ path: String) throws -> (bytes: Int, sha256: String) {
    let reader = try BackupFileReader(path, key: nil)
    var digest = RunningDigest()
    var bytes = 0
    while let part = try reader.next() {
      digest.add(part)
      bytes += part.count
    }
    return (bytes, Digest.hex(digest.bytes))
  }

  /// Exactly so many bytes, fewer only at the end of the file.
  private static func read(_ handle: FileHandle, _ count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard let part = try handle.read(upToCount: count - bytes.count), !part.isEmpty else { break }
      bytes += part
    }
    return bytes
  }
}

/// What can stand in the way of a backup or its restore. None of it names a path or a person.
enum BackupFault {
  static let unwritable = DomainError(
    .unavailable, "backup-unwritable", "The backup cannot be written where it is to lie.")
  static let fileMissing = DomainError(
    .notFound, "backup-file-missing", "A file that belongs to the backup is missing.")
  static let damaged = DomainError(.invalid, "backup-damaged", "The backup was changed or is not whole.")
  static let none = DomainError(.notFound, "backup-none", "There is no whole backup in this folder.")
  static let busy = DomainError(.unavailable, "backup-busy", "Another backup is being made in this folder.")
  static let exists = DomainError(.conflict, "backup-exists", "There is a backup of this very second: try again.")
  static let keyMissing = DomainError(
    .invalid, "operator-key-missing", "This is sealed for an operator: name the file of the key with --operator-key.")
  static let recipientMissing = DomainError(
    .invalid, "recipient-missing",
    "Keys are only ever copied sealed: set backup.recipient to what songly backup make-key prints.")
  static let clock = DomainError(
    .unavailable, "clock-doubted", "Nothing old was removed: the clock is in doubt, see songly sweep --dry-run.")
}
