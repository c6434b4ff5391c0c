import Core
import Persistence
import Policy
import Privacy
import Synchronization
import TestSupport
import Testing
import Vault

/// D45 and the clock's part of the threats, on every engine.
@Suite struct SweeperTests {
  private func counts(_ house: SmallHouse) -> RowForgetter {
    RowForgetter(name: "counts", clause: .keepLogs, database: house.data, table: "counts") { "ends_at <= \($0)" }
  }

  private func add(_ ends: [Instant], to house: SmallHouse) async throws {
    let rows = ends.map { (house.world.identifier(), $0) }
    try await house.data.write { transaction in
      for (id, end) in rows {
        try transaction.run("INSERT INTO counts (id, ends_at) VALUES (\(id), \(end))")
      }
    }
  }

  private func left(_ house: SmallHouse) async throws -> [Instant] {
    try await house.data.read { transaction in
      try transaction.rows("SELECT ends_at FROM counts ORDER BY ends_at").map { try $0.instant(0) }
    }
  }

  @Test(arguments: Engine.allCases)
  func whatIsDueGoesAndWhatIsNotStays(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let due = Retention.addressHash.keep?.end(from: house.clock.now) ?? house.clock.now
      let later = due.adding(microseconds: 1)
      try await add([due, later], to: house)
      let sweeper = Sweeper(forgetters: [counts(house)], database: house.data, world: house.world)
      // Every day for a year, as a service would, so that no gap arises.
      while house.clock.now.adding(microseconds: Span.day) < due {
        house.clock.pass(.days(1))
        #expect(try await sweeper.sweepOnce().total == 0)
      }
      house.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await sweeper.sweepOnce().total == 0)
      house.clock.pass(to: due)
      #expect(try await sweeper.sweepOnce().lines.map(\.count) == [1])
      #expect(try await left(house) == [later])
      house.clock.pass(to: later)
      #expect(try await sweeper.sweepOnce().total == 1)
      #expect(try await left(house).isEmpty)
    }
  }

  @Test(arguments: Engine.allCases)
  func aDryRunCountsWhatARunForgetsAndWritesNothing(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let ends = Array(repeating: house.clock.now, count: 7) + [house.clock.now.adding(microseconds: 1)]
      try await add(ends, to: house)
      let eraser = try house.eraser()
      let ada = try await house.settle(secret: "ada")
      try await house.data.write { try eraser.request(ada.account, in: $0) }
      let sweeper = Sweeper(forgetters: [counts(house), eraser], database: house.data, world: house.world)
      let before = try await house.everything()
      let dry = try await sweeper.sweepOnce(dryRun: true)
      #expect(try await house.everything() == before)
      #expect(dry.lines.map(\.count) == [7, 1] && dry.isDryRun)
      #expect(dry.sentences == ["counts (§5.6): 7 due", "closed-accounts (D3b): 1 due"])
      let state = try await house.data.read { try $0.rows("SELECT at FROM sweep_state").count }
      #expect(state == 0)
      let real = try await sweeper.sweepOnce()
      #expect(real.lines.map(\.count) == dry.lines.map(\.count))
      #expect(real.sentences.first == "counts (§5.6): 7 forgotten")
      #expect(try await sweeper.sweepOnce(dryRun: true).total == 0)
    }
  }

  @Test(arguments: Engine.allCases)
  func manyRowsGoInBatches(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      try await add(Array(repeating: house.clock.now, count: 2 * SweepLimits.batch + 1), to: house)
      #expect(try await counts(house).forget(dueAt: house.clock.now, limit: 3) == 3)
      let sweeper = Sweeper(forgetters: [counts(house)], database: house.data, world: house.world)
      let report = try await sweeper.sweepOnce()
      #expect(report.lines.first == .init(name: "counts", clause: .keepLogs, count: 2 * SweepLimits.batch - 2))
      #expect(try await left(house).isEmpty)
    }
  }

  @Test func aForgetterWithoutEndIsCutOffAndSaysSo() async throws {
    try await SmallHouse.with(.sqlite) { house in
      let endless = Scripted(name: "endless") { $0 }
      let sweeper = Sweeper(forgetters: [endless], database: house.data, world: house.world)
      let report = try await sweeper.sweepOnce()
      #expect(report.lines.first?.hasMore == true)
      #expect(report.total == SweepLimits.batch * SweepLimits.batchesMax)
      #expect(report.sentences.first?.hasSuffix("more to come") == true)
    }
  }

  /// A fault in one class keeps no other from its duty, and is told by its code alone.
  @Test(arguments: Engine.allCases)
  func aFaultStaysWithItsForgetter(_ engine: Engine) async throws {
    struct Odd: Error {}
    try await SmallHouse.with(engine) { house in
      try await add([house.clock.now], to: house)
      let broken = Scripted(name: "broken") { _ in throw DomainError(.unavailable, "disk-full", "No room.") }
      let odd = Scripted(name: "odd") { _ in throw Odd() }
      let sweeper = Sweeper(
        forgetters: [broken, counts(house), odd], database: house.data, world: house.world)
      for isDryRun in [true, false] {
        let report = try await sweeper.sweepOnce(dryRun: isDryRun)
        #expect(report.lines.map(\.failure) == ["disk-full", nil, "fault"])
        #expect(report.lines.map(\.count) == [0, 1, 0])
        #expect(report.failures.map(\.name) == ["broken", "odd"])
      }
      #expect(try await left(house).isEmpty)
    }
  }

  @Test func aCancelledSweepStops() async throws {
    try await SmallHouse.with(.sqlite) { house in
      let cancelled = Scripted(name: "cancelled") { _ in throw CancellationError() }
      let sweeper = Sweeper(forgetters: [cancelled], database: house.data, world: house.world)
      await #expect(throws: CancellationError.self) { try await sweeper.sweepOnce() }
    }
  }

  /// −1 h and +6 y while the process runs: nothing goes, and the report says why.
  @Test(arguments: Engine.allCases, [-3600, 3600, 61, -61, 6 * 365 * 86_400] as [Int64])
  func aJumpOfTheClockDeletesNothing(_ engine: Engine, seconds: Int64) async throws {
    try await SmallHouse.with(engine) { house in
      let sweeper = Sweeper(forgetters: [counts(house)], database: house.data, world: house.world)
      #expect(try await sweeper.sweepOnce().halt == nil)
      try await add([house.clock.now], to: house)
      house.clock.pass(.hours(1))
      house.clock.jump(seconds: seconds)
      for isDryRun in [true, false, false] {
        let report = try await sweeper.sweepOnce(dryRun: isDryRun)
        #expect(report.halt == .clocksDisagree(seconds: seconds))
        #expect(report.total == 0 && report.lines.isEmpty)
        #expect(report.sentences.first?.hasPrefix("Nothing was deleted: the wall clock moved \(seconds) s") == true)
      }
      #expect(try await left(house).count == 1)
      // Set right again, it goes on by itself.
      house.clock.jump(seconds: -seconds)
      #expect(try await sweeper.sweepOnce().total == 1)
    }
  }

  /// The operator's word, given in a process of its own, is heard by the one that halted.
  @Test(arguments: Engine.allCases, [-3600, 7200] as [Int64])
  func theOperatorsWordHoldsForEveryProcess(_ engine: Engine, seconds: Int64) async throws {
    try await SmallHouse.with(engine) { house in
      let serving = self.sweeper(house)
      #expect(try await serving.sweepOnce().halt == nil)
      try await add([house.clock.now.adding(microseconds: -Span.day)], to: house)
      house.clock.jump(seconds: seconds)
      #expect(try await serving.sweepOnce().halt == .clocksDisagree(seconds: seconds))
      try await self.sweeper(house).acceptClock()
      #expect(try await serving.sweepOnce().total == 1)
      house.clock.jump(seconds: seconds)
      #expect(try await serving.sweepOnce().halt == .clocksDisagree(seconds: seconds))
    }
  }

  /// After a restart only the database remembers.
  @Test(arguments: Engine.allCases)
  func timeThatRanBackOverARestartDeletesNothing(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      #expect(try await sweeper(house).sweepOnce().halt == nil)
      try await add([house.clock.now.adding(microseconds: -Span.day)], to: house)
      house.clock.jump(seconds: -3600)
      #expect(try await sweeper(house).sweepOnce().halt == .timeRanBack(seconds: 3600))
      #expect(try await left(house).count == 1)
      house.clock.pass(.minutes(59))
      #expect(try await sweeper(house).sweepOnce().total == 1)
    }
  }

  /// A long silence is a broken promise or a clock that jumped while nobody looked: a person decides.
  @Test(arguments: Engine.allCases)
  func aLongGapWaitsForTheOperator(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      #expect(try await sweeper(house).sweepOnce().halt == nil)
      try await add([house.clock.now], to: house)
      house.clock.pass(SweepLimits.gapMost)
      house.clock.pass(to: house.clock.now.adding(microseconds: 1))
      let late = sweeper(house)
      #expect(try await late.sweepOnce().halt == .longGap(days: 7))
      #expect(try await sweeper(house).sweepOnce().halt?.code == "long-gap")
      #expect(try await left(house).count == 1)
      try await late.acceptClock()
      #expect(try await late.sweepOnce().total == 1)
      house.clock.pass(SweepLimits.gapMost)
      #expect(try await sweeper(house).sweepOnce().halt == nil)
    }
  }

  /// Drift below the tolerance, run after run, is no jump.
  @Test func smallDriftIsForgiven() async throws {
    try await SmallHouse.with(.sqlite) { house in
      let sweeper = self.sweeper(house)
      for turn in 0..<40 {
        house.clock.pass(.hours(1))
        house.clock.jump(seconds: turn.isMultiple(of: 2) ? 50 : -50)
        let halt = try await sweeper.sweepOnce().halt
        #expect(halt == nil)
      }
    }
  }

  private func sweeper(_ house: SmallHouse) -> Sweeper {
    Sweeper(forgetters: [counts(house)], database: house.data, world: house.world)
  }
}

/// A forgetter that does what a test says.
private struct Scripted: Forgetter {
  let name: String
  let clause = Clause.keepLogs
  let act: @Sendable (Int) throws -> Int

  func count(dueAt now: Instant) async throws -> Int { try act(0) }
  func forget(dueAt now: Instant, limit: Int) async throws -> Int { try act(limit) }
}
