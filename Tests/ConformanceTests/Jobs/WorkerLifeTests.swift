import Core
import Persistence
import Policy
import TestSupport
import Testing

@testable import Jobs

/// Workers as they live: waking, stopping, keeping their lease. Time passes when the test says so.
@Suite(.timeLimit(.minutes(10))) struct WorkerLifeTests {
  @Test(arguments: Engine.allCases)
  func anEnqueuedJobWakesTheWorkerAtOnce(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let performed = Channel<Identifier>()
      let running = Task { await shop.worker(Trial { performed.send($0.id) }, concurrency: 2).run() }
      for _ in 0..<3 {
        let id = try await shop.enqueue()
        #expect(await performed.next() == id)
      }
      running.cancel()
      await running.value
      let after = try await shop.enqueue()
      #expect(try await shop.state(after)?.phase == .queued)
    }
  }

  /// Each act that concerns workers is heard in this process after its commit; without that the wait would not end.
  @Test(arguments: Engine.allCases)
  func whatConcernsWorkersIsHeard(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let subject = shop.world.identifier()
      var enqueued = shop.queue.bell.listen(to: .enqueued).makeAsyncIterator()
      var ended = shop.queue.bell.listen(to: .ended).makeAsyncIterator()
      await enqueued.next()
      await ended.next()
      try await shop.enqueue(subject: subject)
      await enqueued.next()
      let task = try #require(try await shop.take())
      try await database.write { try shop.queue.giveBack(task, in: $0) }
      await enqueued.next()
      try await database.write { _ = try shop.queue.cancel(kind: Trial.kind, subject: subject, in: $0) }
      await ended.next()
    }
  }

  /// Another process has another bell; the next look finds its job.
  @Test(arguments: Engine.allCases)
  func whatAnotherProcessEnqueuesIsFoundByLooking(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let performed = Channel<Identifier>()
      let elsewhere = Queue(world: shop.world)
      let first = try await shop.enqueue()
      let running = Task {
        await shop.worker(Trial { performed.send($0.id) }, queue: elsewhere).run()
      }
      #expect(await performed.next() == first)
      let second = try await shop.enqueue()
      await shop.ticking { #expect(await performed.next() == second) }
      running.cancel()
      await running.value
    }
  }

  @Test(arguments: Engine.allCases)
  func aStoppingWorkerLetsShortWorkEnd(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let (started, mayEnd, outcomes) = (Channel<Void>(), Channel<Void>(), Record<JobReport.Outcome>())
      let job = Trial { _ in
        started.send(())
        _ = await mayEnd.next()
        try Task.checkCancellation()
      }
      try await shop.enqueue()
      try await shop.enqueue()
      let running = Task { await shop.worker(job) { outcomes.add($0.outcome) }.run() }
      _ = await started.next()
      running.cancel()
      mayEnd.send(())
      await running.value
      #expect(outcomes.all == [.done])
      let census = try await database.read { try shop.queue.census(in: $0) }
      #expect(census == [.done: 1, .queued: 1])
    }
  }

  @Test(arguments: Engine.allCases)
  func whatDoesNotEndInTimeGoesBackAndCostsNoAttempt(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let (started, never, outcomes) = (Channel<Void>(), Channel<Void>(), Record<JobReport.Outcome>())
      let job = Trial { _ in
        started.send(())
        _ = await never.next()
        try Task.checkCancellation()
      }
      let id = try await shop.enqueue()
      let running = Task { await shop.worker(job) { outcomes.add($0.outcome) }.run() }
      _ = await started.next()
      running.cancel()
      shop.clock.pass(to: shop.clock.now.adding(microseconds: Int64(Limits.stopGraceSeconds) * Span.second))
      await shop.ticking { await running.value }
      #expect(outcomes.all == [.returned])
      let state = try #require(try await shop.state(id))
      #expect(state.phase == .queued && state.attemptsUsed == 0)
      let again = try #require(try await shop.take())
      try await shop.finish(again)
    }
  }

  @Test(arguments: Engine.allCases)
  func whoWorksKeepsTheLease(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let (started, mayEnd, outcomes) = (Channel<Void>(), Channel<Void>(), Record<JobReport.Outcome>())
      let id = try await shop.enqueue()
      let job = Trial { _ in
        started.send(())
        _ = await mayEnd.next()
      }
      let working = Task { try await shop.worker(job) { outcomes.add($0.outcome) }.runUntilIdle() }
      _ = await started.next()
      for _ in 0..<5 {
        let before = try #require(try await shop.state(id)?.leaseEnds)
        shop.clock.pass(.minutes(Limits.jobLeaseMinutes - 1))
        try await shop.tick(until: { try await shop.state(id)?.leaseEnds != before })
        #expect(try await shop.rescue(job) == 0)
      }
      mayEnd.send(())
      try await working.value
      #expect(outcomes.all == [.done])
    }
  }

  /// A machine that slept, a debugger, a long pause: nothing looked after the lease, and another took over.
  @Test(arguments: Engine.allCases)
  func aWorkerPausedPastItsLeaseHasNoSay(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let (started, mayEnd, outcomes) = (Channel<Void>(), Channel<Void>(), Record<JobReport.Outcome>())
      let id = try await shop.enqueue()
      let job = Trial { task in
        started.send(())
        _ = await mayEnd.next()
        if task.attempt == 1 { throw DomainError(.invalid, "told-code", "Told.") }
      }
      let working = Task { try await shop.worker(job) { outcomes.add($0.outcome) }.runUntilIdle() }
      _ = await started.next()
      shop.pastLease()
      mayEnd.send(())
      try await working.value
      #expect(outcomes.all == [.lost])
      #expect(job.deaths.all == [])
      #expect(try await shop.rescue(job) == 1)
      shop.clock.pass(to: try #require(try await shop.state(id)).runsAt)
      mayEnd.send(())
      try await shop.worker(job) { outcomes.add($0.outcome) }.runUntilIdle()
      #expect(outcomes.all == [.lost, .done])
    }
  }

  @Test(arguments: Engine.allCases)
  func callingOffStopsTheWork(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let (started, never, outcomes) = (Channel<Void>(), Channel<Void>(), Record<JobReport.Outcome>())
      let subject = shop.world.identifier()
      try await shop.enqueue(subject: subject)
      let job = Trial { _ in
        started.send(())
        _ = await never.next()
        try Task.checkCancellation()
      }
      let working = Task { try await shop.worker(job) { outcomes.add($0.outcome) }.runUntilIdle() }
      _ = await started.next()
      try await database.write { _ = try shop.queue.cancel(kind: Trial.kind, subject: subject, in: $0) }
      try await shop.ticking { try await working.value }
      #expect(outcomes.all == [.lost])
      #expect(job.deaths.all == [])
    }
  }

  @Test(arguments: Engine.allCases)
  func workThatHangsIsStopped(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let (started, never, outcomes) = (Channel<Void>(), Channel<Void>(), Record<JobReport.Outcome>())
      let id = try await shop.enqueue()
      let job = Trial { _ in
        started.send(())
        _ = await never.next()
        try Task.checkCancellation()
      }
      let working = Task { try await shop.worker(job) { outcomes.add($0.outcome) }.runUntilIdle() }
      _ = await started.next()
      let step = Limits.jobLeaseMinutes - 1
      for _ in 1..<(Limits.jobAttemptMinutesMax / step) {
        let before = try await shop.state(id)?.leaseEnds
        shop.clock.pass(.minutes(step))
        try await shop.tick(until: { try await shop.state(id)?.leaseEnds != before })
      }
      #expect(outcomes.all == [])
      shop.clock.pass(.minutes(step))
      try await shop.ticking { try await working.value }
      #expect(outcomes.all == [.failed(code: "job-too-long")])
    }
  }

  /// A database that is away when a job ends costs looks, not the rest of the lease; after the lease, or when the
  /// program stops, it is left to the rescue.
  @Test(arguments: Engine.allCases)
  func anEndIsWrittenOnceTheDatabaseIsBack(_ engine: Engine) async throws {
    for (refusals, minutes, most, outcome) in [
      (3, 0, 4, JobReport.Outcome.died(code: "told-code")),
      (99, 1, Limits.jobLeaseMinutes, .left(code: "database-unavailable")),
    ] {
      try await withDatabase(engine, migrations: Queue.migrations) { database in
        let shop = JobShop(database)
        let (tries, outcomes) = (Record<Int>(), Record<JobReport.Outcome>())
        let job = Trial { _ in
          throw DomainError(.invalid, "told-code", "Told.")
        } onDeath: { _ in
          tries.add(1)
          shop.clock.pass(.minutes(minutes))
          if tries.all.count <= refusals { throw DomainError(.unavailable, "database-unavailable", "Away.") }
        }
        try await shop.enqueue()
        try await shop.ticking { try await shop.worker(job) { outcomes.add($0.outcome) }.runUntilIdle() }
        #expect(outcomes.all == [outcome] && tries.all.count == most)
      }
    }
  }
}
