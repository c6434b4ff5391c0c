import Accounts
import Assistants
import Core
import Foundation
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Vault

@testable import App

/// A way in which somebody changed a table of their take-out: what a pattern finds stands there as something else.
struct Forgery: Sendable, CustomStringConvertible {
  var table: String
  var pattern: String
  var replacement: String
  /// By what it is refused.
  var code: String

  init(_ table: String, _ pattern: String, _ replacement: String, _ code: String) {
    self.table = table
    self.pattern = pattern
    self.replacement = replacement
    self.code = code
  }

  var description: String { "\(table) \(pattern) \(replacement)" }
  var path: String { "data/\(table).json" }

  /// Throws when there is nothing to change: a forgery that forges nothing proves nothing.
  func forged(_ text: String) throws -> String {
    let changed = text.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression)
    guard changed != text else { throw DomainError(.fault, "test-forgery", "\(self) is not in \(text)") }
    return changed
  }
}

extension TraceHouse {
  /// Writes a take-out anew with a table changed and a list that says so: all that a forger needs is in the file.
  func forge(_ takeout: Takeout, _ forgery: Forgery) async throws -> String {
    let path = folder + "/forged.zip"
    var manifest = takeout.archive.manifest
    var written: [UInt8] = []
    var zip = ZipWriter(at: Instant(microseconds: 0)) { written += $0 }
    for index in manifest.files.indices {
      let name = manifest.files[index].path
      var bytes = try takeout.bytes(name)
      if name == forgery.path {
        bytes = Array(try forgery.forged(String(decoding: bytes, as: UTF8.self)).utf8)
        manifest.files[index].bytes = bytes.count
        manifest.files[index].sha256 = Digest.hex(Digest.sha256(bytes))
      }
      try await zip.begin(name)
      try await zip.add(bytes)
      try await zip.end()
    }
    try await zip.begin(TakeoutManifest.path)
    try await zip.add(try manifest.bytes())
    try await zip.end()
    try await zip.finish()
    try Data(written).write(to: URL(filePath: path))
    return path
  }

  /// Everything that an import makes, counted: rows, stored objects, keys.
  func census() async throws -> [String: Int] {
    var counts: [String: Int] = [:]
    let tables: [Name] = [
      "accounts", "acceptances", "works", "versions", "artifacts", "uploads", "chats", "chat_messages", "choices",
      "restrictions", "wallets", "erasures",
    ]
    for table in tables { counts[table.description] = try await count("SELECT count(*) FROM \(table.sql)") }
    counts["object keys"] = try await count("SELECT count(*) FROM object_keys", in: instance.keys)
    counts["objects"] = try await instance.objects.list(nil, 10_000).count
    return counts
  }

  /// What somebody declared, when, and to which version.
  func acceptances(of account: Identifier) async throws -> [String] {
    try await instance.database.read { transaction in
      try transaction.rows(
        """
        SELECT kind, policy_version, accepted_at FROM acceptances WHERE account = \(account)
        ORDER BY kind, policy_version
        """
      ).map { "\(try $0.text(0)) \(try $0.text(1)) \(try $0.instant(2).microseconds)" }
    }
  }

  /// What was said in the chat with the poet, by whom and when.
  func said(by account: Identifier) async throws -> [String] {
    try await instance.assistants.messages(with: "poet", of: account).map {
      "\($0.isFromPerson) \($0.text) \($0.sentAt.microseconds)"
    }
  }

  /// What was handed in, when, and what had been done to it.
  func handedIn(by account: Identifier) async throws -> [String] {
    try await instance.uploads.uploads(of: account).map {
      "\($0.transform) \($0.plainBytes) \($0.receivedAt.microseconds) \($0.until.microseconds)"
    }
  }
}
