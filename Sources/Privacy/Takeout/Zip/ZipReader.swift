import Core
import Foundation
import Policy

/// Reads an archive that came from anywhere. Only what `ZipWriter` writes is read: stored entries with safe names, each
/// once, none beyond the file. Packed entries are refused, so nothing in it can be larger than it lies there.
public struct ZipReader: Sendable {
  public struct Entry: Sendable, Hashable {
    public var name: String
    public var bytes: Int
    var checksum: UInt32
    var offset: Int
  }

  /// In the order in which the archive lists them.
  public let entries: [Entry]
  private let file: ArchiveFile

  /// Throws `archive-unreadable`, `archive-packed`, `archive-name`, `archive-too-large`.
  public init(_ path: String) throws {
    file = try ArchiveFile(path)
    entries = try Self.directory(file)
  }

  /// Gives the bytes of an entry in parts. Throws `archive-damaged` when they are not what the archive says, at the
  /// latest after the last part.
  public func read(_ entry: Entry, _ take: (_ part: [UInt8]) throws -> Void) throws {
    var place = try start(of: entry)
    var (left, checksum) = (entry.bytes, UInt32(0))
    while left > 0 {
      let part = try file.read(place, min(left, Limits.takeoutReadBytes))
      checksum = ZipFormat.checksum(part, after: checksum)
      try take(part)
      place += part.count
      left -= part.count
    }
    guard checksum == entry.checksum else { throw Self.damaged }
  }

  /// The bytes of a range within an entry, unchecked: for what was read as a whole before.
  func bytes(of entry: Entry, in range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= entry.bytes else { throw Self.unreadable }
    return try file.read(try start(of: entry) + range.lowerBound, range.count)
  }

  /// Where the bytes of an entry begin: behind a header of its own.
  private func start(of entry: Entry) throws -> Int {
    let header = try Fields(file.read(entry.offset, ZipFormat.localHeaderBytes))
    guard try header.number(0, 4) == Int(ZipFormat.localHeader), try header.number(8, 2) == Int(ZipFormat.stored) else {
      throw Self.damaged
    }
    return entry.offset + ZipFormat.localHeaderBytes + (try header.number(26, 2)) + (try header.number(28, 2))
  }

  private static func directory(_ file: ArchiveFile) throws -> [Entry] {
    let (start, bytes, count) = try end(file)
    guard count <= Limits.takeoutFilesMax, bytes <= Limits.takeoutTableBytesMax, start >= 0, bytes >= 0,
      bytes <= file.byteCount, start <= file.byteCount - bytes
    else { throw DomainError(.tooLarge, "archive-too-large", "This archive lists more than a take-out holds.") }
    let list = try Fields(file.read(start, bytes))
    var entries: [Entry] = []
    var names: Set<String> = []
    var place = 0
    while place < bytes {
      // A list longer than it says could name many more than a take-out holds.
      guard entries.count < count else { throw unreadable }
      let (entry, length) = try entry(list, at: place, before: start)
      guard ArchiveName.isSafe(entry.name), names.insert(entry.name.lowercased()).inserted else {
        throw DomainError(
          .invalid, "archive-name", "This archive holds a file whose name is not safe, or one name twice.")
      }
      entries.append(entry)
      place += length
    }
    guard entries.count == count, entries.reduce(0, { $0 + $1.bytes }) <= file.byteCount else { throw unreadable }
    return entries
  }

  private static func entry(_ list: Fields, at place: Int, before limit: Int) throws -> (Entry, Int) {
    guard try list.number(place, 4) == Int(ZipFormat.centralHeader) else { throw unreadable }
    guard try list.number(place + 10, 2) == Int(ZipFormat.stored), try list.number(place + 8, 2) & 1 == 0 else {
      throw DomainError(
        .invalid, "archive-packed", "This archive was packed by another program: use the file as it was downloaded.")
    }
    let (nameBytes, extraBytes) = (try list.number(place + 28, 2), try list.number(place + 30, 2))
    let name = try list.text(place + ZipFormat.centralHeaderBytes, nameBytes)
    var entry = Entry(
      name: name, bytes: try list.number(place + 24, 4), checksum: UInt32(try list.number(place + 16, 4)),
      offset: try list.number(place + 42, 4))
    let packedBytes = try list.number(place + 20, 4)
    var extra = place + ZipFormat.centralHeaderBytes + nameBytes
    if extraBytes >= 4, try list.number(extra, 2) == Int(ZipFormat.extra64) {
      extra += 4
      if entry.bytes == ZipFormat.limit32 { (entry.bytes, extra) = (try list.number(extra, 8), extra + 16) }
      if entry.offset == ZipFormat.limit32 { entry.offset = try list.number(extra, 8) }
    } else if packedBytes != entry.bytes {
      throw unreadable
    }
    guard entry.offset >= 0, entry.bytes >= 0, entry.bytes <= limit, entry.offset <= limit - entry.bytes else {
      throw unreadable
    }
    return (entry, ZipFormat.centralHeaderBytes + nameBytes + extraBytes + (try list.number(place + 32, 2)))
  }

  /// Where the list of files lies, how long it is, how many it names.
  private static func end(_ file: ArchiveFile) throws -> (start: Int, bytes: Int, count: Int) {
    let place = file.byteCount - ZipFormat.endBytes
    guard place >= 0 else { throw unreadable }
    let end = try Fields(file.read(place, ZipFormat.endBytes))
    // An archive of ours has no comment, so its end is where it must be.
    guard try end.number(0, 4) == Int(ZipFormat.end) else { throw unreadable }
    let narrow = (start: try end.number(16, 4), bytes: try end.number(12, 4), count: try end.number(10, 2))
    guard place >= ZipFormat.locatorBytes else { return narrow }
    let locator = try Fields(file.read(place - ZipFormat.locatorBytes, ZipFormat.locatorBytes))
    guard try locator.number(0, 4) == Int(ZipFormat.locator64) else { return narrow }
    let wide = try Fields(file.read(try locator.number(8, 8), ZipFormat.end64Bytes))
    guard try wide.number(0, 4) == Int(ZipFormat.end64) else { throw unreadable }
    return (try wide.number(48, 8), try wide.number(40, 8), try wide.number(32, 8))
  }

  static let damaged = DomainError(
    .invalid, "archive-damaged", "This archive was changed or cut off: use the file as it was downloaded.")
  static let unreadable = DomainError(.invalid, "archive-unreadable", "This file is no take-out of this program.")
}

/// Numbers and texts in bytes that may lie.
private struct Fields {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func number(_ place: Int, _ count: Int) throws -> Int {
    guard place >= 0, place <= bytes.count - count else { throw ZipReader.unreadable }
    let value = bytes[place..<place + count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard let number = Int(exactly: value) else { throw ZipReader.unreadable }
    return number
  }

  func text(_ place: Int, _ count: Int) throws -> String {
    guard place >= 0, count >= 0, place <= bytes.count - count,
      let text = String(validating: bytes[place..<place + count], as: UTF8.self)
    else { throw ZipReader.unreadable }
    return text
  }
}

/// A file that is read at any place.
private final class ArchiveFile: Sendable {
  let byteCount: Int
  private let descriptor: Int32

  init(_ path: String) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      if descriptor >= 0 { _ = close(descriptor) }
      throw DomainError(.notFound, "archive-missing", "The file of the take-out cannot be opened.")
    }
    byteCount = Int(status.st_size)
  }

  deinit { _ = close(descriptor) }

  func read(_ place: Int, _ count: Int) throws -> [UInt8] {
    guard place >= 0, count >= 0, place <= byteCount - count else { throw ZipReader.unreadable }
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes[filled...].withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(place + filled))
      }
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { throw ZipReader.damaged }
      filled += got
    }
    return bytes
  }
}
