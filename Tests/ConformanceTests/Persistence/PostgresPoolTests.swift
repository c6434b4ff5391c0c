import Core
import Persistence
import TestSupport
import Testing

/// Connections: broken ones are replaced, too few are shared, and none is made to an address that is none.
@Suite struct PostgresPoolTests {
  @Test func brokenConnectionsAreReplacedWithoutAnybodyNoticing() async throws {
    try await withPostgresSchema { address in
      let name = "broken-\(address.hash)"
      let programs = [
        try await Database.postgres(address + "&application_name=" + name, connections: 3),
        try await Database.postgres(address, connections: 1),
      ]
      _ = try await programs[0].migrate([Notes.migration])
      for round in 0..<3 {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<6 { group.addTask { try await Notes.add(round * 6 + number, to: programs[0]) } }
          try await group.waitForAll()
        }
        let broken = try await programs[1].read { tx in
          try tx.row(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE application_name = \(name) AND state = 'idle'
            """)?.int(0)
        }
        #expect(broken ?? 0 > 0)
      }
      #expect(try await Notes.count(programs[0]) == 18)
      for program in programs { await program.close() }
    }
  }

  @Test func anAddressThatIsNone() async throws {
    let error = await #expect(throws: DomainError.self) { try await Database.postgres("songly.sqlite") }
    #expect(error?.code == "database-address")
    let absent = await #expect(throws: DomainError.self) {
      try await Database.postgres("postgres://songly@/postgres?host=/nowhere")
    }
    #expect(absent?.code == "database-unavailable")
  }

  @Test func moreCallersThanConnectionsWaitTheirTurn() async throws {
    try await withPostgresSchema { address in
      let database = try await Database.postgres(address, connections: 2)
      _ = try await database.migrate([Notes.migration])
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<100 { group.addTask { try await Notes.add(number, to: database) } }
        try await group.waitForAll()
      }
      #expect(try await Notes.count(database) == 100)
      await database.close()
    }
  }
}
