import Core
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing
import Vault

/// Internal testing (§8, D25): with the owner's yes only, under the key and until the end of the work, and no longer than
/// the yes.
@Suite struct TestCopyTests {
  private func copies(_ house: StudioHouse) -> TestCopies {
    let rights = house.rights
    return TestCopies(studio: house.studio) { try rights.allows(.internalUse, of: $0, in: $1) }
  }

  private func agree(_ house: StudioHouse, _ isGiven: Bool = true) async throws {
    house.clock.pass(.minutes(1))
    try await house.rights.choose(
      .consent(.internalUse), isGiven, policyVersion: PolicyVersion.current.name, by: house.ada)
  }

  private func objects(_ house: StudioHouse) -> Int {
    house.memory.stored.keys.count { $0.description.hasPrefix("test") }
  }

  @Test(arguments: Engine.allCases) func nothingIsCopiedWithoutAYes(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let work = try await house.gift()
      let copies = copies(house)
      #expect(await code { _ = try await copies.make(of: work) } == "internal-use-refused")
      try await agree(house)
      let made = try await copies.make(of: work)
      let copy = try #require(made.first)
      #expect(objects(house) == made.count)
      #expect(try await copies.read(copy.id).bytes == TestKind.sound)
      // Not a byte of it lies open: it is sealed under the key of the version.
      let stored = house.memory.stored.first { $0.key.description.hasPrefix("test") }?.value
      #expect(stored != nil && stored != TestKind.sound)
      // Somebody else's work is not touched by Ada's yes.
      let other = try await house.gift(by: house.ben)
      #expect(await code { _ = try await copies.make(of: other) } == "internal-use-refused")
    }
  }

  @Test(arguments: Engine.allCases, ["withdrawal", "objection", "restriction"])
  func theCopyGoesWithTheYes(_ engine: Engine, _ act: String) async throws {
    try await StudioHouse.with(engine) { house in
      let work = try await house.gift()
      try await agree(house)
      let copies = copies(house)
      let made = try await copies.make(of: work)
      let copy = try #require(made.first)
      #expect(try await copies.forgetter.forget(dueAt: house.clock.now, limit: 10) == 0)
      switch act {
      case "withdrawal": try await agree(house, false)
      case "objection":
        try await house.rights.choose(.objection, true, policyVersion: PolicyVersion.current.name, by: house.ada)
      default: try await house.rights.restrict(house.ada)
      }
      #expect(await code { _ = try await copies.read(copy.id) } == "internal-use-refused")
      #expect(try await copies.forgetter.count(dueAt: house.clock.now) == made.count)
      #expect(try await copies.forgetter.forget(dueAt: house.clock.now, limit: 10) == made.count)
      #expect(try await house.count("SELECT count(*) FROM test_copies") == 0 && objects(house) == 0)
    }
  }

  /// D20: what is held is served to nobody: it is not copied for testing, and a copy made before is not opened.
  @Test(arguments: Engine.allCases) func whatIsHeldIsNotCopied(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let work = try await house.gift()
      try await agree(house)
      let copies = copies(house)
      let made = try await copies.make(of: work)
      let copy = try #require(made.first)
      let hold = try await house.holds.place(
        HoldOrder(
          objects: [HeldObject(.work, work)], reason: "Case 12/2027", approvers: ["Ada A.", "Ben B."],
          until: Period.days(10).end(from: house.clock.now)))
      #expect(await code { _ = try await copies.make(of: work) } == "work-held")
      #expect(await code { _ = try await copies.read(copy.id) } == "work-held")
      #expect(objects(house) == made.count)
      #expect(try await house.count("SELECT count(*) FROM test_copies") == made.count)
      try await house.holds.release(hold, by: "Ada A.")
      #expect(try await copies.read(copy.id).bytes == TestKind.sound)
      #expect(try await copies.make(of: work).count == made.count)
    }
  }

  /// D43: whatever ends the work ends the copy: the trash, the age, the end of the account.
  @Test(arguments: Engine.allCases, ["age", "account"])
  func theCopyEndsWithTheWork(_ engine: Engine, _ end: String) async throws {
    try await StudioHouse.with(engine) { house in
      let work = try await house.gift()
      try await agree(house)
      let copies = copies(house)
      let copy = try #require(try await copies.make(of: work).first)
      if end == "age" {
        try await house.studio.delete(work, of: house.ada)
        #expect(await code { _ = try await copies.read(copy.id) } == "work-unknown")
        house.clock.pass(.days(7))
        #expect(try await VersionForgetter(house.studio).forget(dueAt: house.clock.now, limit: 10) == 1)
      } else {
        try await house.data.write { try house.eraser.request(house.ada, in: $0) }
        _ = try await house.eraser.erase(account: house.ada)
      }
      #expect(try await house.count("SELECT count(*) FROM test_copies") == 0 && objects(house) == 0)
      #expect(await code { _ = try await copies.read(copy.id) } == "copy-unknown")
    }
  }
}
