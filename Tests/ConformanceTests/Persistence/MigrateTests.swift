import Core
import Persistence
import TestSupport
import Testing

private let first = Migration("first-1", ["CREATE TABLE first (id \(.integer) NOT NULL PRIMARY KEY) \(.strict)"])
private let second = Migration(
  "second-1",
  [
    "CREATE TABLE second (id \(.integer) NOT NULL PRIMARY KEY, note TEXT) \(.strict)",
    "INSERT INTO second (id, note) VALUES (\(1), \("made by the step"))",
  ])
private let broken = Migration(
  "second-1",
  [
    "CREATE TABLE second (id \(.integer) NOT NULL PRIMARY KEY, note TEXT) \(.strict)",
    "INSERT INTO nowhere (id) VALUES (\(1))",
  ])

@Suite struct MigrateTests {
  @Test(arguments: Engine.allCases)
  func stepsRunOnceAndInOrder(_ engine: Engine) async throws {
    try await withDatabase(engine) { database async throws in
      #expect(try await database.pendingMigrations([first, second]) == ["first-1", "second-1"])
      #expect(try await database.migrate([first, second]) == ["first-1", "second-1"])
      #expect(try await database.migrate([first, second]) == [])
      #expect(try await database.pendingMigrations([first, second]) == [])
      let note = try await database.read { tx in try tx.row("SELECT note FROM second")?.text(0) }
      #expect(note == "made by the step")
    }
  }

  @Test(arguments: Engine.allCases)
  func tablesAndColumnsAreListed(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [first, second]) { database async throws in
      #expect(
        try await database.columns() == [
          "first": ["id"], "second": ["id", "note"], "migrations": ["name", "position", "checksum"],
        ])
    }
  }

  @Test(arguments: Engine.allCases)
  func anEarlyModuleMayAddAStep(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [first, second]) { database async throws in
      let added = Migration("first-2", ["ALTER TABLE first ADD COLUMN name TEXT"])
      #expect(try await database.pendingMigrations([first, added, second]) == ["first-2"])
      #expect(try await database.migrate([first, added, second]) == ["first-2"])
      #expect(try await database.columns()["first"] == ["id", "name"])
    }
  }

  @Test(arguments: Engine.allCases)
  func anInterruptedRunGoesOn(_ engine: Engine) async throws {
    try await withDatabase(engine) { database async throws in
      await #expect(throws: (any Error).self) { try await database.migrate([first, broken]) }
      #expect(try await Set(database.columns().keys) == ["first", "migrations"])
      #expect(try await database.migrate([first, second]) == ["second-1"])
    }
  }

  @Test(arguments: Engine.allCases)
  func aForeignHistoryIsRefused(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [first, second]) { database async throws in
      let newer = await #expect(throws: DomainError.self) { try await database.migrate([first]) }
      #expect(newer?.code == "schema-newer")
      let other = Migration("other-1", ["CREATE TABLE other (id TEXT)"])
      let foreign = await #expect(throws: DomainError.self) { try await database.migrate([first, other]) }
      #expect(foreign?.code == "schema-newer")
      #expect(try await database.columns()["other"] == nil)
      let edited = Migration("first-1", ["CREATE TABLE first (id TEXT)"])
      let error = await #expect(throws: DomainError.self) { try await database.migrate([edited, second]) }
      #expect(error?.code == "schema-edited")
      let twice = await #expect(throws: DomainError.self) { try await database.pendingMigrations([first, first]) }
      #expect(twice?.code == "schema-ambiguous")
    }
  }

  @Test(arguments: Engine.allCases)
  func severalProgramsStartAtOnce(_ engine: Engine) async throws {
    try await withPrograms(engine, 4) { programs in
      let names = try await withThrowingTaskGroup(of: [String].self) { group in
        for program in programs { group.addTask { try await program.migrate([first, second]) } }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(names.sorted() == ["first-1", "second-1"])
    }
  }
}
