public import Core
import Foundation
import Policy
import Vault

/// A take-out that comes back, as a file from anywhere: nothing in it is believed before it was looked at.
public struct TakeoutArchive: Sendable {
  public let manifest: TakeoutManifest
  private let reader: ZipReader
  private let entries: [String: ZipReader.Entry]

  /// Opens it and compares what lies in it with its list. Throws `archive-unreadable`, `archive-packed`, `archive-name`,
  /// `archive-too-large`, `archive-damaged`, `takeout-manifest`, and `takeout-tampered` when a file is missing, has
  /// another size, or is in no list.
  public init(_ path: String) throws {
    reader = try ZipReader(path)
    entries = Dictionary(reader.entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    guard let list = entries[TakeoutManifest.path] else { throw ZipReader.unreadable }
    manifest = try TakeoutManifest(Self.bytes(of: list, reader))
    let listed = Dictionary(manifest.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    guard listed.count == manifest.files.count, listed.count + 1 == entries.count,
      listed.values.allSatisfy({ entries[$0.path]?.bytes == $0.bytes })
    else { throw Self.tampered }
  }

  /// Reads every file and compares its hash with the list. Throws `takeout-tampered`, `archive-damaged`.
  public func verify() throws {
    for file in manifest.files {
      guard let entry = entries[file.path] else { throw Self.tampered }
      var digest = RunningDigest()
      try reader.read(entry) { digest.add($0) }
      guard Digest.hex(digest.bytes) == file.sha256 else { throw Self.tampered }
    }
  }

  /// The rows of a table; none when the take-out has no such table. Names of columns are read in camel case.
  public func rows<T: Decodable>(of table: String, as type: T.Type = T.self) throws -> [T] {
    guard let line = manifest.tables.first(where: { $0.table == table }), let entry = entries[line.path] else {
      return []
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(Table<T>.self, from: Data(Self.bytes(of: entry, reader))).rows
    } catch is DecodingError {
      throw DomainError(.invalid, "takeout-table", "The table \(line.table) of this take-out cannot be read.")
    }
  }

  /// A file of the take-out, readable at any place. Throws `takeout-tampered` for one that is not in it.
  public func file(_ path: String) throws -> ArchivedFile {
    guard let entry = entries[path], let line = manifest.files.first(where: { $0.path == path }),
      let sha256 = Digest.bytes(hex: line.sha256)
    else { throw Self.tampered }
    return ArchivedFile(byteCount: entry.bytes, sha256: sha256) { [reader] in try reader.bytes(of: entry, in: $0) }
  }

  private struct Table<T: Decodable>: Decodable {
    var rows: [T]
  }

  private static func bytes(of entry: ZipReader.Entry, _ reader: ZipReader) throws -> [UInt8] {
    guard entry.bytes <= Limits.takeoutTableBytesMax else {
      throw DomainError(.tooLarge, "archive-too-large", "This archive lists more than a take-out holds.")
    }
    var bytes: [UInt8] = []
    try reader.read(entry) { bytes += $0 }
    return bytes
  }

  static let tampered = DomainError(
    .invalid, "takeout-tampered", "This take-out is not as it was made: use the file as it was downloaded.")
}

/// A file of an archive, with what its list says of it.
public struct ArchivedFile: Sendable {
  public var byteCount: Int
  public var sha256: [UInt8]
  /// The bytes of a range; each is held in memory.
  public var read: @Sendable (_ range: Range<Int>) throws -> [UInt8]

  public init(byteCount: Int, sha256: [UInt8], read: @escaping @Sendable (_ range: Range<Int>) throws -> [UInt8]) {
    self.byteCount = byteCount
    self.sha256 = sha256
    self.read = read
  }

  /// Its parts one after the other, for a store.
  public var parts: @Sendable () async throws -> [UInt8]? {
    let place = PlaceInFile()
    return {
      let start = await place.take(Limits.takeoutReadBytes, of: byteCount)
      return start.isEmpty ? nil : try read(start)
    }
  }
}

/// How far a file was read.
private actor PlaceInFile {
  private var place = 0

  func take(_ most: Int, of count: Int) -> Range<Int> {
    let start = place
    place = min(place + most, count)
    return start..<place
  }
}

/// A time as a take-out says it.
public struct ArchivedTime: Decodable, Sendable, Hashable {
  public var instant: Instant

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let instant = Instant(exact: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time")
    }
    self.instant = instant
  }
}
