import Accounts
import Core
import Policy
import Privacy
import Studio
import TestSupport
import Testing

@testable import App
@testable import Web

/// Mails that are not owed go to whoever has agreed to them, and to nobody else (D5b, D30).
@Suite struct EdgeReminderTests {
  private func reminders(_ house: EdgeHouse) async throws -> [Notice] {
    try await NoticeDuty(house.instance).run().filter { $0.kind == .reminder }
  }

  @Test(arguments: Engine.allCases)
  func onlyWhoAgreedIsRemindedAWeekBefore(_ engine: Engine) async throws {
    try await EdgeHouse.with(engine) { house in
      var ada = try await house.person("ada")
      var ben = try await house.person("ben")
      var cleo = try await house.person("cleo")
      _ = try await house.song(by: &ada)
      _ = try await house.song(by: &ada)
      let deleted = try await house.song(by: &ada)
      _ = try await ada.post("/works/\(deleted)/delete")
      _ = try await house.song(by: &ben)
      _ = try await house.song(by: &cleo)
      for form in [["is-on": "yes", "consent": "optional-mail"]] {
        _ = try await ada.post("/my-data/consent", form)
        _ = try await cleo.post("/my-data/consent", form)
      }
      // Agreed, and objecting: the objection goes before.
      _ = try await cleo.post("/my-data/objection", ["is-on": "yes"])
      let end = try #require(Retention.generated.keep?.end(from: house.clock.now))
      house.clock.pass(to: end.adding(microseconds: -7 * Span.day - 1))
      #expect(try await reminders(house) == [])
      house.clock.pass(.minutes(1))
      let sent = try await reminders(house)
      let account = try await house.instance.accounts.find("ada")
      #expect(sent.count == 2 && sent.allSatisfy { $0.account == account && $0.due == end && $0.days == 7 })
      #expect(try await reminders(house) == [])
      let before = house.mailbox.mails.count
      try await house.work()
      let mails = house.mailbox.mails.dropFirst(before)
      #expect(mails.map(\.recipient) == ["ada@example.org"])
      #expect(mails.first?.text.contains("/my-data/choices") == true)
      #expect(mails.first?.subject.hasPrefix("A reminder about 2 of your works") == true)
    }
  }

  @Test func whoTakesItBackIsNotReminded() async throws {
    try await EdgeHouse.with { house in
      var ada = try await house.person("ada")
      _ = try await house.song(by: &ada)
      _ = try await ada.post("/my-data/consent", ["is-on": "yes", "consent": "optional-mail"])
      house.clock.pass(.minutes(1))
      _ = try await ada.post("/my-data/consent", ["is-on": "no", "consent": "optional-mail"])
      let end = try #require(Retention.generated.keep?.end(from: house.clock.now))
      house.clock.pass(to: end.adding(microseconds: -7 * Span.day))
      #expect(try await reminders(house) == [])
    }
  }
}
