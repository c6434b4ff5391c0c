import Core
import Energy
import Persistence
import Policy
import TestSupport
import Testing

/// §2.1.5: points and money are booked without anybody's name or card.
@Suite struct LedgerTests {
  @Test(arguments: Engine.allCases)
  func theWelcomeGrantComesOnce(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let account = try await purse.open()
      try await database.write { try purse.energy.openWallet(account, in: $0) }
      #expect(try await purse.parts(account) == [Int64(Prices.welcomeGrant), 0, 0])
      #expect(try await purse.energy.entries(account).items.map(\.reason) == ["welcome"])
      let stranger = purse.world.identifier()
      #expect(await refusalCode { _ = try await purse.energy.balance(stranger) } == "wallet-unknown")
    }
  }

  @Test(arguments: Engine.allCases)
  func aHoldIsSettledOnce(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let (account, work) = (try await purse.open(), purse.world.identifier())
      try await purse.hold(10, for: work, by: account)
      try await purse.hold(10, for: work, by: account)
      #expect(try await purse.parts(account) == [90, 10, 0])
      #expect(await refusalCode { try await purse.hold(11, for: work, by: account) } == "hold-exists")
      let other = try await purse.open()
      #expect(await refusalCode { try await purse.hold(10, for: work, by: other) } == "hold-exists")
      try await purse.settle(work)
      try await purse.settle(work)
      #expect(try await purse.parts(account) == [90, 0, 10])
      #expect(await refusalCode { try await purse.release(work) } == "hold-over")
      #expect(await refusalCode { try await purse.hold(10, for: work, by: account) } == "hold-exists")
      #expect(try await purse.parts(account) == [90, 0, 10])
      #expect(await refusalCode { try await purse.settle(other) } == "hold-unknown")
      #expect(try await purse.energy.faults() == [])
    }
  }

  @Test(arguments: Engine.allCases)
  func aReleasedHoldGivesBackAndMayBePlacedAgain(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let (account, work) = (try await purse.open(), purse.world.identifier())
      for _ in 0..<2 {
        try await purse.hold(10, for: work, by: account)
        try await purse.release(work)
        try await purse.release(work)
        #expect(try await purse.parts(account) == [100, 0, 0])
        #expect(await refusalCode { try await purse.settle(work) } == "hold-over")
      }
      try await purse.hold(20, for: work, by: account)
      try await purse.settle(work)
      #expect(try await purse.parts(account) == [80, 0, 20])
      #expect(try await purse.energy.faults() == [])
    }
  }

  @Test(arguments: Engine.allCases)
  func holdsExpireAtTheirInstantAndOnce(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let account = try await purse.open()
      let works = (0..<3).map { _ in purse.world.identifier() }
      for work in works { try await purse.hold(10, for: work, by: account) }
      purse.clock.pass(to: Prices.holdExpires.end(from: purse.clock.now).adding(microseconds: -1))
      #expect(try await purse.energy.expireHolds() == 0)
      purse.clock.pass(to: purse.clock.now.adding(microseconds: 1))
      // At the instant itself it is over, also before the janitor came (D45b).
      #expect(await refusalCode { try await purse.settle(works[0]) } == "hold-over")
      // Whoever gives up finds the points given back, whoever came first.
      try await purse.release(works[0])
      #expect(try await purse.parts(account) == [80, 20, 0])
      #expect(try await purse.energy.expireHolds(limit: 1) == 1)
      #expect(try await purse.energy.expireHolds() == 1)
      #expect(try await purse.energy.expireHolds() == 0)
      for work in works { try await purse.release(work) }
      #expect(try await purse.parts(account) == [100, 0, 0])
      let kinds = try await purse.energy.entries(account).items.map(\.kind)
      #expect(kinds.filter { $0 == .expire }.count == 3)
      #expect(try await purse.energy.faults() == [])
    }
  }

  @Test(arguments: Engine.allCases)
  func whatIsNotThereCannotBeHeld(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let account = try await purse.open()
      func refusal(_ points: Int64) async -> String? {
        await refusalCode { try await purse.hold(points, for: purse.world.identifier(), by: account) }
      }
      let refusals = [await refusal(101), await refusal(0), await refusal(Limits.pointsPerMovementMax + 1)]
      #expect(refusals == ["points-too-few", "points-out-of-range", "points-out-of-range"])
      try await purse.hold(100, for: purse.world.identifier(), by: account)
      #expect(await refusal(1) == "points-too-few")
      #expect(try await purse.parts(account) == [0, 100, 0])
    }
  }

  @Test(arguments: Engine.allCases)
  func aGrantWithTheSameKeyComesOnce(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let (account, other) = (try await purse.open(), try await purse.open())
      func grant(_ points: Int64, _ key: String, reason: String = "apology", to owner: Identifier) async throws {
        let points = try Points(points)
        try await database.write {
          try purse.energy.grant(points, to: owner, reason: reason, idempotencyKey: key, in: $0)
        }
      }
      for _ in 0..<3 { try await grant(5, "a", to: account) }
      try await grant(7, "a", to: other)
      try await grant(5, "b", to: account)
      #expect(try await purse.parts(account) == [110, 0, 0])
      #expect(try await purse.parts(other) == [107, 0, 0])
      #expect(await refusalCode { try await grant(6, "a", to: account) } == "idempotency-key-used")
      #expect(await refusalCode { try await grant(0, "c", to: account) } == "points-out-of-range")
      #expect(await refusalCode { try await grant(1, "", to: account) } == "reason-form")
      #expect(await refusalCode { try await grant(1, "c", reason: "For Ada!", to: account) } == "reason-form")
      #expect(await refusalCode { try await grant(1, "c", to: purse.world.identifier()) } == "wallet-unknown")
      #expect(try await purse.energy.faults() == [])
    }
  }

  @Test(arguments: Engine.allCases)
  func theStatementShowsEveryMovementNewestFirst(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let (account, work, other) = (try await purse.open(), purse.world.identifier(), purse.world.identifier())
      func later(_ act: () async throws -> Void) async throws {
        purse.clock.pass(.minutes(1))
        try await act()
      }
      try await later { try await purse.hold(10, for: work, by: account) }
      try await later { try await purse.settle(work) }
      try await later { try await purse.hold(4, for: other, by: account) }
      try await later { try await purse.release(other) }
      let all = try await purse.energy.entries(account).items
      #expect(all.map(\.kind) == [.release, .hold, .settle, .hold, .grant])
      #expect(all.map(\.amount) == [4, -4, 0, -10, 100])
      #expect(all.map(\.points.value) == [4, 4, 10, 10, 100])
      #expect(all.map(\.purpose) == [other, other, work, work, nil])
      #expect(all[0].at == purse.clock.now)
      var paged: [Entry] = []
      var cursor: Cursor?
      repeat {
        let page = try await purse.energy.entries(account, after: cursor, limit: PageLimit(2))
        paged += page.items
        cursor = page.next
      } while cursor != nil
      #expect(paged == all)
      let stranger = try await purse.open()
      #expect(try await purse.energy.entries(stranger).items.count == 1)
    }
  }
}
