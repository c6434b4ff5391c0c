import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

/// The statement agrees with the calendar about every instant near the ends of months (D1, D45b).
@Suite struct PeriodConditionTests {
  @Test(arguments: Engine.allCases)
  func itIsTheCalendarsOwnAnswer(_ engine: Engine) async throws {
    let table = Migration(
      "period-1",
      ["CREATE TABLE times (made_at \(.integer) NOT NULL, due_at \(.integer) NOT NULL) \(.strict)"])
    try await withDatabase(engine, migrations: [table]) { database in
      for period in [Period.months(3), .months(12), .days(7)] {
        for (year, month) in [(2027, 11), (2027, 12), (2028, 2), (2028, 5)] {
          let first = try #require(CivilDate(year: year, month: month, day: 25))
          let made = (0..<60).map { first.start.adding(microseconds: Int64($0) * 4 * Span.hour) }
          try await database.write { transaction in
            try transaction.run("DELETE FROM times")
            for at in made {
              try transaction.run("INSERT INTO times (made_at, due_at) VALUES (\(at), \(period.end(from: at)))")
            }
          }
          for now in made.map(period.end).flatMap({ [$0.adding(microseconds: -1), $0] }) {
            let wrong = try await database.read { transaction in
              try transaction.row(
                """
                SELECT count(*) FROM times WHERE (\(period.hasPassed(since: "made_at", at: now))) <> (due_at <= \(now))
                """)?.int(0)
            }
            #expect(wrong == 0, "\(period) at \(now.microseconds)")
          }
        }
      }
    }
  }
}
