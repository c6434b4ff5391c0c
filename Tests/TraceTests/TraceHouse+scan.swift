import Accounts
import Core
import Foundation
import Persistence
import Studio
import TestSupport
import Vault

@testable import App

extension TraceHouse {
  /// Everything that the instance writes to: its folder, and the server's heap, log and messages.
  func places(_ engine: Engine) -> [String] {
    guard engine == .postgres else { return parts }
    let address = ProcessInfo.processInfo.environment["SONGLY_TEST_POSTGRES"] ?? ""
    let server = address.firstRange(of: "host=").map { String(address[$0.upperBound...].prefix { $0 != "&" }) }
    return parts + (server.map { [$0] } ?? [])
  }

  /// The server writes its memory to its files.
  func checkpoint(_ engine: Engine) async throws {
    guard engine == .postgres else { return }
    try await instance.database.write { _ = try $0.run("CHECKPOINT") }
  }

  /// The server keeps its log meanwhile, where other tests would make it use its files again.
  func withWholeLog(_ body: () async throws -> Void) async throws {
    let slot = "whole_\(getpid())"
    try await instance.database.write { transaction in
      _ = try transaction.row(
        "SELECT CAST(slot_name AS TEXT) FROM pg_create_physical_replication_slot(\(slot), true)")
    }
    let result: Result<Void, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    try await instance.database.write { transaction in
      _ = try transaction.row("SELECT CAST(pg_drop_replication_slot(\(slot)) AS TEXT)")
    }
    try result.get()
  }

  /// The server's own files of the instance's two databases, once it has written them; on SQLite there are none.
  func serverFiles(_ engine: Engine) async throws -> [String] {
    guard let server = places(engine).first(where: { !$0.hasPrefix(folder) }) else { return [] }
    try await checkpoint(engine)
    var folders: [String] = []
    for database in [instance.database, instance.keys] {
      let number = try await count(
        "SELECT CAST(oid AS BIGINT) FROM pg_database WHERE datname = current_database()", in: database)
      folders.append("\(server)/data/base/\(number)")
    }
    return folders
  }

  /// The bytes under which the key of an account and those of its objects lie in the key store; of nobody in
  /// particular, everybody's.
  func wrappings(of account: Identifier? = nil) async throws -> [[UInt8]] {
    let whose = account.map { "account = \($0)" as SQL } ?? "1 = 1"
    return try await instance.keys.read { transaction in
      try transaction.rows("SELECT wrapped FROM account_keys WHERE wrapped IS NOT NULL AND \(whose)").map {
        try $0.bytes(0)
      } + transaction.rows("SELECT wrapped FROM object_keys WHERE \(whose)").map { try $0.bytes(0) }
    }
  }

  /// The parts of the data folder, so that one can be looked at without another.
  private var parts: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? []
    var isFolder: ObjCBool = false
    let folders = names.filter {
      FileManager.default.fileExists(atPath: data + "/" + $0, isDirectory: &isFolder) && isFolder.boolValue
    }
    return folders.map { data + "/" + $0 } + [rows]
  }

  /// The files beside the folders, linked into one so that they are looked at too.
  private var rows: String {
    let place = folder + "/rows"
    try? FileManager.default.removeItem(atPath: place)
    try? FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? [] {
      link(data + "/" + name, place + "/" + name)
    }
    return place
  }

  /// What a person sees of their own, files and drafts included, and that their password is known.
  func seen(_ account: Identifier, _ canaries: Canaries) async throws -> String {
    var text = try await shown(account)
    for work in try await works(of: account) {
      for file in [WorkFile.mp3, .flac, .cover, .words] {
        let opened = try await instance.studio.file(work, file, of: account)
        text += String(decoding: try await opened.read(0..<opened.plainBytes), as: UTF8.self)
      }
    }
    for token in drafts.tokens(of: account) {
      text += "\(try await instance.studio.draft(token, for: account)?.fields ?? [:])"
    }
    let signedIn = try await instance.accounts.signIn(
      login: canaries.username, password: canaries.password,
      from: Visit(address: Digest.sha256(Array(canaries.username.utf8)), device: "Firefox · Android"))
    return text + (signedIn.account == account ? canaries.password : "")
  }

  /// The token behind a page in the newest mail to somebody, read from the files of the mailer.
  func mailedToken(_ page: String, to recipient: String) throws -> String? {
    let folder = data + "/mail/new"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted().reversed() {
      let mail = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      guard mail.contains("To: <\(recipient)>"), let token = Mailbox.tokens(page, in: mail).last else { continue }
      return token
    }
    return nil
  }
}
