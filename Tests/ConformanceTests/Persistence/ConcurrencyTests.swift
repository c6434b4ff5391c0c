import Core
import Persistence
import TestSupport
import Testing

private let wallets = Migration(
  "wallets-1",
  [
    """
    CREATE TABLE wallets (id \(.integer) NOT NULL PRIMARY KEY, points \(.integer) NOT NULL) \(.strict)
    """,
    "CREATE TABLE spends (id \(.integer) NOT NULL PRIMARY KEY, points \(.integer) NOT NULL) \(.strict)",
    "INSERT INTO wallets (id, points) VALUES (1, 100)",
  ])

/// Two programs on one database, as two processes are: each with connections of its own.
@Suite(.timeLimit(.minutes(10))) struct ConcurrencyTests {
  /// Nothing in the schema forbids a negative balance here: only the order of transactions does.
  private static func spend(_ points: Int64, _ number: Int, in tx: any Transaction) throws -> Bool {
    let spent = try tx.row("SELECT CAST(coalesce(sum(points), 0) AS \(.integer)) FROM spends")?.integer(0) ?? 0
    guard spent + points <= 100 else { return false }
    try tx.run("INSERT INTO spends (id, points) VALUES (\(number), \(points))")
    return true
  }

  /// One program may keep the other out for longer than it waits: then nothing was written, and it asks again.
  private static func write<T: Sendable>(
    to program: Database, _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws -> T {
    while true {
      do {
        return try await program.write(body)
      } catch let error as DomainError where error.code == "database-unavailable" {
        try Task.checkCancellation()
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func twoSpendsAtOnceNeverGoBelowZero(_ engine: Engine) async throws {
    try await withPrograms(engine, 2, migrations: [wallets]) { programs in
      for round in 0..<10 {
        let won = try await withThrowingTaskGroup(of: Bool.self) { group in
          for (index, program) in programs.enumerated() {
            group.addTask { try await Self.write(to: program) { tx in try Self.spend(80, index, in: tx) } }
          }
          return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(won == 1, "round \(round)")
        try await programs[0].write { tx in try tx.run("DELETE FROM spends") }
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func twoHundredSpendsFromTwoPrograms(_ engine: Engine) async throws {
    try await withPrograms(engine, 2, migrations: [wallets]) { programs in
      let won = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<200 {
          group.addTask {
            try await Self.write(to: programs[number % 2]) { tx in try Self.spend(10, number, in: tx) }
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(won == 10)
      let total = try await programs[0].read { tx in
        try tx.row("SELECT count(*), CAST(sum(points) AS \(.integer)) FROM spends")
      }
      #expect(total == Row([.integer(10), .integer(100)]))
    }
  }

  @Test(arguments: Engine.allCases)
  func countersLoseNothing(_ engine: Engine) async throws {
    try await withPrograms(engine, 2, migrations: [wallets]) { programs in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<60 {
          group.addTask {
            try await Self.write(to: programs[number % 2]) { tx in
              let points = try tx.row("SELECT points FROM wallets WHERE id = 1")?.integer(0) ?? 0
              try tx.run("UPDATE wallets SET points = \(points + 1) WHERE id = 1")
            }
          }
        }
        try await group.waitForAll()
      }
      let points = try await programs[1].read { tx in try tx.row("SELECT points FROM wallets")?.integer(0) }
      #expect(points == 160)
    }
  }

  @Test(arguments: Engine.allCases)
  func aBodyThatRanAgainWakesOnce(_ engine: Engine) async throws {
    try await withPrograms(engine, 2, migrations: [wallets]) { programs in
      let wakeUps = Counter()
      let runs = Counter()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<20 {
          group.addTask {
            try await Self.write(to: programs[number % 2]) { tx in
              runs.add()
              tx.afterCommit { wakeUps.add() }
              let points = try tx.row("SELECT points FROM wallets WHERE id = 1")?.integer(0) ?? 0
              try tx.run("UPDATE wallets SET points = \(points + 1) WHERE id = 1")
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(wakeUps.value == 20)
      #expect(runs.value >= 20)
    }
  }

  @Test(arguments: Engine.allCases)
  func aSnapshotDoesNotChangeUnderAReader(_ engine: Engine) async throws {
    try await withPrograms(engine, 2, migrations: [wallets]) { programs in
      let (started, start) = AsyncStream<Void>.makeStream()
      let written = Flag()
      defer { written.raise() }
      async let seen = programs[0].read { tx in
        // However long the machine takes, the server keeps the session.
        if tx.dialect == .postgres { try tx.run("SET LOCAL idle_in_transaction_session_timeout = 0") }
        let before = try tx.row("SELECT points FROM wallets")?.integer(0)
        start.yield()
        written.wait()
        return [before, try tx.row("SELECT points FROM wallets")?.integer(0)]
      }
      for await _ in started { break }
      try await programs[1].write { tx in try tx.run("UPDATE wallets SET points = 7") }
      written.raise()
      #expect(try await seen == [100, 100])
      let after = try await programs[0].read { tx in try tx.row("SELECT points FROM wallets")?.integer(0) }
      #expect(after == 7)
    }
  }

  @Test(arguments: Engine.allCases)
  func aCancelledTaskLeavesNothing(_ engine: Engine) async throws {
    try await withPrograms(engine, 1, migrations: [wallets]) { programs in
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        try await programs[0].write { tx in try tx.run("UPDATE wallets SET points = 0") }
      }
      await #expect(throws: CancellationError.self) { try await task.value }
      let points = try await programs[0].read { tx in try tx.row("SELECT points FROM wallets")?.integer(0) }
      #expect(points == 100)
    }
  }
}
