import Core
import Foundation

/// A file that is read to be sealed. Its size is taken once; a file that shrinks or grows under the reader is refused
/// instead of being stored by halves.
struct PlainFile {
  let byteCount: Int
  private let descriptor: Int32

  init(_ path: String) throws {
    descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw DomainError(.notFound, "file-missing", "The file to be stored cannot be opened.")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      _ = Foundation.close(descriptor)
      throw DomainError(.invalid, "file-kind", "Only a plain file can be stored.")
    }
    byteCount = Int(status.st_size)
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var filled = 0
    while filled < range.count {
      let count = bytes[filled...].withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(range.lowerBound + filled))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.changed }
      filled += count
    }
    if range.upperBound == byteCount {
      var status = stat()
      guard fstat(descriptor, &status) == 0, Int(status.st_size) == byteCount else { throw Self.changed }
    }
    return bytes
  }

  func close() {
    _ = Foundation.close(descriptor)
  }

  private static var changed: DomainError {
    DomainError(.unavailable, "file-changed", "The file changed while it was being stored; try again.")
  }
}
