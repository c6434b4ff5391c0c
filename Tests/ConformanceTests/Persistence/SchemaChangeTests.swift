import Core
import Persistence
import TestSupport
import Testing

private let notes = Migration("notes-1", ["CREATE TABLE notes (id \(.integer) NOT NULL PRIMARY KEY) \(.strict)"])
private let titles = Migration("notes-2", ["ALTER TABLE notes ADD COLUMN title TEXT"])

/// A program that runs on while another one brings the schema forward.
@Suite struct SchemaChangeTests {
  @Test(arguments: Engine.allCases)
  func preparedStatementsSurviveANewColumn(_ engine: Engine) async throws {
    try await withPrograms(engine, 2, migrations: [notes]) { programs in
      try await programs[0].write { tx in try tx.run("INSERT INTO notes (id) VALUES (\(1))") }
      let all: SQL = "SELECT * FROM notes WHERE id = \(1)"
      for _ in 0..<2 {
        let row = try await programs[0].write { tx in try tx.row(all) }
        #expect(row == Row([.integer(1)]))
      }
      let names = try await programs[1].migrate([notes, titles])
      #expect(names == ["notes-2"])
      let row = try await programs[0].write { tx in try tx.row(all) }
      #expect(row == Row([.integer(1), .null]))
    }
  }

  @Test(arguments: Engine.allCases)
  func manyDifferentStatementsAreForgottenAgain(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: [notes]) { database in
      let answers = try await database.read { tx in
        try (1...300).map { count in
          let list = SQL.joined((1...count).map { "\($0)" }, separator: ", ")
          return try tx.row("SELECT \(count), count(*) FROM notes WHERE id IN (\(list))")?.int(0)
        }
      }
      #expect(answers == Array(1...300))
    }
  }
}
