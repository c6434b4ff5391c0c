import TestSupport
import Testing

@testable import Persistence

private let notes = Migration(
  "notes-1", ["CREATE TABLE notes (id \(.integer) NOT NULL PRIMARY KEY, text TEXT) \(.strict)"])

/// The database in memory that the time machine uses: the same rules as in a file.
@Suite struct AloneTests {
  private func count(_ database: Database) async throws -> Int {
    try await database.read { try $0.row("SELECT count(*) FROM notes")?.int(0) ?? -1 }
  }

  private func add(_ id: Int, to database: Database) async throws {
    try await database.write { _ = try $0.run("INSERT INTO notes (id, text) VALUES (\(id), 'a')") }
  }

  @Test func aCopyIsADatabaseOfItsOwn() async throws {
    let mould = try Database.alone()
    #expect(try await mould.migrate([notes]) == ["notes-1"])
    try await add(1, to: mould)
    let copy = try mould.copyAlone()
    try await add(2, to: copy)
    #expect(try await count(mould) == 1)
    #expect(try await count(copy) == 2)
    #expect(try await copy.pendingMigrations([notes]).isEmpty)
    await copy.close()
    #expect(try await count(mould) == 1)
    await #expect(throws: (any Error).self) { try await self.count(copy) }
    await mould.close()
    try await withDatabase(.sqlite) { file in
      #expect(throws: (any Error).self) { try file.copyAlone() }
    }
  }

  @Test func whatThrowsLeavesNothingAndReadersWriteNothing() async throws {
    struct Odd: Error {}
    let database = try Database.alone()
    _ = try await database.migrate([notes])
    await #expect(throws: Odd.self) {
      try await database.write { transaction in
        _ = try transaction.run("INSERT INTO notes (id) VALUES (1)")
        throw Odd()
      }
    }
    await #expect(throws: (any Error).self) {
      try await database.read { _ = try $0.run("INSERT INTO notes (id) VALUES (2)") }
    }
    #expect(try await count(database) == 0)
    try await add(3, to: database)
    await #expect(throws: Conflict.self) { try await self.add(3, to: database) }
    #expect(try await count(database) == 1)
    await database.close()
  }
}
