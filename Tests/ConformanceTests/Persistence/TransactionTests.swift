import Core
import Persistence
import Synchronization
import TestSupport
import Testing

private let notes = Migration(
  "notes-1",
  [
    """
    CREATE TABLE notes (
      id \(.integer) NOT NULL PRIMARY KEY,
      title TEXT UNIQUE,
      state TEXT NOT NULL DEFAULT 'new',
      size \(.integer) CHECK (size >= 0),
      body \(.blob),
      parent \(.integer) REFERENCES notes (id)
    ) \(.strict)
    """
  ])

private struct Refusal: Error {}

@Suite struct TransactionTests {
  @Test(arguments: Engine.allCases)
  func whatIsWrittenIsRead(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [notes]) { database in
      let inserted = try await database.write { tx in
        try tx.run("INSERT INTO notes (id, title, size) VALUES (\(1), \("one"), \(10)), (\(2), \("two"), \(20))")
      }
      #expect(inserted == 2)
      let rows = try await database.read { tx in try tx.rows("SELECT id, title FROM notes ORDER BY id") }
      #expect(rows == [Row([.integer(1), .text("one")]), Row([.integer(2), .text("two")])])
      let none = try await database.write { tx in try tx.run("UPDATE notes SET size = 5 WHERE id = \(9)") }
      #expect(none == 0)
    }
  }

  @Test(arguments: Engine.allCases)
  func whatThrowsLeavesNothing(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [notes]) { database in
      await #expect(throws: Refusal.self) {
        try await database.write { tx in
          try tx.run("INSERT INTO notes (id) VALUES (\(1))")
          throw Refusal()
        }
      }
      let count = try await database.read { tx in try tx.row("SELECT count(*) FROM notes")?.int(0) }
      #expect(count == 0)
    }
  }

  @Test(arguments: Engine.allCases)
  func wakeUpsFollowTheCommitOnly(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [notes]) { database in
      let calls = Calls()
      try await database.write { tx in
        tx.afterCommit { calls.note("first") }
        tx.afterCommit { calls.note("second") }
        #expect(calls.names.isEmpty)
      }
      #expect(calls.names == ["first", "second"])
      _ = try? await database.write { tx in
        tx.afterCommit { calls.note("never") }
        throw Refusal()
      }
      #expect(calls.names == ["first", "second"])
    }
  }

  @Test(arguments: Engine.allCases)
  func aRefusedRowEndsTheTransaction(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [notes]) { database in
      await #expect(throws: Conflict(.unique)) {
        try await database.write { tx in
          try tx.run("INSERT INTO notes (id, title) VALUES (\(1), \("same"))")
          _ = try? tx.run("INSERT INTO notes (id, title) VALUES (\(2), \("same"))")
          _ = try? tx.run("INSERT INTO notes (id, title) VALUES (\(3), \("other"))")
        }
      }
      // The body may say it in its own words.
      await #expect(throws: Refusal.self) {
        try await database.write { tx in
          do {
            try tx.run("INSERT INTO notes (id, size) VALUES (\(1), \(-1))")
          } catch is Conflict {
            throw Refusal()
          }
        }
      }
      let count = try await database.read { tx in try tx.row("SELECT count(*) FROM notes")?.int(0) }
      #expect(count == 0)
    }
  }

  @Test(arguments: Engine.allCases)
  func eachConstraintHasItsKind(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [notes]) { database in
      try await database.write { tx in try tx.run("INSERT INTO notes (id, title) VALUES (\(1), \("one"))") }
      let missing: String? = nil
      let refused: [(SQL, Conflict.Kind)] = [
        ("INSERT INTO notes (id) VALUES (\(1))", .unique),
        ("INSERT INTO notes (id, title) VALUES (\(2), \("one"))", .unique),
        ("INSERT INTO notes (id, size) VALUES (\(2), \(-1))", .check),
        ("INSERT INTO notes (id, parent) VALUES (\(2), \(7))", .foreignKey),
        ("UPDATE notes SET state = \(missing) WHERE id = \(1)", .notNull),
      ]
      for (statement, kind) in refused {
        await #expect(throws: Conflict(kind)) {
          _ = try await database.write { tx in try tx.run(statement) }
        }
      }
      let passed = try await database.write { tx in
        try tx.run("INSERT INTO notes (id, title) VALUES (\(1), \("x")) ON CONFLICT (id) DO NOTHING")
      }
      #expect(passed == 0)
    }
  }

  @Test(arguments: Engine.allCases)
  func aReaderCannotWrite(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [notes]) { database in
      await #expect(throws: StatementFault.self) {
        _ = try await database.read { tx in try tx.run("INSERT INTO notes (id) VALUES (\(1))") }
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func aFaultNamesTheStatementAndNoValue(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [notes]) { database in
      let fault = await #expect(throws: StatementFault.self) {
        _ = try await database.read { tx in try tx.rows("SELECT nowhere FROM notes WHERE title = \("a secret")") }
      }
      #expect(fault?.description.contains("SELECT nowhere FROM notes") == true)
      #expect(fault?.description.contains("secret") == false)
    }
  }

  @Test(arguments: Engine.allCases)
  func aChangedRowIsReturned(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [notes]) { database in
      let row = try await database.write { tx in
        try tx.row("INSERT INTO notes (id, size) VALUES (\(4), \(2)) RETURNING id, size + 1")
      }
      #expect(row == Row([.integer(4), .integer(3)]))
    }
  }

  @Test(arguments: Engine.allCases)
  func aClosedDatabaseSaysSo(_ engine: Engine) async throws {
    try await withDatabase(engine) { database in
      #expect(await database.isReady())
      await database.close()
      #expect(await !database.isReady())
      let error = await #expect(throws: DomainError.self) { try await database.read { _ in } }
      #expect(error?.code == "database-unavailable")
    }
  }
}

private final class Calls: Sendable {
  private let list = Mutex<[String]>([])
  func note(_ name: String) { list.withLock { $0.append(name) } }
  var names: [String] { list.withLock { $0 } }
}
