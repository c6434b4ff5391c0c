import Core
import Foundation
import Privacy

/// The place of a restore: empty, but for the keys and marks that are never in a backup and may have survived there.
struct RestoreTarget {
  private static let survivors: Set<String> = [
    "instance.key", "keys.sqlite", Tombstones.fileName, RestoreMark.name, ".gitkeep", "lost+found",
  ]
  private static let logs = ["-wal", "-shm"]
  /// What a restore makes, and an interrupted one leaves.
  private static let made = [
    "songly.sqlite", "songly.sqlite-wal", "songly.sqlite-shm", "data.dump", "objects", "scratch",
  ]

  static let notEmpty = DomainError(
    .conflict, "restore-not-empty", "A backup is restored into an empty place: there is something here already.")

  let settings: Settings

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: settings.path(name)) }

  /// Throws `restore-not-empty`.
  func refuseContents() throws {
    let folder = settings["data.folder"]
    guard FileManager.default.fileExists(atPath: folder) else {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      return
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let plain = Self.logs.first(where: name.hasSuffix).map { String(name.dropLast($0.count)) } ?? name
      // Settings of the operator may lie beside the data.
      guard Self.survivors.contains(plain) || name.hasSuffix(".json") else { throw Self.notEmpty }
    }
  }

  /// Takes away what an interrupted restore had begun.
  func clear() throws {
    for name in Self.made where has(name) {
      try FileManager.default.removeItem(atPath: settings.path(name))
    }
  }
}
