import Core
import Foundation
import Persistence
import Policy
import Privacy
import Vault

/// What a backup says of itself: `manifest.json`, written last. It names no person and holds no secret.
struct BackupManifest: Codable, Hashable, Sendable {
  static let format = 1
  static let name = "manifest.json"
  static let signatureName = "manifest.sig"
  static let listName = "files.txt"

  struct Step: Codable, Hashable, Sendable {
    var name: String
    var checksum: String
  }

  struct Whole: Codable, Hashable, Sendable {
    var bytes: Int
    var sha256: String
  }

  struct Objects: Codable, Hashable, Sendable {
    var count = 0
    var bytes = 0
    /// Erased between the copy of the rows and that of the objects: the replay takes their rows.
    var goneMeanwhile = 0
    /// Named by a row and not there although nobody erased them.
    var missing = 0
  }

  var format = BackupManifest.format
  var madeAt: Instant
  /// `madeAt` for people.
  var made: String
  var engine: String
  /// The version of the policy that was in force.
  var policy: String
  var schema: [Step]
  /// Rows of every table at the moment of the copy.
  var rows: [String: Int]
  /// For whom every file but this one is sealed; nil when nothing is sealed twice.
  var recipient: String?
  var database: Whole
  var objects: Objects
  /// The list of the files with their sizes and hashes.
  var files: Whole

  var databaseName: String { engine == Dialect.sqlite.rawValue ? "data.sqlite" : "data.dump" }

  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + Array("\n".utf8)
  }

  /// Reads a manifest and throws `backup-damaged` when it is none, `backup-newer` when a newer program wrote it.
  static func read(in folder: String) throws -> BackupManifest {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { throw BackupFault.none }
    struct Format: Decodable { var format: Int }
    guard let version = try? JSONDecoder().decode(Format.self, from: data) else { throw BackupFault.damaged }
    guard version.format <= format else {
      throw DomainError(.unavailable, "backup-newer", "The backup was made by a newer version of this program.")
    }
    guard let manifest = try? JSONDecoder().decode(BackupManifest.self, from: data) else { throw BackupFault.damaged }
    return manifest
  }

  /// Whether the manifest was written by the instance of this signer. A backup that lies with others may come back
  /// changed, hashes and all.
  static func isSigned(in folder: String, by signer: Signer) throws -> Bool {
    guard let bytes = FileManager.default.contents(atPath: folder + "/" + name),
      let text = try? String(contentsOfFile: folder + "/" + signatureName, encoding: .utf8),
      let signature = Digest.bytes(hex: text.trimmingCharacters(in: .whitespacesAndNewlines))
    else { return false }
    return Signer.isValid(signature, of: Self.signed(Array(bytes)), publicKey: try signer.publicKey())
  }

  /// What the signature is of: the same key signs other things too.
  static func signed(_ manifest: [UInt8]) -> [UInt8] { Array("songly.backup.1\n".utf8) + manifest }
}

extension Instant {
  /// For the name of a file: `20261124T022500Z`.
  var compact: String { utc.filter { $0 != "-" && $0 != ":" } }
}
