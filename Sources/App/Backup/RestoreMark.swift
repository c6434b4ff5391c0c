import Core
import Foundation
import Persistence
import Privacy

/// The mark of a restore under way, a file in the data folder: while it lies there, nothing of the instance is served,
/// since people who were forgotten may be back (D4).
struct RestoreMark {
  static let name = "restore-unfinished"

  let path: String

  init(_ settings: Settings) {
    path = settings.path(Self.name)
  }

  var isSet: Bool { FileManager.default.fileExists(atPath: path) }

  /// Throws `restore-unfinished`.
  func refuseUnfinished() throws(DomainError) {
    guard isSet else { return }
    throw DomainError(
      .unavailable, "restore-unfinished", "A restore was interrupted here: run songly restore again to its end.")
  }

  func set() throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw BackupFault.unwritable }
    defer { _ = close(descriptor) }
    guard fsync(descriptor) == 0 else { throw BackupFault.unwritable }
    try BackupFolder.sync(URL(filePath: path).deletingLastPathComponent().path)
  }

  func remove() throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw BackupFault.unwritable }
    try BackupFolder.sync(URL(filePath: path).deletingLastPathComponent().path)
  }
}

extension Tombstones {
  static let fileName = "tombstones.sqlite"

  /// Throws `tombstones-missing` when the data has a history and the marks of what was erased from it are gone: what
  /// came back with the data could not be told from what may stay (D4).
  static func refuseLoss(_ settings: Settings, beside data: Database) async throws {
    guard !FileManager.default.fileExists(atPath: settings.path(fileName)) else { return }
    guard try await data.appliedMigrations().isEmpty else { throw missing }
  }

  static let missing = DomainError(
    .unavailable, "tombstones-missing",
    "The marks of what was erased (tombstones.sqlite) are not there: put them back. Should they be lost, say so with songly restore --tombstones-lost."
  )
}
