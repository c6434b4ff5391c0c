import Core
import Persistence
import TestSupport
import Testing

/// Two equal marks of an open database mean that nothing was committed between them. The reverse is only asked of SQLite:
/// on PostgreSQL whatever else the server does may change a mark.
@Suite struct MarkTests {
  private static let migrations = [
    Migration(
      "marks-1",
      [
        "CREATE TABLE counts (id TEXT PRIMARY KEY NOT NULL, count \(.integer) NOT NULL) \(.strict)",
        "INSERT INTO counts (id, count) VALUES ('a', 0)",
      ])
  ]

  @Test(arguments: Engine.allCases)
  func everyCommitMakesAnother(engine: Engine) async throws {
    try await withPrograms(engine, 2, migrations: Self.migrations) { programs in
      let (mine, others) = (programs[0], programs[1])
      var marks: [Mark] = []
      for database in [mine, others, mine, others] {
        marks.append(try #require(try await mine.mark()))
        try await database.write { try $0.run("UPDATE counts SET count = count + 1") }
      }
      marks.append(try #require(try await mine.mark()))
      // Schemas are written too.
      try await others.write { try $0.run("CREATE TABLE more (id TEXT PRIMARY KEY NOT NULL) \(.strict)") }
      marks.append(try #require(try await mine.mark()))
      #expect(Set(marks).count == marks.count)
    }
  }

  @Test func readingAndRollingBackLeaveItAsItIs() async throws {
    try await withDatabase(.sqlite, migrations: Self.migrations) { database in
      let before = try #require(try await database.mark())
      _ = try await database.read { try $0.row("SELECT count FROM counts") }
      await #expect(throws: DomainError.self) {
        try await database.write { transaction in
          try transaction.run("UPDATE counts SET count = 7")
          throw DomainError(.invalid, "thought-better", "No.")
        }
      }
      #expect(try await database.mark() == before)
    }
  }

  /// The same while others write all the time: what was read between two equal marks is what is stored at the second.
  @Test(arguments: Engine.allCases)
  func equalMarksMeanEqualReadings(engine: Engine) async throws {
    try await withPrograms(engine, 2, migrations: Self.migrations) { programs in
      let (mine, others) = (programs[0], programs[1])
      try await withThrowingTaskGroup(of: Void.self) { group in
        for database in [mine, others] {
          group.addTask {
            for _ in 0..<40 { try await database.write { try $0.run("UPDATE counts SET count = count + 1") } }
          }
        }
        group.addTask {
          for _ in 0..<150 {
            let before = try await mine.mark()
            let count = try await Self.count(mine)
            let after = try await mine.mark()
            let again = try await Self.count(mine)
            // Equal marks after a later reading as well: then that reading is of the same state.
            let last = try await mine.mark()
            if before == after, after == last { #expect(count == again) }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func aClosedDatabaseHasNone(engine: Engine) async throws {
    try await withDatabase(engine, migrations: Self.migrations) { database in
      await database.close()
      #expect((try? await database.mark()) == nil)
    }
  }

  private static func count(_ database: Database) async throws -> Int? {
    try await database.read { try $0.row("SELECT count FROM counts")?.int(0) }
  }
}
