import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

/// D14, D18, D26: the server's own count knows no visitor, obeys a refusal, and shows no small number.
@Suite struct VisitCountTests {
  @Test(arguments: Engine.allCases)
  func viewsAreCountedAndSmallSumsAreNotShown(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: VisitCounts.migrations) { database in
      let clock = TestClock()
      let counts = VisitCounts(database: database, world: clock.world())
      for _ in 0..<Limits.smallestCountShown { counts.count(.home, in: .english, isRefused: false) }
      for _ in 1..<Limits.smallestCountShown { counts.count(.works, in: .kazakh, isRefused: false) }
      for _ in 0..<100 { counts.count(.account, in: .russian, isRefused: true) }
      try await counts.store()
      try await counts.store()
      let today = CivilDate(clock.now)
      var totals = try await counts.totals(since: today)
      #expect(totals[.home] == .some(20))
      #expect(totals[.works] == .some(nil) && totals[.account] == .some(nil))
      counts.count(.works, in: .english, isRefused: false)
      try await counts.store()
      totals = try await counts.totals(since: today)
      #expect(totals[.works] == .some(20))
      #expect(try await counts.totals(since: today.next)[.home] == .some(nil))
    }
  }

  /// The table has columns for a day, a kind, a language and a number: nothing else can be stored.
  @Test(arguments: Engine.allCases)
  func nothingOfAVisitorIsStoredAndTheCountsEnd(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: VisitCounts.migrations) { database in
      #expect(try await database.columns()["visit_counts"] == ["day", "page", "language", "visits"])
      let clock = TestClock()
      let counts = VisitCounts(database: database, world: clock.world())
      counts.count(.home, in: .english, isRefused: false)
      try await counts.store()
      let dayEnd = CivilDate(clock.now).next.start
      let due = try #require(Retention.log.keep?.end(from: dayEnd))
      let forgetter = counts.forgetter
      #expect(try await forgetter.count(dueAt: due.adding(microseconds: -1)) == 0)
      #expect(try await forgetter.count(dueAt: due) == 1)
      #expect(try await forgetter.forget(dueAt: due, limit: 10) == 1)
      #expect(try await forgetter.count(dueAt: due) == 0)
    }
  }
}
