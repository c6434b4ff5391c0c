import Accounts
import Core
import Foundation
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Web

@testable import App

/// Threats: traces. Twenty people with twenty words each, in every field and file; after their erasure and a day none
/// of it is anywhere, on either engine (§10, D3, D3b).
@Suite struct ErasureScanTests {
  private static let people = 20

  /// The scanner sees each form in each kind of place, else it would find nothing afterwards either.
  @Test func theScannerFindsWhatIsPlanted() async throws {
    try await withTemporaryFolder { folder in
      let everybody = (1...Self.people).map { Canaries($0, mark: "ZqPlain") }
      let words = everybody.flatMap { $0.all + $0.more }
      #expect(words.count == Self.people * 25 && Set(words).count == words.count)
      var plain: [UInt8] = []
      for word in words {
        for form in Scanner.Form.allCases { plain += Scanner.written(word, form) + [10] }
      }
      try Data(plain).write(to: URL(filePath: folder + "/plain"))
      #expect(Scanner.find(words, in: [folder]).count == words.count * Scanner.Form.allCases.count)

      // Beside other text, at every place where its bits can fall.
      for offset in 0..<3 {
        try await withTemporaryFolder { other in
          let text = String(repeating: "a", count: offset) + words[0] + "aaaa"
          try Data(text.utf8).base64EncodedData().write(to: URL(filePath: other + "/sealed.json"))
          #expect(Scanner.find([words[0]], forms: [.base64], in: [other]).count == 1)
        }
      }
      try await plantInDatabase(Array(words.prefix(20)))
    }
  }

  /// Rows, the log of a database under way, pages that were freed.
  private func plantInDatabase(_ words: [String]) async throws {
    let forms = words.flatMap { word in Scanner.Form.allCases.map { Scanner.written(word, $0) } }
    for isFreed in [false, true] {
      try await withTemporaryFolder { folder in
        let database = try await Database.sqlite(path: folder + "/rows.sqlite")
        try await database.write { transaction in
          try transaction.run("CREATE TABLE plants (bytes BLOB NOT NULL)")
        }
        try await database.scrub()
        try await database.write { transaction in
          for form in forms { try transaction.run("INSERT INTO plants (bytes) VALUES (\(form))") }
        }
        let log = try await copy(folder + "/rows.sqlite-wal")
        #expect(Scanner.find(words, in: [log]).count == forms.count)
        try FileManager.default.removeItem(atPath: log)
        if isFreed {
          // Without overwriting, which is what this program never does.
          try await database.write { transaction in
            _ = try transaction.rows("PRAGMA secure_delete = OFF")
            try transaction.run("DELETE FROM plants")
          }
        }
        try await database.scrub()
        await database.close()
        #expect(Scanner.find(words, in: [folder]).count == forms.count)
      }
    }
  }

  private func copy(_ path: String) async throws -> String {
    let folder = path + ".copy"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try FileManager.default.copyItem(atPath: path, toPath: folder + "/log")
    return folder
  }

  @Test(arguments: Engine.allCases)
  func nothingIsLeftOfWhoWasErased(_ engine: Engine) async throws {
    // A mark of its own, since the tests' server holds other tests' people too.
    let mark = engine == .sqlite ? "ZqErasedFile" : "ZqErasedServer"
    try await TraceHouse.with(engine) { house, _ in
      let everybody = (1...Self.people).map { Canaries($0, mark: mark) }
      var accounts: [Identifier] = []
      for canaries in everybody {
        let account = try await house.settle(canaries)
        try await house.settleMore(canaries, account)
        accounts.append(account)
      }
      // Before: the person sees all of it through their keys, and nobody sees any of it without.
      for (canaries, account) in zip(everybody, accounts) {
        let seen = try await house.seen(account, canaries) + house.seenMore(account)
        #expect((canaries.all + canaries.more).filter { !seen.contains($0) } == [])
        let copy = try await house.copy(of: account)
        let copied = [canaries.title, canaries.audio] + canaries.more
        #expect(copied.filter { copy.range(of: Data($0.utf8)) == nil } == [])
      }
      let folders = house.places(engine)
      try await house.checkpoint(engine)
      let readable = Scanner.find([mark], in: folders.filter { !$0.hasSuffix("/mail") })
      #expect(readable.isEmpty, "\(readable)")
      // Mails name an address, so here the same search has something to find.
      #expect(Scanner.find([mark], forms: [.lowerCase], in: [house.data + "/mail"]).count == 1)

      house.clock.pass(Limits.mailWindow)
      var receipts: [String] = []
      // On a busy machine the answer would come before the end and say so.
      let leaving = Leaving(instance: house.instance, waiting: .seconds(600))
      for (canaries, account) in zip(everybody, accounts) {
        try await house.instance.accounts.requestDeletion(
          of: account, password: canaries.password, phrase: canaries.username)
        try await house.work()
        let token = try #require(try house.mailedToken("delete", to: canaries.email))
        receipts.append(try await leaving.leave(token).receipt)
      }
      #expect(try receipts.allSatisfy { try house.instance.receipts.check($0).destroyedAt != nil })
      try await house.work()
      house.clock.pass(SweepLimits.mailFileKept)
      let report = try await house.instance.makeSweeper().sweepOnce()
      #expect(report.halt == nil && report.failures.isEmpty, "\(report)")
      try await house.checkpoint(engine)

      let left = Scanner.find([mark], in: house.places(engine))
      #expect(left.isEmpty, "\(left)")
      for account in accounts {
        // Only its tombstone still knows the random id, and the mark that its key is destroyed.
        #expect(!FileManager.default.fileExists(atPath: house.data + "/objects/" + "work/\(account)"))
      }
      #expect(try await house.count("SELECT count(*) FROM accounts") == 0)
      #expect(try await house.count("SELECT count(*) FROM artifacts") == 0)
      let tables: [Name] = ["uploads", "chat_messages", "departures", "requests", "request_texts", "takeouts"]
      for table in tables {
        #expect(try await house.count("SELECT count(*) FROM \(table.sql)") == 0, "\(table)")
      }
      // A lock without a byte in it says only that a process lives.
      let files = Scanner.files([house.data + "/objects", house.data + "/scratch", house.data + "/mail"])
      #expect(files.filter { !$0.hasSuffix(".lock") } == [])
      try await plantInServer(engine, house)
    }
  }

  /// The same search finds every unsealed word in each form in the server's files, even of rows that were deleted.
  private func plantInServer(_ engine: Engine, _ house: TraceHouse) async throws {
    guard engine == .postgres else { return }
    try await house.withWholeLog { try await lookForPlants(engine, house) }
  }

  private func lookForPlants(_ engine: Engine, _ house: TraceHouse) async throws {
    let words = Canaries(1, mark: "ZqPlantedInServer").all
    let forms = words.flatMap { word in Scanner.Form.allCases.map { Scanner.written(word, $0) } }
    try await house.instance.database.write { transaction in
      // Deleted rows stay where they are until somebody cleans up; nobody shall before they are looked for.
      try transaction.run("CREATE TABLE plants (bytes \(.blob) NOT NULL) WITH (autovacuum_enabled = false)")
      for form in forms {
        // Twice: the log breaks up what lies across the end of one of its pages, as two neighbours cannot both.
        for _ in 0..<2 { try transaction.run("INSERT INTO plants (bytes) VALUES (\(form))") }
      }
    }
    try await house.instance.database.write { _ = try $0.run("DELETE FROM plants") }
    try await house.checkpoint(engine)
    let server = try #require(house.places(engine).first { !$0.hasPrefix(house.folder) })
    let number = try await house.count(
      "SELECT CAST(oid AS BIGINT) FROM pg_database WHERE datname = current_database()")
    #expect(Scanner.find(words, in: ["\(server)/data/base/\(number)"]).count == forms.count)
    // The log of the server holds them as well.
    #expect(Scanner.find([words[0]], in: ["\(server)/data/pg_wal"]).count == Scanner.Form.allCases.count)
  }
}
