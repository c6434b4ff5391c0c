import Core
import Persistence
import TestSupport
import Testing

/// Connections: broken ones are replaced, too few are shared, and each has its times.
@Suite(.timeLimit(.minutes(10))) struct PostgresPoolTests {
  @Test func brokenConnectionsAreReplacedWithoutAnybodyNoticing() async throws {
    try await withPostgresSchema { address in
      let name = "broken-" + address.suffix(8)
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

  /// Ours stand where nobody has set others.
  @Test func timeOutsOfTheOperatorStay() async throws {
    try await withPostgresSchema { address in
      let database = try await Database.postgres(
        address + "%20-cstatement_timeout%3D0%20-clock_timeout%3D7s", connections: 1)
      let times = try await database.read { tx in
        try tx.row(
          """
          SELECT current_setting('statement_timeout'), current_setting('lock_timeout'),
            current_setting('idle_in_transaction_session_timeout')
          """)
      }
      #expect(times == Row([.text("30s"), .text("7s"), .text("1min")]))
      await database.close()
    }
  }

  /// D3: a table is written anew without its deleted rows however long that takes.
  @Test func aTableIsWrittenAnewBeyondTheTimeOfAStatement() async throws {
    try await withPostgresSchema { address in
      let database = try await Database.postgres(address, connections: 2)
      let hasty = try await Database.postgres(address + "%20-cstatement_timeout%3D3s", connections: 1)
      _ = try await database.migrate([Notes.migration])
      try await Notes.add(1, to: database)
      try await database.write { _ = try $0.run("DELETE FROM notes") }
      let ended = Counter()
      let rewriting = try await whileSomebodyReads("SELECT count(*) FROM notes", of: database) {
        let rewriting = Task {
          defer { ended.add() }
          try await hasty.rewrite(["notes"])
        }
        // It waits for the reader, and would go on waiting.
        try await waitUntil {
          let waits = try await database.read { tx in
            try tx.row(
              """
              SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
              WHERE relation = CAST('notes' AS regclass) AND NOT granted AND now() - query_start > interval '4 seconds'
              """)?.int(0)
          }
          return waits == 1 || ended.value > 0
        }
        return rewriting
      }
      try await rewriting.value
      for program in [database, hasty] { await program.close() }
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
