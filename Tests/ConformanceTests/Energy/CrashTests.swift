import Core
import Energy
import Jobs
import Persistence
import Policy
import TestSupport
import Testing

/// Programs die between any two steps. A hold ends exactly once all the same.
@Suite(.timeLimit(.minutes(10))) struct CrashTests {
  /// Each act is cut off before each of its statements in turn, then done whole.
  @Test(arguments: Engine.allCases)
  func anActHappensWholeOrNotAtAll(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let account = try await purse.open()
      let (work, other) = (purse.world.identifier(), purse.world.identifier())
      let ten = try Points(10)
      let acts: [(parts: [Int64], act: @Sendable (any Transaction) throws -> Void)] = [
        ([90, 10, 0], { try purse.energy.hold(ten, for: work, by: account, in: $0) }),
        ([90, 0, 10], { try purse.energy.settle(work, in: $0) }),
        ([80, 10, 10], { try purse.energy.hold(ten, for: other, by: account, in: $0) }),
        ([90, 0, 10], { try purse.energy.release(other, in: $0) }),
        ([100, 0, 10], { try purse.energy.grant(ten, to: account, reason: "gift", idempotencyKey: "k", in: $0) }),
      ]
      for (parts, act) in acts {
        let before = try await purse.parts(account)
        var cuts = 0
        while try await isCut(database, before: cuts, act) {
          #expect(try await purse.parts(account) == before)
          #expect(try await purse.energy.faults() == [])
          cuts += 1
        }
        #expect(cuts >= 5)
        #expect(try await purse.parts(account) == parts)
        #expect(try await purse.energy.faults() == [])
      }
    }
  }

  private func isCut(
    _ database: Database, before statement: Int, _ act: @escaping @Sendable (any Transaction) throws -> Void
  ) async throws -> Bool {
    do {
      try await database.write { try act(FaultyTransaction($0, failing: statement)) }
      return false
    } catch is FaultyTransaction.PowerCut {
      return true
    }
  }

  /// The worker dies at any point of the job, any number of times; then another finishes it, or nobody does.
  @Test(arguments: Engine.allCases)
  func aPaidJobEndsItsHoldOnceWhereverItsWorkersDie(_ engine: Engine) async throws {
    for place in PaidJob.Place.allCases {
      for crashes in [1, 2, Limits.jobAttemptsMax] {
        try await withDatabase(engine, migrations: Queue.migrations + Purse.migrations) { database in
          try await run(place, crashes: crashes, Purse(database))
        }
      }
    }
  }

  private func run(_ place: PaidJob.Place, crashes: Int, _ purse: Purse) async throws {
    let queue = Queue(world: purse.world)
    let (account, work) = (try await purse.open(), purse.world.identifier())
    let ten = try Points(10)
    try await purse.database.write { transaction in
      try purse.energy.hold(ten, for: work, by: account, in: transaction)
      try queue.enqueue(PaidJob.kind, subject: work, account: account, in: transaction)
    }
    let job = PaidJob(purse: purse, place: place, crashes: crashes)
    for _ in 0...(Limits.jobAttemptsMax + 1) {
      // A worker that dies leaves its job leased; `Death` holds it there until its task is cancelled.
      let worker = Worker(database: purse.database, queue: queue, jobs: [job], concurrency: 1, world: purse.world)
      let working = Task { try await worker.runUntilIdle() }
      await job.deathOrEnd(of: working)
      purse.clock.pass(.minutes(Limits.jobLeaseMinutes))
      let rescuer = Rescuer(database: purse.database, queue: queue, jobs: [job])
      _ = try await rescuer.runOnce(at: purse.clock.now)
      job.bury()
      try await working.value
      purse.clock.pass(.minutes(Limits.jobBackoffMinutesMax))
    }
    let isPaid = place == .afterTheEnd || crashes < Limits.jobAttemptsMax
    #expect(try await purse.parts(account) == (isPaid ? [90, 0, 10] : [100, 0, 0]), "\(place), \(crashes)")
    let endings = try await purse.energy.entries(account).items.map(\.kind).filter { $0 == .settle || $0 == .release }
    #expect(endings.count == 1)
    #expect(try await purse.energy.faults() == [])
    #expect(try await !purse.database.read { try queue.hasOpen(kind: PaidJob.kind, subject: work, in: $0) })
  }
}
