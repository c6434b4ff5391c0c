import Core
import Foundation
import Persistence
import Vault

/// What is sealed in a version, opened. All of it, and every file, is under the version's own key (D43).
struct SealedVersion: Sendable {
  var brief: Brief?
  var title: String?
  var words: String?
  var result: Result?

  /// What a page draws and says about a finished version.
  struct Result: Sendable, Codable {
    var facts: Facts
    var lines: [TimedLine]
    var peaks: [Double]
  }

  /// The rows' bytes, before they are opened.
  struct Bytes: Sendable {
    var id: Identifier
    var brief: [UInt8]
    var title: [UInt8]?
    var words: [UInt8]?
    var result: [UInt8]?
  }

  static func bytes(_ id: Identifier, in transaction: any Transaction) throws -> Bytes {
    guard let row = try transaction.row("SELECT brief, title, words, result FROM versions WHERE id = \(id)") else {
      throw DomainError.workUnknown
    }
    return Bytes(
      id: id, brief: try row.bytes(0), title: try row.optionalBytes(1), words: try row.optionalBytes(2),
      result: try row.optionalBytes(3))
  }

  /// Only what a list shows.
  static func labels(_ ids: [Identifier], in transaction: any Transaction) throws -> [Identifier: Bytes] {
    guard !ids.isEmpty else { return [:] }
    let list = SQL.joined(ids.map { "\($0)" as SQL }, separator: ", ")
    let rows = try transaction.rows("SELECT id, brief, title FROM versions WHERE id IN (\(list))").map { row in
      Bytes(id: try row.identifier(0), brief: try row.bytes(1), title: try row.optionalBytes(2))
    }
    return Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  init(_ bytes: Bytes, key: DataKey) throws {
    brief = try JSONDecoder().decode(
      Brief.self, from: Data(key.openBytes(bytes.brief, at: SealedPlace("versions", "brief", bytes.id))))
    title = try bytes.title.map { try key.open($0, at: SealedPlace("versions", "title", bytes.id)) }
    words = try bytes.words.map { try key.open($0, at: SealedPlace("versions", "words", bytes.id)) }
    let place = SealedPlace("versions", "result", bytes.id)
    result = try bytes.result.map { sealed in
      try JSONDecoder().decode(
        Result.self, from: Data(key.openBytes(sealed, at: place)))
    }
  }
}

/// Seals the columns of one version.
struct VersionSeal: Sendable {
  var id: Identifier
  var key: DataKey
  var entropy: Entropy

  func brief(_ brief: Brief) throws -> [UInt8] {
    try key.sealBytes(Self.json(brief), at: SealedPlace("versions", "brief", id), entropy: entropy)
  }

  func title(_ text: String) throws -> [UInt8] {
    try key.seal(text, at: SealedPlace("versions", "title", id), entropy: entropy)
  }

  func words(_ text: String) throws -> [UInt8] {
    try key.seal(text, at: SealedPlace("versions", "words", id), entropy: entropy)
  }

  func result(_ result: SealedVersion.Result) throws -> [UInt8] {
    try key.sealBytes(Self.json(result), at: SealedPlace("versions", "result", id), entropy: entropy)
  }

  static func json(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }
}
