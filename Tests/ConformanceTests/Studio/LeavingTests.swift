import Core
import Jobs
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

@testable import Studio

/// Somebody leaves while something of theirs is held or under way (§10, D3, D20, D44), on every engine.
@Suite struct LeavingTests {
  private func hold(_ house: StudioHouse, _ work: Identifier, days: Int) async throws -> Identifier {
    try await house.holds.place(
      HoldOrder(
        objects: [HeldObject(.work, work)], reason: "Case 12/2027", approvers: ["Ada A.", "Ben B."],
        until: Period.days(days).end(from: house.clock.now)))
  }

  private func version(_ house: StudioHouse, of work: Identifier) async throws -> Identifier {
    let row = try await house.data.read { try $0.row("SELECT id FROM versions WHERE work = \(work)")?.identifier(0) }
    return try #require(row)
  }

  /// Everything goes at once but the evidence, whose key outlives the account's and whose row names nobody living.
  @Test(arguments: Engine.allCases) func evidenceOutlivesItsOwner(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let held = try await house.gift()
      let free = try await house.gift(for: "Ben")
      _ = try await house.studio.saveDraft(
        ["recipient": "Dana"], kind: "test", language: .english, account: house.ada)
      let evidence = try await version(house, of: held)
      _ = try await hold(house, held, days: 100)
      let erased = try await house.eraser.erase(account: house.ada)
      #expect(erased.held == 1)
      #expect(try await house.vault.hasAccountKey(house.ada) == false)
      #expect(try await house.vault.looseObjects(among: [evidence]) == [evidence])
      #expect(try await house.count("SELECT count(*) FROM works") == 1)
      #expect(try await house.count("SELECT count(*) FROM drafts") == 0)
      #expect(try await house.count("SELECT count(*) FROM wallets WHERE account = \(house.ada)") == 0)
      #expect(try await house.count("SELECT count(*) FROM accounts WHERE id = \(house.ada)") == 1)
      #expect(try await house.count("SELECT count(*) FROM works WHERE id = \(free)") == 0)
      #expect(house.memory.stored.count == 2)
      // Nothing is left to do until the hold ends, and nothing comes back at a start.
      #expect(try await house.eraser.count(dueAt: house.clock.now) == 0)
      #expect(try await house.eraser.replay() == 0)
      // A hold may follow on it; anything else of somebody who has left cannot be held.
      _ = try await hold(house, held, days: 200)
      house.clock.pass(.days(150))
      #expect(try await house.eraser.forget(dueAt: house.clock.now, limit: 10) == 1)
      #expect(try await house.count("SELECT count(*) FROM works") == 1)
      house.clock.pass(.days(50))
      #expect(try await house.eraser.count(dueAt: house.clock.now) == 1)
      #expect(try await house.eraser.forget(dueAt: house.clock.now, limit: 10) == 1)
      #expect(try await house.count("SELECT count(*) FROM works") == 0)
      #expect(try await house.count("SELECT count(*) FROM accounts WHERE id = \(house.ada)") == 0)
      #expect(try await house.vault.objectKeys([evidence]).isEmpty && house.memory.stored.isEmpty)
      #expect(try await Tombstones(database: house.graves).subjects(.object, after: nil, limit: 9) == [evidence])
      #expect(try await house.eraser.count(dueAt: house.clock.now) == 0)
    }
  }

  @Test(arguments: Engine.allCases) func releaseEndsTheErasureAtOnce(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let held = try await house.gift()
      let placed = try await hold(house, held, days: 100)
      try await house.eraser.erase(account: house.ada)
      try await house.holds.release(placed, by: "Ada A.")
      #expect(try await house.count("SELECT count(*) FROM works") == 0)
      #expect(try await house.count("SELECT count(*) FROM accounts WHERE id = \(house.ada)") == 0)
      #expect(house.memory.stored.isEmpty)
    }
  }

  /// D20: once the account is closed it is too late to hold what is left of it.
  @Test(arguments: Engine.allCases) func aHoldAfterTheClosingIsTooLate(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      try await house.data.write { try house.eraser.request(house.ada, in: $0) }
      #expect(await code { _ = try await hold(house, id, days: 1) } == "hold-too-late")
      try await house.eraser.erase(account: house.ada)
      #expect(await code { _ = try await hold(house, id, days: 1) } == "object-unknown")
    }
  }

  /// D44: a result that comes after the closing is thrown away unread, bytes and all, at every point of the making.
  @Test(arguments: Engine.allCases) func lateResultsAreThrownAway(_ engine: Engine) async throws {
    for closesEarly in [true, false] {
      try await StudioHouse.with(engine) { house in
        _ = try await house.ask()
        let eraser = house.eraser
        let (data, ada) = (house.data, house.ada)
        let job = MakeWork(house.studio, scratch: house.scratch) { point in
          guard point == .stored else { return }
          if closesEarly {
            try await data.write { try eraser.request(ada, in: $0) }
          } else {
            try await eraser.erase(account: ada)
          }
        }
        try await house.worker(job).runUntilIdle()
        #expect(house.memory.stored.isEmpty)
        #expect(try await house.count("SELECT count(*) FROM artifacts") == 0)
        try await house.eraser.erase(account: house.ada)
        #expect(try await house.count("SELECT count(*) FROM versions") == 0)
        #expect(try await house.count("SELECT count(*) FROM jobs") == 0)
      }
    }
  }

  /// People with held things, free ones and some in the trash leave, each with a crash at another point of it and of
  /// what follows on the end of the hold: the same end for all of them, and for nobody else any.
  @Test(arguments: Engine.allCases) func aCrashAnywhereEndsTheSame(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      _ = try await house.gift(for: "Cleo", by: house.ben)
      let undisturbed = Fault()
      try await leave(house, undisturbed)
      #expect(undisturbed.steps.count >= 50, "\(undisturbed.steps.count) points at which to crash")
      for index in undisturbed.steps.indices {
        let fault = Fault(at: index)
        try await leave(house, fault)
        #expect(fault.hasCrashed && fault.steps[index] == undisturbed.steps[index])
      }
    }
  }

  /// Somebody new lives, leaves, waits for the end of the hold, and is swept. Nothing stays but marks, and the key of
  /// the hold itself.
  private func leave(_ house: StudioHouse, _ fault: Fault) async throws {
    let before = try await house.everything()
    let cleo = house.world.identifier()
    try await house.open(cleo)
    let works = try await house.shelve(4, of: cleo, files: 3)
    let (held, trashed) = (works[0], works[1])
    _ = try await house.studio.saveDraft(["recipient": "Dana"], kind: "test", language: .english, account: cleo)
    let placed = try await hold(house, held.work, days: 10)
    try await house.studio.delete(trashed.work, of: cleo)
    let eraser = house.eraser(afterStep: fault.pass)
    try? await house.makeStudio(eraser).eraseFromTrash(trashed.work, of: cleo)
    _ = try? await eraser.erase(account: cleo)
    house.clock.pass(.days(10))
    _ = try? await eraser.forget(dueAt: house.clock.now, limit: 10)
    for forgetter in [house.eraser, house.eraser.unfinished] as [any Forgetter] {
      _ = try await forgetter.forget(dueAt: house.clock.now, limit: 10)
    }
    // Whether the evidence has a mark of its own hangs on whether it outlived the account's key.
    let evidence = "tombstone object \(held.version)"
    let after = Set(try await house.everything()).subtracting([evidence])
    let marks = ["tombstone account \(cleo)", "object key \(placed)", "tombstone object \(trashed.version)"]
    let wanted = Set(before).union(marks)
    let (left, missing) = (after.subtracting(wanted).sorted(), wanted.subtracting(after).sorted())
    let step = fault.steps.last.map { "\($0)" } ?? "none"
    #expect(left.isEmpty && missing.isEmpty, "after a crash at \(step)")
  }
}
