public import Core
import Persistence
import Policy
import Privacy
import Vault

/// A row of the table `artifacts`.
struct StoredArtifact: Sendable {
  var file: WorkFile
  var object: ObjectName
  var plainBytes: Int
  var sha256: [UInt8]

  /// In the order of `WorkFile`.
  static func all(of version: Identifier, in transaction: any Transaction) throws -> [StoredArtifact] {
    let found = try transaction.rows(
      "SELECT file, object, plain_bytes, sha256 FROM artifacts WHERE version = \(version) ORDER BY file"
    ).map { row in
      guard let file = WorkFile(rawValue: try row.text(0)), let object = ObjectName(try row.text(1)) else {
        throw DomainError(.fault, "row-shape", "A stored file has a name that this program does not know.")
      }
      return StoredArtifact(
        file: file, object: object, plainBytes: try row.int(2), sha256: try row.bytes(3))
    }
    return WorkFile.allCases.compactMap { file in found.first { $0.file == file } }
  }
}

/// A file of a work, ready to be delivered in parts.
public struct OpenedFile: Sendable {
  public var file: WorkFile
  public var plainBytes: Int
  /// Of the plain bytes: a strong validator for ETag and If-Range.
  public var sha256: [UInt8]
  public var mediaType: String
  /// For `Content-Disposition`; letters of any alphabet, no path, no quotes, no control characters.
  public var fileName: String
  public var version: Int
  /// The plain bytes of a range within the file. Ask in parts: each is held in memory. Throws `key-destroyed` once the
  /// work has been erased.
  public var read: @Sendable (_ range: Range<Int>) async throws -> [UInt8]
}

extension Studio {
  /// Opens a file of a work's version, or of the one shown. Throws `work-unknown`, `work-in-trash`, `version-unknown`,
  /// `file-unknown`.
  public func file(
    _ id: Identifier, version number: Int? = nil, _ file: WorkFile, of account: Identifier
  ) async throws -> OpenedFile {
    let (version, bytes, artifacts) = try await database.read { transaction in
      let version = try self.version(number, on: try openShelf(id, of: account, in: transaction))
      let bytes = try SealedVersion.bytes(version.id, in: transaction)
      return (version, bytes, try StoredArtifact.all(of: version.id, in: transaction))
    }
    let key = try await vault.objectKey(version.id)
    let opened = try SealedVersion(bytes, key: key)
    let name = FileName(opened.title ?? "").with(file)
    if let artifact = artifacts.first(where: { $0.file == file }) {
      let (vault, store, database, world) = (vault, store, database, world)
      return OpenedFile(
        file: file, plainBytes: artifact.plainBytes, sha256: artifact.sha256, mediaType: file.mediaType,
        fileName: name, version: version.number
      ) { range in
        // Asked anew with every part: a download under way ends with the work (D2), or when it is held (D20).
        guard try await !database.read({ try Holds.isHeld(.work, id, at: world.now, in: $0) }) else {
          throw DomainError.workHeld
        }
        let key = try await vault.objectKey(version.id)
        return try await store.read(artifact.object, key: key, plainBytes: artifact.plainBytes, range: range)
      }
    }
    guard let result = opened.result, let plain = try Self.written(file, result) else {
      throw DomainError(.notFound, "file-unknown", "This gift has no such file.")
    }
    return OpenedFile(
      file: file, plainBytes: plain.count, sha256: Digest.sha256(plain), mediaType: file.mediaType, fileName: name,
      version: version.number
    ) { range in
      Array(plain[range.clamped(to: plain.indices)])
    }
  }

  /// The files that are read from the version itself.
  private static func written(_ file: WorkFile, _ result: SealedVersion.Result) throws -> [UInt8]? {
    switch file {
    case .peaks: try VersionSeal.json(result.peaks)
    case .timings: try VersionSeal.json(result.lines)
    default: nil
    }
  }
}

/// A title as the name of a file on any system.
struct FileName: Sendable {
  private let base: String

  init(_ title: String) {
    let clean = title.unicodeScalars.map { scalar -> Character in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .nonspacingMark:
        Character(scalar)
      default: scalar == "-" ? "-" : " "
      }
    }
    let words = String(clean).split(separator: " ").joined(separator: " ").prefix(Limits.nameLengthMax)
    base = words.isEmpty ? "Songly" : String(words)
  }

  func with(_ file: WorkFile) -> String { base + file.ending }
}
