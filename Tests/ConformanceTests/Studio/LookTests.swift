import Core
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing

/// Every look is logged and its person can see that it happened (D20, D21), without a hold in force being betrayed.
@Suite struct LookTests {
  private func hold(_ house: StudioHouse, _ work: Identifier, days: Int) async throws -> Identifier {
    try await house.holds.place(
      HoldOrder(
        objects: [HeldObject(.work, work)], reason: "Case 12/2027", approvers: ["Ada A.", "Ben B."],
        until: Period.days(days).end(from: house.clock.now)))
  }

  private func told(_ house: StudioHouse, _ account: Identifier? = nil) async throws -> [Bool] {
    try await Looks(database: house.data, world: house.world).looks(of: account ?? house.ada).map(\.isUnderHold)
  }

  @Test(arguments: Engine.allCases)
  func aLookUnderAHoldIsToldWhenNoHoldCoversTheThing(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let work = try await house.gift()
      let first = try await hold(house, work, days: 10)
      try await house.holds.recordView(of: HeldObject(.work, work), under: first, by: "Ada A.")
      #expect(try await told(house) == [])
      let second = try await hold(house, work, days: 20)
      try await house.holds.release(first, by: "Ada A.")
      #expect(try await told(house) == [])
      try await house.holds.release(second, by: "Ada A.")
      #expect(try await told(house) == [true])
      #expect(try await told(house, house.ben) == [])
      // One outside any hold is told at once.
      house.clock.pass(.minutes(1))
      let upload = HeldObject(.upload, house.world.identifier())
      try await house.data.write {
        try Looks.note(upload, of: house.ada, isUnderHold: false, world: house.world, in: $0)
      }
      #expect(try await told(house) == [false, true])
    }
  }

  /// The release purges what was due, and the person learns of the look all the same.
  @Test(arguments: Engine.allCases)
  func theLookOutlivesTheThing(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let work = try await house.gift()
      let id = try await hold(house, work, days: 150)
      try await house.holds.recordView(of: HeldObject(.work, work), under: id, by: "Ada A.")
      house.clock.pass(.days(120))
      #expect(try await told(house) == [])
      try await house.holds.release(id, by: "Ada A.")
      #expect(try await house.count("SELECT count(*) FROM works") == 0)
      #expect(try await told(house) == [true])
    }
  }

  /// Twelve months after the look and after the end of the hold, whichever is later (§5.6).
  @Test(arguments: Engine.allCases)
  func noLookIsForgottenBeforeItCouldBeTold(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let work = try await house.gift()
      let id = try await hold(house, work, days: 400)
      try await house.holds.recordView(of: HeldObject(.work, work), under: id, by: "Ada A.")
      let forgetter = Looks(database: house.data, world: house.world).forgetter
      house.clock.pass(.months(13))
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 10) == 0)
      try await house.holds.release(id, by: "Ada A.")
      #expect(try await told(house) == [true])
      let due = try #require(Retention.log.keep?.end(from: house.clock.now))
      house.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 10) == 0)
      house.clock.pass(to: due)
      #expect(try await told(house) == [])
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 10) == 1)
    }
  }
}
