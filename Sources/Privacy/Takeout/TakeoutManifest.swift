import Core
import Foundation
import Policy
import Vault

/// What lies in a take-out: every file with its size and hash, every table with its count, and what is not in it and
/// why. Written as `manifest.json`, described by `manifest.schema.json` beside it.
public struct TakeoutManifest: Sendable, Hashable, Codable {
  public struct File: Sendable, Hashable, Codable {
    public var path: String
    public var bytes: Int
    /// Hexadecimal digits.
    public var sha256: String
    /// Of what class the data in it are (`DataClass`); nil for the papers around them.
    public var about: String?
    /// What a person knows it by.
    public var label: String?
  }

  public struct Table: Sendable, Hashable, Codable {
    public var table: String
    public var path: String
    public var rows: Int
    public var about: String
    public var clause: String
  }

  public struct LeftOut: Sendable, Hashable, Codable {
    public var what: String
    public var reason: String
    /// How many; nil where it is a kind of thing.
    public var count: Int?
  }

  public static let format = "songly-takeout"
  public static let path = "manifest.json"
  public static let schemaPath = "manifest.schema.json"

  public var format = Self.format
  public var version = 1
  public var madeAt: String
  /// Where the instance is reached that made it.
  public var instance: String
  public var policy: String
  public var language: String
  public var tables: [Table] = []
  public var files: [File] = []
  public var leftOut: [LeftOut] = []

  init(madeAt: Instant, instance: String, language: Language) {
    self.madeAt = madeAt.exactText
    self.instance = instance
    self.language = language.rawValue
    policy = PolicyVersion.current.name
  }

  /// As the file has it.
  public func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  /// Throws `takeout-manifest` when it is not one that this program can read.
  public init(_ bytes: [UInt8]) throws {
    guard let read = try? JSONDecoder().decode(Self.self, from: Data(bytes)), read.format == Self.format,
      read.version == 1
    else {
      throw DomainError(.invalid, "takeout-manifest", "This take-out's list of contents cannot be read.")
    }
    self = read
  }

  /// JSON Schema (2020-12) of the manifest.
  public static let schema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Contents of a take-out",
      "type": "object",
      "additionalProperties": false,
      "required": ["format", "version", "madeAt", "instance", "policy", "language", "tables", "files", "leftOut"],
      "properties": {
        "format": {"const": "songly-takeout"},
        "version": {"const": 1},
        "madeAt": {"type": "string", "format": "date-time"},
        "instance": {"type": "string"},
        "policy": {"type": "string", "format": "date"},
        "language": {"enum": ["en", "ru", "kk"]},
        "tables": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["table", "path", "rows", "about", "clause"],
            "properties": {
              "table": {"type": "string"},
              "path": {"type": "string"},
              "rows": {"type": "integer", "minimum": 0},
              "about": {"type": "string"},
              "clause": {"type": "string"}
            }
          }
        },
        "files": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["path", "bytes", "sha256"],
            "properties": {
              "path": {"type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$"},
              "bytes": {"type": "integer", "minimum": 0},
              "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
              "about": {"type": "string"},
              "label": {"type": "string"}
            }
          }
        },
        "leftOut": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["what", "reason"],
            "properties": {
              "what": {"type": "string"},
              "reason": {"type": "string"},
              "count": {"type": "integer", "minimum": 0}
            }
          }
        }
      }
    }

    """
}
