public import Core
import Foundation

/// Puts bytes at a path whole or not at all: a neighbour file is written, forced to disk and renamed.
public enum FileWriter {
  /// - Throws: `not-writable` where the place cannot be written or its disk is full; nothing is left then, and a
  ///   file that stood there before stays as it was.
  public static func write(_ bytes: [UInt8], to path: String) throws(DomainError) {
    var entry = stat()
    // A device, pipe or folder must never be replaced by a file.
    if stat(path, &entry) == 0, entry.st_mode & S_IFMT != S_IFREG { throw notWritable("is not a file") }
    let neighbour = path + ".part"
    unlink(neighbour)
    let file = open(neighbour, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw notWritable(reason(errno)) }
    let failure = fill(file, bytes)
    let closed = close(file) == 0
    guard failure == 0, closed, rename(neighbour, path) == 0 else {
      let cause = failure != 0 ? failure : errno
      unlink(neighbour)
      throw notWritable(reason(cause))
    }
  }

  /// Writes everything and answers 0, or the error of the system.
  private static func fill(_ file: Int32, _ bytes: [UInt8]) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        guard let start = buffer.baseAddress else { break }
        let written = Foundation.write(file, start + done, buffer.count - done)
        if written < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += written
      }
      return fsync(file) == 0 ? 0 : errno
    }
  }

  private static func reason(_ error: Int32) -> String {
    switch error {
    case ENOSPC, EDQUOT, EFBIG: "has no room: the disk is full or a limit was reached"
    case EACCES, EPERM, EROFS: "may not be written by this user"
    case ENOENT, ENOTDIR: "lies in a folder that does not exist"
    default: "cannot be written"
    }
  }

  private static func notWritable(_ reason: String) -> DomainError {
    DomainError(.invalid, "not-writable", "The output file \(reason). Choose another place with --out.")
  }
}
