import Core
import Persistence
import Policy
import TestSupport
import Testing

@testable import Jobs

@Suite(.timeLimit(.minutes(10))) struct WorkerTests {
  @Test(arguments: Engine.allCases)
  func eachJobIsPerformedOnce(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let performed = Record<Identifier>()
      let job = Trial { performed.add($0.id) }
      let ids = try await database.write { transaction in
        try (0..<100).map { _ in
          try shop.queue.enqueue(Trial.kind, subject: shop.world.identifier(), account: nil, in: transaction)
        }
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { try await shop.worker(job).runUntilIdle() } }
        try await group.waitForAll()
      }
      #expect(performed.all.count == 100)
      #expect(Set(performed.all) == Set(ids))
      let census = try await database.read { try shop.queue.census(in: $0) }
      #expect(census == [.done: 100])
    }
  }

  /// One worker takes the jobs in the order in which they were due.
  @Test(arguments: Engine.allCases)
  func nobodyIsPassedOver(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let performed = Record<Identifier>()
      var expected: [Identifier] = []
      for minute in [4, 1, 3, 2, 0] {
        expected.append(try await shop.enqueue(runsAt: Period.minutes(minute).end(from: shop.clock.now)))
      }
      shop.clock.pass(.minutes(5))
      try await shop.worker(Trial { performed.add($0.id) }).runUntilIdle()
      #expect(performed.all == [4, 1, 3, 2, 0].map { expected[$0] })
    }
  }

  @Test(arguments: Engine.allCases)
  func aPoisonJobEndsAndPutsThingsRightOnce(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let outcomes = Record<JobReport.Outcome>()
      let job = Trial { _ in throw Crash() }
      let id = try await shop.enqueue()
      for _ in 0..<(Limits.jobAttemptsMax + 2) {
        try await shop.worker(job) { outcomes.add($0.outcome) }.runUntilIdle()
        shop.clock.pass(.minutes(Limits.jobBackoffMinutesMax))
      }
      let failures = Array(repeating: JobReport.Outcome.failed(code: "fault"), count: Limits.jobAttemptsMax - 1)
      #expect(outcomes.all == failures + [.died(code: "fault")])
      #expect(job.deaths.all == ["fault"])
      #expect(try await shop.state(id)?.phase == .dead)
    }
  }

  @Test(arguments: Engine.allCases)
  func aJobThatKillsItsWorkersEndsToo(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let job = Trial()
      let id = try await shop.enqueue()
      for _ in 0..<Limits.jobAttemptsMax {
        _ = try #require(try await shop.take())
        #expect(try await shop.rescue(job) == 0)
        shop.pastLease()
        #expect(try await shop.rescue(job) == 1)
        shop.clock.pass(.minutes(Limits.jobBackoffMinutesMax))
      }
      #expect(try await shop.take() == nil)
      #expect(job.deaths.all == ["worker-lost"])
      #expect(try await shop.state(id)?.phase == .dead)
    }
  }

  @Test(arguments: Engine.allCases)
  func aFaultThatTimeDoesNotHealEndsAtOnce(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      for (kind, ends) in [(DomainError.Kind.invalid, true), (.gone, true), (.unavailable, false), (.fault, false)] {
        let job = Trial { _ in throw DomainError(kind, "told-code", "Told.") }
        let id = try await shop.enqueue()
        try await shop.worker(job).runUntilIdle()
        #expect(try await shop.state(id)?.phase == (ends ? .dead : .failed))
        #expect(job.deaths.all == (ends ? ["told-code"] : []))
      }
    }
  }

  /// A job that ended itself in its own transaction is done, whatever comes after.
  @Test(arguments: Engine.allCases)
  func whatFinishedItselfIsDone(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let outcomes = Record<JobReport.Outcome>()
      let job = Trial { task in
        try await shop.finish(task)
        throw Crash()
      }
      try await shop.enqueue()
      try await shop.worker(job) { outcomes.add($0.outcome) }.runUntilIdle()
      #expect(outcomes.all == [.done])
    }
  }

  @Test(arguments: Engine.allCases)
  func ifThingsCannotBePutRightNothingEnds(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let outcomes = Record<JobReport.Outcome>()
      let stubborn = try await shop.enqueue()
      let invalid = DomainError(.invalid, "told-code", "Told.")
      let refusing = Trial { _ in
        throw invalid
      } onDeath: { _ in
        throw Crash()
      }
      try await shop.worker(refusing) { outcomes.add($0.outcome) }.runUntilIdle()
      #expect(outcomes.all == [.left(code: "fault")])
      #expect(try await shop.state(stubborn)?.phase == .leased)
      for _ in 1..<Limits.jobAttemptsMax {
        shop.pastLease()
        _ = try await shop.rescue(Trial())
        shop.clock.pass(.minutes(Limits.jobBackoffMinutesMax))
        _ = try #require(try await shop.take())
      }
      shop.clock.pass(to: shop.clock.now.adding(microseconds: 1))
      let neighbour = try await shop.enqueue()
      _ = try #require(try await shop.take())
      shop.pastLease()
      let picky = Trial(onDeath: { if $0.id == stubborn { throw Crash() } })
      await #expect(throws: Crash.self) { try await shop.rescue(picky) }
      #expect(try await shop.state(stubborn)?.phase == .leased)
      #expect(try await shop.state(neighbour)?.phase == .failed)
      #expect(try await shop.rescue(Trial()) == 1)
      #expect(try await shop.state(stubborn)?.phase == .dead)
    }
  }
}
