public import Core
import Foundation

/// Where works are made before they are sealed: plain files, so only as long as the making lasts (D9). Every process
/// has a folder of its own and holds a lock beside it; a folder whose lock nobody holds was left by a crash and is
/// removed by whoever starts next.
public final class Scratch: Sendable {
  private let root: String
  private let name: String
  private let lock: Int32

  /// Makes the root if it is missing (0700), removes what crashed processes left, and takes a folder in it.
  /// Throws `scratch-unwritable`.
  public init(root: String, world: World) throws {
    self.root = root
    name = world.identifier().description
    try Self.makeFolder(root)
    Self.sweep(root)
    lock = open(root + "/" + name + Self.lockEnding, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    // A sweep between these two lines takes the lock for a dead process's; it then has no name any more.
    var entry = stat()
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0, fstat(lock, &entry) == 0, entry.st_nlink > 0 else {
      if lock >= 0 { close(lock) }
      throw Self.unwritable
    }
    try Self.makeFolder(root + "/" + name)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root + "/" + name)
    unlink(root + "/" + name + Self.lockEnding)
    close(lock)
  }

  /// A new folder (0700) for one making. Throws `scratch-unwritable`.
  func makeFolder(for making: Identifier) throws -> String {
    let path = "\(root)/\(name)/\(making)"
    // What an earlier attempt of this process could not remove is not seen by this one.
    try? FileManager.default.removeItem(atPath: path)
    try Self.makeFolder(path)
    return path
  }

  func remove(_ folder: String) {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static let lockEnding = ".lock"

  private static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw unwritable
    }
  }

  private static func sweep(_ root: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    for lockName in names where lockName.hasSuffix(lockEnding) {
      let path = root + "/" + lockName
      let file = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { continue }
      if flock(file, LOCK_EX | LOCK_NB) == 0 {
        try? FileManager.default.removeItem(atPath: String(path.dropLast(lockEnding.count)))
        unlink(path)
      }
      close(file)
    }
    // A lock is made before its folder and removed after it: a folder without one belongs to nobody.
    let left = Set((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
    for folder in left where !folder.hasSuffix(lockEnding) && !left.contains(folder + lockEnding) {
      if names.contains(folder) { try? FileManager.default.removeItem(atPath: root + "/" + folder) }
    }
  }

  private static var unwritable: DomainError {
    DomainError(.unavailable, "scratch-unwritable", "There is no room to make things in: is the disk full?")
  }
}
