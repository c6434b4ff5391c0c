import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

@testable import Energy

/// D39: the points of a deleted account are forfeited with a closing entry, and the entry names nobody (D10).
@Suite struct ForfeitTests {
  @Test(arguments: Engine.allCases)
  func whatIsLeftIsBookedByDay(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let forfeits = Forfeits(database: database, world: purse.world)
      let (full, half, spent) = (try await purse.open(), try await purse.open(), try await purse.open())
      let (pending, paid, all) = (purse.world.identifier(), purse.world.identifier(), purse.world.identifier())
      try await purse.hold(30, for: pending, by: half)
      try await purse.hold(50, for: paid, by: half)
      try await purse.settle(paid)
      try await purse.hold(100, for: all, by: spent)
      try await purse.settle(all)

      for account in [full, half, spent, purse.world.identifier()] {
        try await database.write { try forfeits.book(account, in: $0) }
      }
      // What is set aside is left as well; an empty wallet, and none at all, make no entry.
      #expect(try await database.read { try forfeits.sum(in: $0) } == Forfeits.Sum(points: 150, wallets: 2))
      let rows = try await database.read { try $0.rows("SELECT * FROM energy_forfeits") }
      let day = CivilDate(purse.world.now).start
      #expect(rows.map(\.values) == [[.integer(day.microseconds), .integer(150), .integer(2)]])
      purse.clock.pass(.days(1))
      try await database.write { try forfeits.book(full, in: $0) }
      #expect(try await database.read { try $0.rows("SELECT * FROM energy_forfeits") }.count == 2)
    }
  }

  /// It stays as long as a transaction of its day, and not an instant longer (§5.7).
  @Test(arguments: Engine.allCases)
  func itGoesWithTheTransactionsOfItsYear(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let forfeits = Forfeits(database: database, world: purse.world)
      let account = try await purse.open()
      try await database.write { try forfeits.book(account, in: $0) }
      let due = try #require(DueDates.transaction(paidAt: purse.world.now))
      #expect(try await forfeits.forgetter.forget(dueAt: due.adding(microseconds: -1), limit: 10) == 0)
      purse.clock.pass(to: due)
      #expect(try await database.read { try forfeits.sum(in: $0) } == Forfeits.Sum(points: 0, wallets: 0))
      #expect(try await forfeits.forgetter.count(dueAt: due) == 1)
      #expect(try await forfeits.forgetter.forget(dueAt: due, limit: 10) == 1)
    }
  }

  /// D10b: the year by which books are kept decides, to the day: what was booked on the last day of one goes with it,
  /// what was booked on the first of the next stays a year longer.
  @Test(arguments: Engine.allCases, [1, 4, 12])
  func theFirstDayOfAKeptYearStays(_ engine: Engine, _ month: Int) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let forfeits = Forfeits(
        database: database, world: purse.world, fiscalYear: try #require(FiscalYear(firstMonth: month)))
      let first = try #require(CivilDate(year: 2027, month: month, day: 1)).start
      for instant in [first.adding(microseconds: -1), first] {
        purse.clock.pass(to: instant)
        let account = try await purse.open()
        try await database.write { try forfeits.book(account, in: $0) }
      }
      let due = try #require(CivilDate(year: 2032, month: month, day: 1)).start
      let after = try #require(CivilDate(year: 2033, month: month, day: 1)).start
      purse.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await forfeits.forgetter.forget(dueAt: purse.clock.now, limit: 10) == 0)
      #expect(try await database.read { try forfeits.sum(in: $0) } == Forfeits.Sum(points: 200, wallets: 2))
      purse.clock.pass(to: due)
      #expect(try await database.read { try forfeits.sum(in: $0) } == Forfeits.Sum(points: 100, wallets: 1))
      #expect(try await forfeits.forgetter.count(dueAt: due) == 1)
      #expect(try await forfeits.forgetter.forget(dueAt: due, limit: 10) == 1)
      let rows = try await database.read { try $0.rows("SELECT day FROM energy_forfeits") }
      #expect(rows.map(\.values) == [[.integer(first.microseconds)]])
      #expect(try await forfeits.forgetter.count(dueAt: after.adding(microseconds: -1)) == 0)
      #expect(try await forfeits.forgetter.forget(dueAt: after, limit: 10) == 1)
    }
  }
}
