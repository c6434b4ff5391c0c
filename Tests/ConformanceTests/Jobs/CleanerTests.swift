import Core
import Persistence
import Policy
import TestSupport
import Testing

@testable import Jobs

@Suite struct CleanerTests {
  /// Half-open (D45b): just inside stays, at the instant it goes, and what is open stays for ever.
  @Test(arguments: Engine.allCases)
  func finishedJobsGoAfterADay(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let cleaner = Cleaner(database: database)
      let done = try await shop.enqueue()
      try await shop.finish(try #require(try await shop.take()))
      let open = try await shop.enqueue()
      shop.clock.pass(.days(1))
      #expect(try await cleaner.runOnce(at: shop.clock.now.adding(microseconds: -1)) == 0)
      #expect(try await shop.state(done) != nil)
      #expect(try await cleaner.runOnce(at: shop.clock.now) == 1)
      #expect(try await shop.state(done) == nil)
      shop.clock.pass(.days(400))
      #expect(try await cleaner.runOnce(at: shop.clock.now) == 0)
      #expect(try await shop.state(open)?.phase == .queued)
    }
  }

  @Test(arguments: Engine.allCases)
  func signalsGoAfterSevenDaysInBatches(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let shop = JobShop(database)
      let signals = Signals(database: database, world: shop.world)
      let cleaner = Cleaner(database: database)
      let topic = shop.world.identifier()
      try await database.write { transaction in
        for _ in 0..<(Limits.janitorBatch + 5) {
          try signals.append(topic: topic, account: nil, kind: "step", detail: "", in: transaction)
        }
      }
      shop.clock.pass(.days(7))
      try await database.write { try signals.append(topic: topic, account: nil, kind: "late", detail: "", in: $0) }
      #expect(try await cleaner.runOnce(at: shop.clock.now.adding(microseconds: -1)) == 0)
      #expect(try await cleaner.runOnce(at: shop.clock.now) == Limits.janitorBatch + 5)
      #expect(try await signals.since(topic: topic, after: 0).map(\.kind) == ["late"])
    }
  }
}
