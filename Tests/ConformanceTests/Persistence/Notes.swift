import Persistence

/// A table to write numbers into, where it does not matter what is stored.
enum Notes {
  static let migration = Migration(
    "notes-1", ["CREATE TABLE notes (id \(.integer) NOT NULL PRIMARY KEY) \(.strict)"])

  static func add(_ id: Int, to database: Database) async throws {
    try await database.write { tx in try tx.run("INSERT INTO notes (id) VALUES (\(id))") }
  }

  static func count(_ database: Database) async throws -> Int? {
    try await database.read { tx in try tx.row("SELECT count(*) FROM notes")?.int(0) }
  }
}
