import Core
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing

/// Restriction (§9.1, D30, D30b) as the studio keeps it.
@Suite struct RestrictionTests {
  @Test(arguments: Engine.allCases) func nothingNewIsBegunAndLeavingStaysPossible(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let gift = try await house.gift()
      let unwanted = try await house.gift()
      try await house.rights.restrict(house.ada)
      #expect(await code { _ = try await house.ask() } == "restricted")
      #expect(
        await code {
          _ = try await house.studio.singAgain(gift, of: house.ada, idempotencyKey: "form-0001")
        } == "restricted")
      #expect(await code { try await house.studio.choose(1, of: gift, by: house.ada) } == "restricted")
      try await house.studio.delete(unwanted, of: house.ada)
      #expect(try await house.studio.trash(of: house.ada).map(\.id) == [unwanted])
      #expect(try await house.studio.works(of: house.ada).items.map(\.id) == [gift])
      // Somebody else's restriction is theirs alone.
      _ = try await house.ask(by: house.ben)
      try await house.rights.unrestrict(house.ada)
      _ = try await house.ask()
    }
  }

  @Test(arguments: Engine.allCases) func noJobRunsAndThePointsComeBack(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.ask()
      let before = try await house.points()
      try await house.rights.restrict(house.ada)
      try await house.work()
      #expect(house.kind.briefs.isEmpty)
      #expect(before == [90, 10, 0])
      let after = try await house.points()
      #expect(after == [100, 0, 0])
      let summary = try #require(try await house.studio.works(of: house.ada).items.first)
      #expect(summary.id == id && summary.state == .failed)
      try await house.rights.unrestrict(house.ada)
      try await house.studio.retry(id, of: house.ada)
      try await house.work()
      #expect(try await house.studio.works(of: house.ada).items.first?.state == .ready)
    }
  }

  /// Time runs on, unless the person asks to keep the content while the restriction lasts (D30b).
  @Test(arguments: Engine.allCases) func keepingWaitsForTheEndOfTheRestriction(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let kept = try await house.gift()
      let running = try await house.gift(by: house.ben)
      house.clock.pass(.days(30))
      try await house.rights.restrict(house.ada, keepingContent: true)
      try await house.rights.restrict(house.ben)
      house.clock.pass(.months(4))
      let forgetter = VersionForgetter(house.studio)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 10) == 1)
      #expect(try await house.studio.works(of: house.ada).items.map(\.id) == [kept])
      #expect(try await house.count("SELECT count(*) FROM works WHERE id = \(running)") == 0)
      // Its end is the expiry: seven days in the trash follow.
      try await house.rights.unrestrict(house.ada)
      #expect(try await house.studio.works(of: house.ada).items.isEmpty)
      #expect(try await house.studio.trash(of: house.ada).map(\.id) == [kept])
      house.clock.pass(.days(7))
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 10) == 1)
      #expect(try await house.count("SELECT count(*) FROM works") == 0)
    }
  }

  @Test(arguments: Engine.allCases) func choicesHaveAHistoryAndARestrictionStopsThem(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let (rights, ada) = (house.rights, house.ada)
      #expect(try await rights.allows(.internalUse, of: ada) == false)
      #expect(try await rights.allows(.statistics, of: ada))
      for (subject, isGiven) in [
        (Choice.Subject.consent(.internalUse), true), (.consent(.internalUse), true), (.objection, true),
        (.objection, false), (.consent(.internalUse), false),
      ] {
        house.clock.pass(.minutes(1))
        try await rights.choose(subject, isGiven, policyVersion: "2026-04-30", by: ada)
        let isObjected = subject == .objection && isGiven
        #expect(try await rights.allows(.statistics, of: ada) == !isObjected)
      }
      // The consent given twice is one act.
      let history = try await rights.history(of: ada)
      #expect(history.map(\.isGiven) == [false, false, true, true])
      #expect(history.map(\.subject.name) == ["internal-use", "objection", "objection", "internal-use"])
      #expect(try await rights.history(of: house.ben).isEmpty)
      try await rights.restrict(ada)
      #expect(try await rights.allows(.statistics, of: ada) == false)
    }
  }
}
