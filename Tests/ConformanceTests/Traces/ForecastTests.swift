import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

/// The forecast asks the sweeper's own code, so what it says comes true to the day.
@Suite struct ForecastTests {
  @Test(arguments: Engine.allCases)
  func itSaysWhatGoesAndOnWhichDay(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      _ = try await house.photo()
      house.clock.pass(.days(2))
      _ = try await house.photo()
      try await house.say(4)
      let forecast = try await Forecast.make(house.forgetters, from: house.clock.now, days: 92, by: .day)
      #expect(forecast.ends.count == 92)
      let lines = Dictionary(uniqueKeysWithValues: forecast.lines.map { ($0.name, $0) })
      let uploads = try #require(lines["uploads"])
      #expect(uploads.dueNow == 0 && uploads.total == 2 && uploads.counts[4] == 1 && uploads.counts[6] == 1)
      // 2 February + 3 months is 2 May, 89 days later.
      #expect(lines["chats"]?.counts.firstIndex(of: 4) == 88 && lines["chats"]?.clause == .keepChats)
      #expect(forecast.lines.allSatisfy { $0.failure == nil })

      let weeks = try await Forecast.make(house.forgetters, from: house.clock.now, days: 92, by: .week)
      #expect(weeks.ends.count == 14 && weeks.ends.last == forecast.ends.last)
      #expect(weeks.lines.map(\.total) == forecast.lines.map(\.total))
      #expect(try await house.count("SELECT count(*) FROM uploads") == 2)

      house.clock.pass(.days(6))
      let later = try await Forecast.make(house.forgetters, from: house.clock.now, days: 1, by: .day)
      #expect(later.lines.first { $0.name == "uploads" }?.dueNow == 1)
      #expect(later.lines.first { $0.name == "uploads" }?.counts == [1])
    }
  }

  @Test func oneClassThatFailsKeepsNoOtherFromBeingTold() async throws {
    struct Broken: Forgetter {
      let name = "broken"
      let clause = Clause.keepLogs
      func count(dueAt now: Instant) async throws -> Int { throw DomainError(.fault, "out-of-order", "Broken.") }
      func forget(dueAt now: Instant, limit: Int) async throws -> Int { 0 }
    }
    try await TracesHouse.with(.sqlite) { house in
      _ = try await house.photo()
      let forecast = try await Forecast.make(
        [Broken()] + house.forgetters, from: house.clock.now, days: 7, by: .week)
      #expect(forecast.lines.first?.failure == "out-of-order")
      #expect(forecast.lines.contains { $0.name == "uploads" && $0.total == 1 })
      for days in [0, Limits.forecastDaysMax + 1] {
        #expect(
          await code { _ = try await Forecast.make([], from: house.clock.now, days: days, by: .day) }
            == "forecast-days")
      }
    }
  }
}
