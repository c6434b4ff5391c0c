import Core
import Foundation
import Policy

/// The folder in which backups lie, one folder each. A backup under way has another name than a whole one and gets its
/// own in the last step, so one that was interrupted never looks like one.
struct BackupFolder: Sendable {
  private static let prefix = "songly-backup-"
  private static let partial = ".songly-partial-"

  let path: String

  /// Makes the folder when it is missing, for its owner only.
  init(_ path: String) throws {
    self.path = path
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw BackupFault.unwritable
    }
  }

  /// One backup at a time: what an interrupted one left is removed first, then the body fills a folder that appears
  /// under its name, whole, when the body has returned. Answers its path.
  func make(at now: Instant, _ body: (_ folder: String) async throws -> Void) async throws -> String {
    let lock = open(path + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw BackupFault.unwritable }
    defer { _ = close(lock) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw BackupFault.busy }
    try removePartial()
    let target = path + "/" + Self.prefix + now.compact
    guard !FileManager.default.fileExists(atPath: target) else { throw BackupFault.exists }
    let work = path + "/" + Self.partial + now.compact
    guard mkdir(work, 0o700) == 0 else { throw BackupFault.unwritable }
    do {
      try await body(work)
      try Self.sync(work)
      guard rename(work, target) == 0 else { throw BackupFault.unwritable }
      try Self.sync(path)
    } catch {
      try? FileManager.default.removeItem(atPath: work)
      throw error
    }
    return target
  }

  /// The whole backups, oldest first, with their manifests; what cannot be read is left out.
  func backups() throws -> [(path: String, manifest: BackupManifest)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasPrefix(Self.prefix) }
    return names.sorted().compactMap { name in
      let folder = path + "/" + name
      return (try? BackupManifest.read(in: folder)).map { (folder, $0) }
    }
  }

  /// Removes the backups whose rotation is over, half-open as every span (D45b), and answers how many.
  @discardableResult
  func prune(at now: Instant, keep: Period = Retention.backupRotation) throws -> Int {
    let due = try backups().filter { keep.end(from: $0.manifest.madeAt) <= now }
    for backup in due {
      // Under the other name first, so that a half-removed one looks like none.
      let name = URL(filePath: backup.path).lastPathComponent
      let dead = path + "/" + Self.partial + name
      guard rename(backup.path, dead) == 0 else { throw BackupFault.unwritable }
      try FileManager.default.removeItem(atPath: dead)
    }
    return due.count
  }

  private func removePartial() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasPrefix(Self.partial) {
      try FileManager.default.removeItem(atPath: path + "/" + name)
    }
  }

  /// A folder's entries are on the disk only once the folder itself is.
  static func sync(_ folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BackupFault.unwritable }
    defer { _ = close(descriptor) }
    guard fsync(descriptor) == 0 else { throw BackupFault.unwritable }
  }
}
