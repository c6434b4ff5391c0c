import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// The public proof: green while promises are kept (D45, D3b, D20), red as soon as one is not.
@Suite struct ProofTests {
  private struct Broken: Forgetter {
    let name = "broken"
    let clause = Clause.keepLogs
    func count(dueAt now: Instant) async throws -> Int { throw DomainError(.fault, "disk-gone", "") }
    func forget(dueAt now: Instant, limit: Int) async throws -> Int { 0 }
  }

  private func hashes(_ house: SmallHouse) -> RowForgetter {
    RowForgetter(
      name: "counts", clause: .keepLogs, retention: .addressHash, database: house.data, table: "counts"
    ) { "ends_at <= \($0)" }
  }

  private func check(_ house: SmallHouse, _ more: [any Forgetter] = []) -> ConformanceCheck {
    ConformanceCheck(forgetters: [hashes(house)] + more, database: house.data, world: house.world)
  }

  /// A sweeper that is alive and forgets nothing.
  private func idleSweep(_ house: SmallHouse) async throws {
    _ = try await Sweeper(forgetters: [], database: house.data, world: house.world).sweepOnce()
  }

  private func add(due: Instant, to house: SmallHouse) async throws {
    let id = house.world.identifier()
    try await house.data.write { transaction in
      _ = try transaction.run("INSERT INTO counts (id, ends_at) VALUES (\(id), \(due))")
    }
  }

  @Test(arguments: Engine.allCases)
  func itIsGreenWhileTheSweeperWorksAndRedWhenItStops(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      #expect(try await check(house).run().reasons == [.sweeperSilent])
      try await idleSweep(house)
      #expect(try await check(house).run().state == .green)
      house.clock.pass(to: ProofLimits.sweeperSilentMost.end(from: house.clock.now))
      #expect(try await check(house).run().state == .green)
      house.clock.pass(to: house.clock.now.adding(microseconds: 1))
      let report = try await check(house).run()
      #expect(report.state == .red && report.reasons == [.sweeperSilent])
      try await idleSweep(house)
      #expect(try await check(house).run().state == .green)
    }
  }

  @Test(arguments: Engine.allCases)
  func theOldestIsMeasuredAgainstItsLimit(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let made = house.clock.now
      let due = try #require(Retention.addressHash.keep?.end(from: made))
      try await add(due: due, to: house)
      try await add(due: due.adding(microseconds: 9 * Span.day), to: house)
      house.clock.pass(.days(100))
      let line = try #require(try await check(house).run().classes.first)
      #expect(line.oldestDays == 100 && line.limitDays == 366)
      #expect(line.overdueSeconds == 0 && line.rule == "address hash" && line.clause == "§5.6")
      try await add(due: house.clock.now.adding(microseconds: -Span.hour), to: house)
      #expect(try await check(house).run().classes.first?.oldestDays ?? 0 >= 365)
    }
  }

  /// Hidden at expiry, gone within a day: a day and a little later the page is red.
  @Test(arguments: Engine.allCases)
  func whatIsOverdueForADayMakesItRed(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      try await add(due: house.clock.now, to: house)
      house.clock.pass(.hours(23))
      try await idleSweep(house)
      let late = try await check(house).run()
      #expect(late.state == .green)
      #expect((23 * 3600 - 300...23 * 3600).contains(late.overdueSeconds))
      house.clock.pass(.hours(2))
      #expect(try await check(house).run().reasons == [.overdue])
      _ = try await Sweeper(forgetters: [hashes(house)], database: house.data, world: house.world).sweepOnce()
      #expect(try await check(house).run().state == .green)
    }
  }

  @Test(arguments: Engine.allCases)
  func aClassThatCannotBeSeenAndALateReviewMakeItRed(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      try await idleSweep(house)
      let report = try await check(house, [Broken()]).run()
      #expect(report.reasons == [.unchecked] && report.classes.last?.failure == "disk-gone")

      let (id, now) = (house.world.identifier(), house.clock.now)
      let (review, end) = (now.adding(microseconds: Span.hour), now.adding(microseconds: Span.day))
      let sealed: [UInt8] = [1]
      try await house.data.write { transaction in
        _ = try transaction.run(
          """
          INSERT INTO evidence_holds (id, reason, first_approver, second_approver, placed_at, review_at, ends_at)
          VALUES (\(id), \(sealed), \(sealed), \(sealed), \(now), \(review), \(end))
          """)
      }
      let held = try await check(house).run()
      #expect(held.marks.holdsInForce == 1 && held.state == .green)
      house.clock.pass(to: review)
      #expect(try await check(house).run().reasons == [.holdReview])
      house.clock.pass(to: end)
      try await idleSweep(house)
      #expect(try await check(house).run().marks.holdsInForce == 0)
    }
  }

  /// Strangers cost one walk in ten minutes; a sweeper that stopped is seen all the same. The signature holds for
  /// these bytes and no others.
  @Test func theProofIsSignedAndRemembered() async throws {
    try await SmallHouse.with(.sqlite) { house in
      try await idleSweep(house)
      let watch = ConformanceWatch(check: check(house), signer: try house.vault.signer, world: house.world)
      let proof = try await watch.proof()
      #expect(proof.isGenuine && proof.report.state == .green)
      #expect(proof.signed.contains("\"state\":\"green\""))
      var forged = proof
      forged.signed = proof.signed.replacing("green", with: "grees")
      #expect(!forged.isGenuine)

      try await add(due: house.clock.now.adding(microseconds: -2 * Span.day), to: house)
      #expect(try await watch.proof().report.state == .green)
      house.clock.pass(to: ProofLimits.shownFor.end(from: house.clock.now))
      #expect(try await watch.proof().report.reasons == [.overdue])
      house.clock.pass(to: ProofLimits.sweeperSilentMost.end(from: house.clock.now))
      #expect(try await watch.proof().report.reasons == [.sweeperSilent, .overdue])
    }
  }
}
