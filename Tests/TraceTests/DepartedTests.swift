import Core
import Egress
import Policy
import Privacy
import TestSupport
import Testing
import Web

@testable import App

/// §7.1, D16: what "My data" of an instance says has left: their own lines, the newest first, and none of what the gate
/// did not let out.
@Suite struct DepartedTests {
  private func wish(
    _ text: String, of account: Identifier, to host: String = "voices.example"
  ) -> Egress.Departure.Wish {
    Egress.Departure.Wish(.prompt(text), of: account, purpose: "song", to: host, country: "DE")
  }

  @Test(arguments: Engine.allCases)
  func peopleSeeWhatLeftAndNothingElse(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let (ada, ben) = (try await house.settle(house.canaries(1)), try await house.settle(house.canaries(2)))
      let (departures, start) = (house.departures, house.clock.now)
      try await departures.send(wish("first wish", of: ada)) { _ in }
      house.clock.pass(.minutes(1))
      let elsewhere = wish("held back", of: ada, to: "elsewhere.example")
      let refused = await code { try await departures.send(elsewhere) { _ in } }
      #expect(refused?.hasPrefix("egress-") == true)
      house.clock.pass(.minutes(1))
      // What was handed over and then failed may have arrived.
      let failed = await code {
        try await departures.send(wish("second wish", of: ada)) { _ -> Void in
          throw DomainError(.unavailable, "test-line", "The line is dead.")
        }
      }
      #expect(failed == "test-line")
      try await departures.send(wish("their wish", of: ben)) { _ in }
      let outcomes = try await house.instance.departures.lines(of: ada).items.map(\.outcome)
      #expect(outcomes == [.failed, .refused, .sent])

      let own = OwnData(house.instance)
      let seen = try await own.departed(ada)
      #expect(seen.map(\.text) == ["second wish", "first wish"])
      #expect(seen.allSatisfy { $0.contractor == "Voices" && $0.matter == "prompt.text" })
      #expect(seen.map(\.at) == [Period.minutes(2).end(from: start), start])
      #expect(try await own.departed(ben).map(\.text) == ["their wish"])
      let nobody = try await house.settle(house.canaries(3))
      #expect(try await own.departed(nobody).isEmpty)
    }
  }
}
