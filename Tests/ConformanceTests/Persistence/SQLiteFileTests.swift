import Core
import Foundation
import TestSupport
import Testing

@testable import Persistence

private let notes = Migration(
  "notes-1", ["CREATE TABLE notes (id \(.integer) NOT NULL PRIMARY KEY, text TEXT) \(.strict)"])

/// What holds for the file of the embedded engine only.
@Suite(.startsPrograms) struct SQLiteFileTests {
  private func engine(_ database: Database) throws -> SQLiteEngine {
    try #require(database.engine as? SQLiteEngine)
  }

  @Test func whatIsAcknowledgedIsOnTheDisk() async throws {
    try await withDatabase(.sqlite) { database in
      let engine = try engine(database)
      // 2 is FULL; the pool's own choice is 1, which loses acknowledged commits in a power cut.
      #expect(try await engine.setting(.synchronous) == "2")
      #expect(try await engine.setting(.secureDelete) == "1")
      #expect(try await engine.setting(.foreignKeys) == "1")
      #expect(try await engine.setting(.journalMode) == "wal")
    }
  }

  @Test func onlyTheOwnerReadsTheFiles() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.sqlite"
      #expect(FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644]))
      let database = try await Database.sqlite(path: path)
      _ = try await database.migrate([notes])
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(names == ["a.sqlite", "a.sqlite-shm", "a.sqlite-wal"])
      for name in names {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
      }
      await database.close()
    }
  }

  @Test func aMissingFolderOrAStrangeFileIsUnavailable() async throws {
    try await withTemporaryFolder { folder in
      try Data("this is a letter and no database, though it is long enough to have a header".utf8)
        .write(to: URL(filePath: folder + "/letter.sqlite"))
      for name in ["/nowhere/a.sqlite", "/letter.sqlite"] {
        let error = await #expect(throws: DomainError.self) { try await Database.sqlite(path: folder + name) }
        #expect(error?.code == "database-unavailable")
      }
    }
  }

  @Test func erasedRowsAreNowhereInTheFiles() async throws {
    try await withTemporaryFolder { folder in
      let database = try await Database.sqlite(path: folder + "/a.sqlite")
      _ = try await database.migrate([notes])
      let secret = "Zhuldyz-\(folder.suffix(6))"
      try await database.write { tx in
        for id in 0..<300 { try tx.run("INSERT INTO notes (id, text) VALUES (\(id), \(secret))") }
      }
      #expect(try occurs(secret, in: folder))
      try await database.write { tx in try tx.run("DELETE FROM notes") }
      try await database.scrub()
      #expect(try !occurs(secret, in: folder))
      await database.close()
      #expect(try !occurs(secret, in: folder))
    }
  }

  private func occurs(_ text: String, in folder: String) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: folder).contains { name in
      try Data(contentsOf: URL(filePath: folder + "/" + name)).range(of: Data(text.utf8)) != nil
    }
  }

  @Test func aFileHeldByAnotherProcessIsUnavailableAndLosesNothing() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/a.sqlite"
      let database = Database(engine: try await SQLiteEngine.open(path: path, busySeconds: 0.2))
      _ = try await database.migrate([notes])
      try await database.write { tx in try tx.run("INSERT INTO notes (id) VALUES (\(1))") }
      let holder = try OtherProcess(holding: path)
      let error = await #expect(throws: DomainError.self) {
        try await database.write { tx in try tx.run("INSERT INTO notes (id) VALUES (\(2))") }
      }
      #expect(error?.code == "database-unavailable" && error?.kind == .unavailable)
      // Readers go on meanwhile.
      #expect(try await count(database) == 1)
      holder.letGo()
      try await database.write { tx in try tx.run("INSERT INTO notes (id) VALUES (\(2))") }
      #expect(try await count(database) == 2)
      await database.close()
    }
  }

  private func count(_ database: Database) async throws -> Int? {
    try await database.read { tx in try tx.row("SELECT count(*) FROM notes")?.int(0) }
  }
}

/// A program of its own that takes the write lock and keeps it.
private final class OtherProcess {
  private let process = Process()
  private let input = Pipe()

  init(holding path: String) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import sqlite3, sys
      connection = sqlite3.connect(sys.argv[1], isolation_level=None)
      connection.execute("BEGIN IMMEDIATE")
      connection.execute("INSERT INTO notes (id) VALUES (99)")
      print("held", flush=True)
      sys.stdin.readline()
      """, path,
    ]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // Waits for the word, and for the end of the program if it never says it.
    _ = output.fileHandleForReading.availableData
  }

  /// Its transaction ends with it, uncommitted.
  func letGo() {
    try? input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
    process.waitUntilExit()
  }
}
