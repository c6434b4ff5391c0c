import Accounts
import Core
import Policy
import Privacy
import TestSupport
import Testing

@testable import App
@testable import Web

/// An announced change reaches people by a banner on every page and by a mail of the instance's own duty (§15, D36).
@Suite struct EdgePolicyChangeTests {
  private func announce(_ path: String, _ value: String, in house: EdgeHouse) async throws -> CivilDate {
    var values = house.instance.settings.policyValues
    values.values[path]?.value = value
    let day = CivilDate(Retention.materialChangeNotice.end(from: house.clock.now)).next
    try await house.instance.history.announce(values, from: day)
    return day
  }

  @Test(arguments: Engine.allCases) func aMaterialChangeIsShownAndMailed(_ engine: Engine) async throws {
    try await EdgeHouse.with(engine) { house in
      var ada = try await house.person("ada", language: .kazakh)
      let duty = NoticeDuty(house.instance)
      #expect(try await duty.tellPolicyChange() == 0)
      let day = try await announce("keeping.upload.keep", "3d", in: house)
      house.clock.pass(.minutes(2))
      #expect(try await duty.tellPolicyChange() == 1)
      #expect(try await duty.tellPolicyChange() == 0)
      try await house.work()
      let mail = try #require(house.mailbox.mails.last { $0.recipient == "ada@example.org" })
      #expect(mail.language == .kazakh && mail.text.contains("\(EdgeHouse.origin)/policy/changes"))
      for path in ["/", "/works", "/my-data", "/settings", "/policy"] {
        let page = try await ada.get(path).text
        #expect(page.contains(Format.date(day, .kazakh)) && page.contains("href=\"/policy/changes\""), "\(path)")
      }
      #expect(try await ada.get("/my-data").text.contains("Саясаттың өзгеруі"))
      #expect(try await !house.instance.conformance.run().reasons.contains(.policyBehind))
      // From the day on there is nothing to announce any more, and a service that runs on with the old values says so.
      house.clock.pass(to: day.start)
      #expect(try await house.instance.conformance.run().reasons.contains(.policyBehind))
      #expect(try await duty.tellPolicyChange() == 0)
      #expect(try await !ada.get("/").text.contains("href=\"/policy/changes\""))
    }
  }

  @Test func whatIsNotMaterialIsNotMailed() async throws {
    try await EdgeHouse.with { house in
      _ = try await house.person("ada")
      _ = try await announce("data.works.sources", "person", in: house)
      #expect(try await NoticeDuty(house.instance).tellPolicyChange() == 0)
    }
  }
}
