import Core
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing
import Vault

/// How long a work lives, seen from outside: §5.4, D1, D2, D2b, D45, D45b.
@Suite struct LifeTests {
  private let second = Span.second

  @Test(arguments: Engine.allCases) func itsDateIsShown(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let made = house.clock.now
      let id = try await house.gift()
      let keeping = try await house.studio.work(id, of: house.ada).keeping
      #expect(keeping.until == Period.months(3).end(from: made) && !keeping.isInTrash)
      #expect(keeping.clauses == [.keepGenerated, .removalAfterThreeMonths] && keeping.changes == [.prime, .delete])
      house.prime.give(house.ada, PrimeSpan(start: made, end: nil))
      let forGood = try await house.studio.work(id, of: house.ada).keeping
      #expect(forGood.until == nil && forGood.changes == [.delete])
    }
  }

  @Test(arguments: Engine.allCases) func itIsHiddenAtItsInstantWithoutAnySweep(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      let file = { try await house.studio.file(id, .mp3, of: house.ada) }
      let due = Period.months(3).end(from: house.clock.now)
      house.clock.pass(to: due.adding(microseconds: -second))
      #expect(try await house.studio.works(of: house.ada).items.count == 1)
      #expect(await code { _ = try await file() } == nil)
      house.clock.pass(to: due)
      #expect(try await house.studio.works(of: house.ada).items.isEmpty)
      #expect(try await house.studio.works(of: house.ada, search: "anna").items.isEmpty)
      #expect(await code { _ = try await house.studio.work(id, of: house.ada) } == "work-in-trash")
      #expect(await code { _ = try await file() } == "work-in-trash")
      #expect(await code { _ = try await house.studio.events(id, of: house.ada) } == "work-in-trash")
      #expect(
        await code { _ = try await house.studio.singAgain(id, of: house.ada, idempotencyKey: "again-001") }
          == "work-in-trash")
      let inTrash = try await house.studio.trash(of: house.ada)
      #expect(inTrash.map(\.id) == [id] && inTrash[0].keeping.changes == [.restoreWithPrime])
      #expect(inTrash[0].keeping.until == Period.days(7).end(from: due))
      #expect(await code { try await house.studio.restore(id, of: house.ada) } == "restore-needs-prime")
      house.clock.pass(to: Period.days(7).end(from: due))
      #expect(try await house.studio.trash(of: house.ada).isEmpty)
      #expect(await code { _ = try await house.studio.work(id, of: house.ada) } == "work-unknown")
      #expect(await code { try await house.studio.restore(id, of: house.ada) } == "work-unknown")
    }
  }

  @Test(arguments: Engine.allCases) func whatAPersonDeletesComesBackForSevenDays(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      try await house.studio.delete(id, of: house.ada)
      let end = Period.days(7).end(from: house.clock.now)
      #expect(try await house.studio.works(of: house.ada).items.isEmpty)
      #expect(await code { _ = try await house.studio.file(id, .mp3, of: house.ada) } == "work-in-trash")
      let inTrash = try await house.studio.trash(of: house.ada)
      #expect(inTrash.map(\.keeping.until) == [end] && inTrash[0].keeping.changes == [.restore])
      #expect(inTrash[0].title == "A song for Anna")
      // Deleting again does not begin the seven days anew.
      house.clock.pass(.days(3))
      try await house.studio.delete(id, of: house.ada)
      house.clock.pass(to: end.adding(microseconds: -second))
      try await house.studio.restore(id, of: house.ada)
      try await house.studio.restore(id, of: house.ada)
      let file = try await house.studio.file(id, .mp3, of: house.ada)
      #expect(try await file.read(0..<5) == Array("sound".utf8))
      try await house.studio.delete(id, of: house.ada)
      house.clock.pass(.days(7))
      #expect(await code { try await house.studio.restore(id, of: house.ada) } == "work-unknown")
      #expect(await code { try await house.studio.delete(id, of: house.ada) } == "work-unknown")
    }
  }

  @Test(arguments: Engine.allCases) func deletingGivesBackWhatIsUnderWay(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.ask()
      try await house.studio.delete(id, of: house.ada)
      #expect(try await house.points() == [100, 0, 0])
      try await house.work()
      #expect(house.kind.briefs.isEmpty)
    }
  }

  @Test(arguments: Engine.allCases) func eachVersionHasItsOwnTime(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let first = house.clock.now
      let id = try await house.gift()
      house.clock.pass(.days(60))
      let second = house.clock.now
      _ = try await house.studio.singAgain(
        id, changes: ["recipient": "Ben"], of: house.ada, idempotencyKey: "again-001")
      try await house.work()
      try await house.studio.choose(1, of: id, by: house.ada)
      house.clock.pass(to: Period.months(3).end(from: first))
      // The first is over, the second has lived for a month: it takes its place.
      let work = try await house.studio.work(id, of: house.ada)
      #expect(work.versions.map(\.number) == [2] && work.title == "A song for Ben")
      #expect(work.keeping.until == Period.months(3).end(from: second))
      #expect(await code { _ = try await house.studio.file(id, version: 1, .mp3, of: house.ada) } == "version-unknown")
      house.clock.pass(.days(7))
      #expect(try await sweep(house) == 1)
      #expect(try await house.studio.work(id, of: house.ada).title == "A song for Ben")
      #expect(house.memory.stored.count == 2)
    }
  }

  @Test(arguments: Engine.allCases) func sweepingTakesWhatIsDueAndNothingElse(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let deleted = try await house.gift()
      let neighbour = try await house.gift(for: "Ben", by: house.ben)
      let kept = try await house.gift(for: "Cleo")
      try await house.studio.delete(deleted, of: house.ada)
      let forgetter = VersionForgetter(house.studio)
      house.clock.pass(to: Period.days(7).end(from: house.clock.now).adding(microseconds: -1))
      #expect(try await forgetter.count(dueAt: house.clock.now) == 0)
      #expect(try await sweep(house) == 0)
      house.clock.pass(to: house.clock.now.adding(microseconds: 1))
      #expect(try await forgetter.count(dueAt: house.clock.now) == 1)
      #expect(try await sweep(house) == 1)
      #expect(try await sweep(house) == 0)
      #expect(try await house.count("SELECT count(*) FROM works") == 2)
      #expect(try await house.count("SELECT count(*) FROM artifacts") == 4)
      #expect(house.memory.stored.count == 4)
      #expect(try await house.orphans() == [])
      #expect(try await house.count("SELECT count(*) FROM signals WHERE topic = \(deleted)") == 0)
      #expect(try await house.keys.read { try $0.row("SELECT count(*) FROM object_keys")?.int(0) } == 2)
      #expect(try await house.studio.work(neighbour, of: house.ben).isReady)
      #expect(try await house.studio.work(kept, of: house.ada).isReady)
    }
  }

  @Test(arguments: Engine.allCases) func whatExpiresIsSweptAfterItsTrash(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let made = house.clock.now
      for number in 0..<5 { _ = try await house.gift(for: "Name\(number)") }
      _ = try await house.gift(for: "Ben", by: house.ben)
      house.prime.give(house.ben, PrimeSpan(start: made, end: nil))
      let gone = Period.days(7).end(from: Period.months(3).end(from: made))
      #expect(try await VersionForgetter(house.studio).count(dueAt: gone) == 5)
      house.clock.pass(to: gone.adding(microseconds: -1))
      #expect(try await sweep(house) == 0)
      house.clock.pass(to: gone)
      // In batches, as many as asked for.
      #expect(try await VersionForgetter(house.studio).forget(dueAt: gone, limit: 2) == 2)
      #expect(try await sweep(house) == 3)
      #expect(try await house.count("SELECT count(*) FROM works") == 1)
      #expect(try await house.studio.works(of: house.ben).items.count == 1)
    }
  }

  @Test(arguments: Engine.allCases) func primeBringsBackWhatExpired(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      house.clock.pass(to: Period.months(3).end(from: house.clock.now))
      // Prime that begins at the instant of expiry is too late to protect, and early enough to restore.
      house.prime.give(house.ada, PrimeSpan(start: house.clock.now, end: nil))
      #expect(try await house.studio.works(of: house.ada).items.isEmpty)
      try await house.studio.restore(id, of: house.ada)
      #expect(try await house.studio.work(id, of: house.ada).keeping.until == nil)
    }
  }

  @Test(arguments: Engine.allCases) func aPersonErasesFromTheTrashAtOnce(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      #expect(await code { try await house.studio.eraseFromTrash(id, of: house.ada) } == "work-not-in-trash")
      let file = try await house.studio.file(id, .mp3, of: house.ada)
      try await house.studio.delete(id, of: house.ada)
      #expect(await code { try await house.studio.eraseFromTrash(id, of: house.ben) } == "work-unknown")
      try await house.studio.eraseFromTrash(id, of: house.ada)
      #expect(await code { _ = try await file.read(0..<5) } == "key-destroyed")
      #expect(house.memory.stored.isEmpty)
      #expect(try await house.count("SELECT count(*) FROM works") == 0)
      #expect(try await house.studio.trash(of: house.ada).isEmpty)
      #expect(await code { try await house.studio.restore(id, of: house.ada) } == "work-unknown")
      #expect(try await house.points() == [90, 0, 10])
    }
  }

  /// A crash after the keys were destroyed: nothing can be read any more, and the rest goes in its time.
  @Test(arguments: Engine.allCases) func anErasureThatStoppedHalfwayIsSwept(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      _ = try await house.gift(for: "Ben")
      try await house.studio.delete(id, of: house.ada)
      let version = try await house.data.read { transaction in
        try transaction.row("SELECT id FROM versions WHERE work = \(id)")?.identifier(0)
      }
      try await house.vault.destroyObjectKeys([try #require(version)])
      #expect(try await house.studio.trash(of: house.ada).isEmpty)
      #expect(try await house.studio.works(of: house.ada).items.count == 1)
      house.clock.pass(.days(7))
      #expect(try await sweep(house) == 1)
      #expect(house.memory.stored.count == 2)
    }
  }

  private func sweep(_ house: StudioHouse) async throws -> Int {
    try await VersionForgetter(house.studio).forget(dueAt: house.clock.now, limit: 100)
  }
}
