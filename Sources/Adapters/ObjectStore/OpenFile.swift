import Core
import Foundation

/// One file descriptor. A file that is being written is locked until it is closed, so that nobody takes it for one that
/// a crash has left. Symbolic links are never followed: nothing in the store is one, so one that is there was
/// put there by somebody else.
struct OpenFile {
  private let descriptor: Int32

  init(creating path: String) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StorageFault.last() }
    // Whoever sweeps between these two lines takes it for left behind; it then has no name any more.
    var status = stat()
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0, status.st_nlink > 0 else {
      close()
      throw DomainError(.unavailable, "disk-denied", "The storage folder cannot be written.")
    }
  }

  init(reading path: String) throws {
    descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw StorageFault.last() }
  }

  func write(_ bytes: [UInt8]) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw StorageFault.last() }
      written += count
    }
  }

  /// The bytes of a range, fewer where the file ends.
  func read(_ range: Range<Int>) throws -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StorageFault.last() }
    // The file's size bounds the buffer: an absurd range asks for no absurd memory.
    let wanted = range.clamped(to: 0..<Int(status.st_size))
    var bytes = [UInt8](repeating: 0, count: wanted.count)
    var filled = 0
    while filled < wanted.count {
      let count = bytes[filled...].withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(wanted.lowerBound + filled))
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw StorageFault.last() }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  func sync() throws { try Self.sync(descriptor) }

  /// Ends the process where the disk has lost what it was given; a disk that was full has said so.
  fileprivate static func sync(_ descriptor: Int32) throws {
    guard fsync(descriptor) != 0 else { return }
    if errno == EIO { LostSync.end() }
    throw StorageFault.last()
  }

  func close() {
    _ = Foundation.close(descriptor)
  }
}

extension OpenFile {
  /// Removes the files of a folder that nobody writes any more: their writers were killed. Answers how many.
  static func removeLeftBehind(in folder: String, where isTemporary: (String) -> Bool) throws -> Int {
    var removed = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where isTemporary(name) {
      let path = "\(folder)/\(name)"
      let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { continue }
      if flock(file, LOCK_EX | LOCK_NB) == 0, unlink(path) == 0 { removed += 1 }
      _ = Foundation.close(file)
    }
    return removed
  }
}

/// A folder whose entries are on the disk when its calls return: renaming a file is only durable once the folder
/// that names it has been written.
struct SyncedFolder {
  private let path: String

  /// Makes the folder when it is missing.
  init(_ folder: URL, parent: URL) throws {
    path = folder.path
    if mkdir(path, 0o700) == 0 {
      try Self.sync(parent.path)
    } else if errno != EEXIST {
      throw StorageFault.last()
    }
  }

  func rename(_ old: String, _ new: String) throws {
    guard Foundation.rename(old, new) == 0 else { throw StorageFault.last() }
    try sync()
  }

  func sync() throws {
    try Self.sync(path)
  }

  private static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StorageFault.last() }
    defer { _ = close(descriptor) }
    try OpenFile.sync(descriptor)
  }
}

/// What the system said, in words that hold no path.
enum StorageFault {
  static func last() -> DomainError {
    let code = errno
    return switch code {
    case ENOENT: DomainError(.notFound, "object-missing", "This object does not exist.")
    case ENOSPC, EDQUOT: DomainError(.unavailable, "disk-full", "There is no room left on the disk.")
    case EACCES, EPERM, EROFS: DomainError(.unavailable, "disk-denied", "The storage folder cannot be written.")
    default: DomainError(.fault, "disk-fault", "The storage answered with fault number \(code).")
    }
  }
}
