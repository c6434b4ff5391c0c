import Core
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing
import Vault

/// Holds of evidence on works (§12, D20, D20b, D45b), on every engine.
@Suite struct HoldTests {
  private let instant: Int64 = 1

  private func order(_ works: [Identifier], until: Instant, approvers: [String] = ["Ada A.", "Ben B."]) -> HoldOrder {
    HoldOrder(
      objects: works.map { HeldObject(.work, $0) }, reason: "Case 12/2027", approvers: approvers, until: until)
  }

  private func sweep(_ house: StudioHouse) async throws -> Int {
    try await VersionForgetter(house.studio).forget(dueAt: house.clock.now, limit: 100)
  }

  private func works(_ house: StudioHouse) async throws -> Int {
    try await house.count("SELECT count(*) FROM works")
  }

  /// D20: nothing under hold is served, not even what is being downloaded; its date runs on.
  @Test(arguments: Engine.allCases) func whatIsHeldIsServedToNobody(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      let other = try await house.gift(for: "Ben")
      let file = try await house.studio.file(id, .mp3, of: house.ada)
      let hold = try await house.holds.place(order([id], until: Period.days(3).end(from: house.clock.now)))
      #expect(await code { _ = try await file.read(0..<3) } == "work-held")
      #expect(await code { _ = try await house.studio.work(id, of: house.ada) } == "work-held")
      #expect(await code { _ = try await house.studio.file(id, .mp3, of: house.ada) } == "work-held")
      #expect(await code { _ = try await house.studio.events(id, of: house.ada) } == "work-held")
      let again = await code {
        _ = try await house.studio.singAgain(id, of: house.ada, idempotencyKey: "again-001")
      }
      #expect(again == "work-held")
      #expect(try await house.studio.works(of: house.ada).items.map(\.id) == [other])
      try await house.studio.delete(id, of: house.ada)
      #expect(try await house.studio.trash(of: house.ada).isEmpty)
      #expect(await code { try await house.studio.eraseFromTrash(id, of: house.ada) } == "work-held")
      try await house.studio.restore(id, of: house.ada)
      try await house.holds.release(hold, by: "Ada A.")
      #expect(try await house.studio.work(id, of: house.ada).title == "A song for Anna")
      #expect(try await file.read(0..<5) == Array("sound".utf8))
    }
  }

  /// D20b: hide and trash dates run on; only the purge waits, until the last of overlapping holds ends.
  @Test(arguments: Engine.allCases) func onlyThePurgeWaits(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      try await house.studio.delete(id, of: house.ada)
      let due = Period.days(7).end(from: house.clock.now)
      let (first, second) = (Period.days(2).end(from: due), Period.days(5).end(from: due))
      house.clock.pass(.days(6))
      _ = try await house.holds.place(order([id], until: first))
      house.clock.pass(to: due)
      #expect(await code { try await house.studio.restore(id, of: house.ada) } == "work-unknown")
      #expect(try await VersionForgetter(house.studio).count(dueAt: house.clock.now) == 0)
      #expect(try await sweep(house) == 0)
      house.clock.pass(.days(1))
      // Its purge is due, but a hold in force covers it: another may follow on.
      _ = try await house.holds.place(order([id], until: second))
      house.clock.pass(to: second.adding(microseconds: -instant))
      #expect(try await sweep(house) == 0)
      #expect(try await works(house) == 1)
      house.clock.pass(to: second)
      #expect(try await VersionForgetter(house.studio).count(dueAt: house.clock.now) == 1)
      #expect(try await sweep(house) == 1)
      #expect(try await works(house) == 0 && house.memory.stored.isEmpty)
    }
  }

  /// D45b: at the instant at which the purge is due a hold is too late, an instant before it is not, though the
  /// sweeper stands still.
  @Test(arguments: Engine.allCases) func aHoldAtTheInstantOfThePurgeIsTooLate(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let (late, intime) = (try await house.gift(), try await house.gift(for: "Ben"))
      let gone = Period.days(7).end(from: Period.months(3).end(from: house.clock.now))
      house.clock.pass(to: gone.adding(microseconds: -instant))
      _ = try await house.holds.place(order([intime], until: Period.days(1).end(from: gone)))
      house.clock.pass(to: gone)
      let refused = await code { try await house.holds.place(order([late], until: Period.days(1).end(from: gone))) }
      #expect(refused == "hold-too-late")
      // All of its things or none.
      let both = await code {
        try await house.holds.place(order([intime, late], until: Period.days(1).end(from: gone)))
      }
      #expect(both == "hold-too-late")
      #expect(try await house.count("SELECT count(*) FROM held_objects") == 1)
      #expect(try await sweep(house) == 1)
      #expect(try await works(house) == 1)
      house.clock.pass(to: Period.days(1).end(from: gone))
      // A hold that ended keeps nothing, and the next one comes too late.
      let after = await code {
        try await house.holds.place(order([intime], until: Period.days(2).end(from: gone)))
      }
      #expect(after == "hold-too-late")
    }
  }

  /// D20: release purges at once what was due, and nothing else, while the sweeper stands still.
  @Test(arguments: Engine.allCases) func releasePurgesAtOnce(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let (held, alive) = (try await house.gift(), try await house.gift(for: "Ben"))
      let neighbour = try await house.gift(for: "Cleo", by: house.ben)
      try await house.studio.delete(held, of: house.ada)
      try await house.studio.delete(neighbour, of: house.ben)
      let until = Period.days(60).end(from: house.clock.now)
      let hold = try await house.holds.place(order([held, alive], until: until))
      let longer = try await house.holds.place(order([held], until: until))
      house.clock.pass(.days(8))
      try await house.holds.release(hold, by: "Ben B.")
      #expect(try await works(house) == 3)
      try await house.holds.release(longer, by: "Ben B.")
      #expect(try await works(house) == 2)
      #expect(try await house.studio.work(alive, of: house.ada).title == "A song for Ben")
      #expect(await code { try await house.holds.release(hold, by: "Ben B.") } == "hold-over")
    }
  }

  /// D20: its things, its reason, two approvers, a review within 30 days and an end.
  @Test(arguments: Engine.allCases) func aHoldThatLacksSomethingIsRefused(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      let until = Period.days(1).end(from: house.clock.now)
      let good = order([id], until: until)
      var wrong = Array(repeating: good, count: 8)
      wrong[0].approvers = ["Ada A."]
      wrong[1].approvers = ["Ada A.", "ada a. "]
      wrong[2].approvers = ["Ada A.", " "]
      wrong[3].approvers = ["Ada A.", "Ben B.", "Cleo C."]
      wrong[4].reason = " "
      wrong[5].objects = []
      wrong[6].until = house.clock.now
      wrong[7].reason = String(repeating: "x", count: HoldLimits.reasonLength.upperBound + 1)
      for order in wrong {
        #expect(await code { try await house.holds.place(order) } == "hold-invalid")
      }
      var unknown = good
      unknown.objects.append(HeldObject(.work, house.world.identifier()))
      #expect(await code { try await house.holds.place(unknown) } == "object-unknown")
      unknown.objects = [HeldObject(.upload, id)]
      #expect(await code { try await house.holds.place(unknown) } == "object-unknown")
      #expect(try await house.count("SELECT count(*) FROM evidence_holds") == 0)
      // A refused hold leaves no key either.
      let keys = try await house.keys.read { try $0.row("SELECT count(*) FROM object_keys")?.int(0) }
      #expect(keys == 1)
    }
  }

  /// D20: every view is logged; reviews are due within 30 days; words about it are sealed; a year after its end it goes.
  @Test(arguments: Engine.allCases) func whatIsDoneAboutAHoldIsKeptForAYear(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      let (placed, until) = (house.clock.now, Period.days(50).end(from: house.clock.now))
      let hold = try await house.holds.place(order([id], until: until))
      house.clock.pass(.hours(1))
      try await house.holds.recordView(of: HeldObject(.work, id), under: hold, by: "Cleo C.")
      let stranger = await code {
        try await house.holds.recordView(
          of: HeldObject(.work, house.world.identifier()), under: hold, by: "Cleo C.")
      }
      #expect(stranger == "object-unknown")
      house.clock.pass(to: Period.days(30).end(from: placed))
      #expect(try await house.holds.countOverdue() == 1)
      try await house.holds.review(hold, by: "Ben B.")
      #expect(try await house.holds.countOverdue() == 0)
      let entry = try #require(try await house.holds.list().first)
      #expect(entry.id == hold && entry.objects == [HeldObject(.work, id)] && entry.reason == "Case 12/2027")
      #expect(entry.approvers == ["Ada A.", "Ben B."] && entry.placedAt == placed && entry.endsAt == until)
      #expect(entry.reviewAt == Period.days(60).end(from: placed))
      #expect(entry.events.map(\.act) == ["placed", "placed", "viewed", "reviewed"])
      #expect(entry.events[2].person == "Cleo C." && entry.events[2].object == id)
      let texts = try await house.data.read { transaction in
        try ["evidence_holds", "hold_events"].flatMap { (table: Name) in
          try transaction.rows("SELECT * FROM \(table.sql)").flatMap(\.values)
        }
      }
      #expect(!texts.contains(.text("Case 12/2027")) && !texts.contains(.text("Cleo C.")))
      let gone = Period.months(12).end(from: until)
      #expect(try await house.holds.forgetter.count(dueAt: gone.adding(microseconds: -instant)) == 0)
      house.clock.pass(to: gone)
      #expect(await code { try await house.holds.review(hold, by: "Ben B.") } == "hold-over")
      #expect(try await house.holds.forgetter.forget(dueAt: gone, limit: 10) == 1)
      #expect(try await house.holds.list().isEmpty)
      #expect(try await house.count("SELECT count(*) FROM hold_events") == 0)
      #expect(await code { _ = try await house.vault.objectKey(hold) } == "key-destroyed")
    }
  }
}
