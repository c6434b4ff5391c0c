import Core
import Energy
import Persistence
import Policy
import Studio
import TestSupport
import Testing
import Vault

/// Asking for a work: price, place in the queue and row come together or not at all.
@Suite struct RequestTests {
  @Test(arguments: Engine.allCases) func aRequestSetsItsPriceAside(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.ask()
      #expect(try await house.points() == [90, 10, 0])
      let work = try await house.studio.work(id, of: house.ada)
      #expect(work.state == .queued && work.version == 1 && work.title == nil && work.recipient == "Anna")
      #expect(work.progress.map(\.kind) == [.queued])
      #expect(work.price == Prices.song && work.canCancel && !work.isReady)
      #expect(try await house.energy.faults() == [])
    }
  }

  @Test(arguments: Engine.allCases) func theSameRequestIsDoneOnce(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let first = try await house.ask(key: "form-0001")
      #expect(try await house.ask(key: "form-0001") == first)
      // White space and empty fields are no other body.
      #expect(try await house.ask(for: " Anna ", ["story": ""], key: "form-0001") == first)
      #expect(try await house.points() == [90, 10, 0])
      #expect(await code { _ = try await house.ask(for: "Ben", key: "form-0001") } == "idempotency-mismatch")
      // Another person's name for a request is another name.
      #expect(try await house.ask(for: "Ben", by: house.ben, key: "form-0001") != first)
      #expect(try await house.count("SELECT count(*) FROM works") == 2)
      // One key a version, and none for what was not begun.
      #expect(try await keyCount(house) == 2)
    }
  }

  @Test(arguments: Engine.allCases) func manyAtOnceAreOne(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let ids = try await withThrowingTaskGroup(of: Identifier.self) { group in
        for _ in 0..<8 { group.addTask { try await house.ask(key: "pressed-twice") } }
        return try await group.reduce(into: Set<Identifier>()) { $0.insert($1) }
      }
      #expect(ids.count == 1)
      #expect(try await house.points() == [90, 10, 0])
      #expect(try await keyCount(house) == 1)
    }
  }

  @Test(arguments: Engine.allCases) func whatIsRefusedLeavesNothing(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      #expect(await code { _ = try await house.ask(["story": "#"]) } == "story-sign")
      #expect(await code { _ = try await house.ask(["story": "kill them all"]) } == "text-not-allowed")
      #expect(await code { _ = try await house.ask(key: "short") } == "idempotency-key")
      #expect(await code { _ = try await house.ask(key: "no spaces here") } == "idempotency-key")
      #expect(await code { _ = try await house.ask(key: String(repeating: "a", count: 65)) } == "idempotency-key")
      let unknown = await code {
        _ = try await house.studio.requestWork(
          ["recipient": "Anna"], kind: "opera", by: house.ada, language: .english, idempotencyKey: "form-0002")
      }
      #expect(unknown == "kind-unknown")
      house.prime.close(house.ada)
      #expect(await code { _ = try await house.ask() } == "account-closed")
      let points = try await house.points()
      #expect(points == [100, 0, 0])
      #expect(try await house.count("SELECT count(*) FROM works") == 0)
      #expect(try await house.count("SELECT count(*) FROM work_requests") == 0)
      #expect(try await house.count("SELECT count(*) FROM jobs") == 0)
      #expect(try await keyCount(house) == 0)
    }
  }

  @Test(arguments: Engine.allCases) func nobodyBeginsMoreThanTheyPayFor(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      for _ in 0..<(Prices.welcomeGrant / Prices.song) { _ = try await house.gift() }
      #expect(try await house.points() == [0, 0, 100])
      #expect(await code { _ = try await house.ask() } == "points-too-few")
      #expect(try await house.count("SELECT count(*) FROM works") == 10)
      #expect(try await house.count("SELECT count(*) FROM work_requests") == 10)
    }
  }

  @Test(arguments: Engine.allCases) func soManyAtATime(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      for _ in 0..<Limits.worksInTheMakingMax { _ = try await house.ask() }
      #expect(await code { _ = try await house.ask() } == "works-in-the-making")
      // Somebody else's are not counted, and a place is free when one is ready.
      _ = try await house.ask(by: house.ben)
      try await house.work()
      #expect(await code { _ = try await house.ask() } == nil)
    }
  }

  @Test(arguments: Engine.allCases) func anErasedAccountBeginsNothing(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      try await house.vault.destroyAccountKey(house.ada)
      #expect(await code { _ = try await house.ask() } == "key-destroyed")
      #expect(try await house.count("SELECT count(*) FROM works") == 0)
    }
  }

  @Test(arguments: Engine.allCases) func nothingPeopleWroteLiesOpen(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      _ = try await house.ask(for: "Canaria", ["story": "canaria flew"], key: "canaria-key")
      try await house.work()
      _ = try await house.studio.saveDraft(
        ["recipient": "Canaria"], kind: "test", language: .english, account: house.ada)
      let texts = try await house.data.read { transaction in
        var found: [Value] = []
        for rows in [
          try transaction.rows("SELECT * FROM works"), try transaction.rows("SELECT * FROM versions"),
          try transaction.rows("SELECT * FROM artifacts"), try transaction.rows("SELECT * FROM drafts"),
          try transaction.rows("SELECT * FROM work_requests"), try transaction.rows("SELECT * FROM signals"),
          try transaction.rows("SELECT * FROM jobs"),
        ] {
          found += rows.flatMap(\.values)
        }
        return found
      }
      #expect(texts.count > 40)
      for value in texts {
        switch value {
        case .text(let text): #expect(!text.lowercased().contains("canaria"))
        case .bytes(let bytes): #expect(!String(decoding: bytes, as: UTF8.self).lowercased().contains("canaria"))
        default: break
        }
      }
      for bytes in house.memory.stored.values {
        #expect(!String(decoding: bytes, as: UTF8.self).contains("sound of this gift"))
      }
    }
  }

  private func keyCount(_ house: StudioHouse) async throws -> Int {
    try await house.keys.read { try $0.row("SELECT count(*) FROM object_keys")?.int(0) ?? -1 }
  }
}
