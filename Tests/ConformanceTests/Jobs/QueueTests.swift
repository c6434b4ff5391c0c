import Core
import Persistence
import Policy
import TestSupport
import Testing

@testable import Jobs

@Suite struct QueueTests {
  @Test(arguments: Engine.allCases)
  func aJobIsStoredWithWhatItIsAboutOrNotAtAll(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      await #expect(throws: Crash.self) {
        try await database.write { transaction in
          try shop.queue.enqueue(Trial.kind, subject: shop.world.identifier(), account: nil, in: transaction)
          throw Crash()
        }
      }
      let taken = try await shop.take()
      #expect(taken == nil)
      await #expect(throws: DomainError.self) { try await shop.enqueue("") }
      await #expect(throws: DomainError.self) { try await shop.enqueue(String(repeating: "a", count: 41)) }
    }
  }

  @Test(arguments: Engine.allCases)
  func aSubjectHasOneOpenJobOfAKind(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let subject = shop.world.identifier()
      let first = try await shop.enqueue(subject: subject)
      #expect(try await shop.enqueue(subject: subject) == first)
      #expect(try await shop.enqueue(OtherTrial.kind, subject: subject) != first)
      let task = try #require(try await shop.take())
      #expect(try await shop.enqueue(subject: subject) == first)
      #expect(try await database.read { try shop.queue.hasOpen(kind: Trial.kind, subject: subject, in: $0) })
      try await shop.finish(task)
      #expect(try await !database.read { try shop.queue.hasOpen(kind: Trial.kind, subject: subject, in: $0) })
      #expect(try await shop.enqueue(subject: subject) != first)
      let census = try await database.read { try shop.queue.census(in: $0) }
      #expect(census == [.queued: 2, .done: 1])
    }
  }

  @Test(arguments: Engine.allCases)
  func whoWaitsLongestIsNextAndNobodyRunsEarly(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let now = shop.clock.now
      let late = try await shop.enqueue(runsAt: Period.minutes(3).end(from: now))
      let soon = try await shop.enqueue(runsAt: Period.minutes(1).end(from: now))
      let middle = try await shop.enqueue(runsAt: Period.minutes(2).end(from: now))
      #expect(try await shop.take() == nil)
      shop.clock.pass(.minutes(2))
      #expect(try await shop.take()?.id == soon)
      #expect(try await shop.take()?.id == middle)
      #expect(try await shop.take() == nil)
      shop.clock.pass(.minutes(1))
      #expect(try await shop.take([OtherTrial.kind]) == nil)
      #expect(try await shop.take([]) == nil)
      #expect(try await shop.take()?.id == late)
    }
  }

  @Test(arguments: Engine.allCases)
  func anEndIsAnEndAndFinishingTwiceIsNoError(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let id = try await shop.enqueue()
      let task = try #require(try await shop.take())
      #expect(try await !task.isCancelled())
      try await shop.finish(task)
      try await shop.finish(task)
      #expect(try await shop.state(id)?.phase == .done)
      #expect(try await task.isCancelled())
      await #expect(throws: JobState.leaseLost) { try await task.extendLease() }
      #expect(try await shop.take() == nil)
    }
  }

  /// The effect of a refused end is undone with it.
  @Test(arguments: Engine.allCases)
  func aWorkerPausedPastItsLeaseIsRefused(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let id = try await shop.enqueue()
      let early = try #require(try await shop.take())
      shop.pastLease()
      await #expect(throws: JobState.leaseLost) {
        try await database.write { transaction in
          try shop.queue.enqueue(OtherTrial.kind, subject: early.subject, account: nil, in: transaction)
          try early.finish(in: transaction)
        }
      }
      #expect(
        try await !database.read { try shop.queue.hasOpen(kind: OtherTrial.kind, subject: early.subject, in: $0) })

      #expect(try await shop.rescue(Trial()) == 1)
      #expect(try await shop.rescue(Trial()) == 0)
      shop.clock.pass(to: try #require(try await shop.state(id)).runsAt)
      let second = try #require(try await shop.take())
      #expect(second.attempt == 2)
      await #expect(throws: JobState.leaseLost) { try await shop.finish(early) }
      await #expect(throws: JobState.leaseLost) { try await early.extendLease() }
      #expect(try await early.isCancelled())
      try await shop.finish(second)
      #expect(try await shop.state(id)?.phase == .done)
      await #expect(throws: JobState.leaseLost) { try await shop.finish(early) }
    }
  }

  @Test(arguments: Engine.allCases)
  func whoHandedAJobBackCannotUseItAnyMore(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let id = try await shop.enqueue()
      let due = try #require(try await shop.state(id)).runsAt
      for _ in 0..<20 {
        let task = try #require(try await shop.take())
        try await database.write { try shop.queue.giveBack(task, in: $0) }
        let state = try #require(try await shop.state(id))
        #expect(state.phase == .queued && state.attemptsUsed == 0 && state.runsAt == due)
        await #expect(throws: JobState.leaseLost) { try await shop.finish(task) }
      }
      let next = try #require(try await shop.take())
      #expect(next.attempt == 21)
      try await shop.finish(next)
    }
  }

  /// D44: the rows of an erased account are gone, and so is what its jobs were about to write.
  @Test(arguments: Engine.allCases)
  func aJobErasedWithItsAccountIsRefused(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let account = shop.world.identifier()
      try await shop.enqueue(account: account)
      let task = try #require(try await shop.take())
      #expect(task.account == account)
      try await database.write { _ = try $0.run("DELETE FROM jobs WHERE account = \(account)") }
      await #expect(throws: JobState.leaseLost) { try await shop.finish(task) }
      #expect(try await task.isCancelled())
    }
  }

  @Test(arguments: Engine.allCases)
  func cancellingEndsAJobAlsoUnderItsWorker(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let subject = shop.world.identifier()
      func cancel() async throws -> Bool {
        try await database.write { try shop.queue.cancel(kind: Trial.kind, subject: subject, in: $0) }
      }
      #expect(try await !cancel())
      let waiting = try await shop.enqueue(subject: subject)
      #expect(try await cancel())
      #expect(try await !cancel())
      #expect(try await shop.state(waiting)?.phase == .cancelled)

      try await shop.enqueue(subject: subject)
      let task = try #require(try await shop.take())
      #expect(try await cancel())
      await #expect(throws: JobState.leaseLost) { try await shop.finish(task) }
      #expect(try await shop.enqueue(subject: subject) != task.id)
    }
  }

  /// What Swift forbids, the schema forbids as well.
  @Test(arguments: Engine.allCases)
  func theSchemaGuardsTheStates(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      try await shop.enqueue()
      let wrong: [SQL] = [
        "UPDATE jobs SET phase = 'leased'",
        "UPDATE jobs SET lease_ends = 1",
        "UPDATE jobs SET phase = 'done'",
        "UPDATE jobs SET ended_at = 1",
        "UPDATE jobs SET phase = 'asleep'",
        "UPDATE jobs SET returned = 1",
        "UPDATE jobs SET kind = ''",
      ]
      for statement in wrong {
        await #expect(throws: Conflict(.check), "\(statement)") {
          try await database.write { _ = try $0.run(statement) }
        }
      }
    }
  }
}
