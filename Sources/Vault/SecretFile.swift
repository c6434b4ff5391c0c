import Foundation

/// A small file with a secret inside. One that others may read is refused instead of used: what lies open may have been
/// copied already, and a start that fails is noticed on the day of the slip.
public enum SecretFile {
  /// A password, an address with one in it, a key as text: all are far shorter.
  public static let bytesMax = 4096

  public enum Fault: Error, Sendable, Hashable {
    case missing
    /// Somebody beside its owner may read or write it.
    case open
    /// No file, too large, or not for this process.
    case unreadable
  }

  /// The text of the file.
  ///
  /// - Parameter followsLinks: the modes of what a link leads to count. Whoever hands secrets to programs often hands
  ///   links to them; the service's own files are none.
  public static func read(_ path: String, followsLinks: Bool = true) throws(Fault) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW))
    guard descriptor >= 0 else { throw errno == ENOENT ? Fault.missing : Fault.unreadable }
    defer { _ = close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Fault.unreadable }
    // Another program's pipe, such as that of a shell's <(…), is as good as a file.
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG || followsLinks && kind == S_IFIFO else { throw Fault.unreadable }
    guard status.st_mode & 0o077 == 0 else { throw Fault.open }
    guard let bytes = Self.bytes(of: descriptor) else { throw Fault.unreadable }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether somebody beside its owner may read or write a file, or that to which a link leads; one that is not there is
  /// closed.
  public static func isOpen(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  /// Everything to the end; nil for what cannot be read or is too much.
  private static func bytes(of descriptor: Int32) -> [UInt8]? {
    var (all, part) = ([UInt8](), [UInt8](repeating: 0, count: bytesMax))
    while true {
      let count = part.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0, all.count + count <= bytesMax else { return nil }
      if count == 0 { return all }
      all += part.prefix(count)
    }
  }
}
