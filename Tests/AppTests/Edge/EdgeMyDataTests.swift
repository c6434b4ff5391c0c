import Accounts
import Assistants
import Core
import Energy
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing

@testable import App
@testable import Web

/// "My data" says what is really there, and what it foretells comes true to the day (§9.1, D2b, D45).
@Suite struct EdgeMyDataTests {
  private func fill(_ house: EdgeHouse, _ ada: inout Browser) async throws -> Identifier {
    let instance = house.instance
    let account = try await instance.accounts.find("ada")
    _ = try await house.song(by: &ada)
    let deleted = try await house.song(by: &ada)
    _ = try await ada.post("/works/\(deleted)/delete")
    for _ in 0..<3 {
      _ = try await instance.uploads.receive(
        .bytes([1, 2]),
        transform: TransformRecord(
          kind: .image, method: "picture-1", mediaType: "image/webp", longEdge: 100, doneAt: house.clock.now),
        by: account)
      house.clock.pass(.days(1))
    }
    for text in ["hello", "good day"] {
      _ = try await instance.assistants.append(
        [NewMessage(isFromPerson: true, text: text), NewMessage(isFromPerson: false, text: text)], to: "poet",
        by: account)
      house.clock.pass(.days(1))
    }
    _ = try await instance.transactions.record(
      Payment(
        amount: 499_000, currency: "KZT", product: "energy-100", orderID: "order-1", provider: "test-pay",
        providerID: "pay-1", paidAt: house.clock.now), by: account)
    _ = try await instance.studio.saveDraft(["recipient": "Anna"], language: .english, account: account)
    return account
  }

  @Test(arguments: Engine.allCases)
  func everyClassIsCountedAsItIs(_ engine: Engine) async throws {
    try await EdgeHouse.with(engine) { house in
      var ada = try await house.person("ada")
      let account = try await fill(house, &ada)
      let held = try await OwnData(house.instance).held(account)
      #expect(held[.works]?.count == 2 && held[.uploads]?.count == 3 && held[.chats]?.count == 4)
      #expect(held[.transactions]?.count == 1 && held[.drafts]?.count == 1 && held[.addressHashes]?.count == 1)
      #expect(held[.sessions]?.count == 1 && (held[.energy]?.count ?? 0) >= 5 && held[.takeouts]?.count == 0)
      // Five days have passed since the first of three uploads.
      let start = house.clock.now.adding(microseconds: -5 * Span.day)
      #expect(held[.uploads]?.first == Retention.upload.keep?.end(from: start))
      #expect(held[.uploads]?.last == Retention.upload.keep?.end(from: start.adding(microseconds: 2 * Span.day)))
      let year = CivilDate(house.clock.now).year
      #expect(held[.transactions]?.last == CivilDate(year: year + 6, month: 1, day: 1)?.start)

      let page = try await ada.get("/my-data").text
      for text in [
        "ada@example.org", "Privacy policy read", "What goes next", "moves to the trash", "Nobody, as far as",
        "Ministry of Artificial Intelligence", "not in force",
      ] { #expect(page.contains(text), "\(text)") }
      // Somebody else's page says nothing of it.
      var ben = try await house.person("ben")
      let other = try await ben.get("/my-data").text
      #expect(!other.contains("ada@example.org"))
      let theirs = try await OwnData(house.instance).held(try await house.instance.accounts.find("ben"))
      #expect(theirs[.works]?.count == 0 && theirs[.uploads]?.count == 0 && theirs[.transactions]?.count == 0)
    }
  }

  @Test(arguments: Engine.allCases)
  func whatIsForetoldComesTrueToTheDay(_ engine: Engine) async throws {
    try await EdgeHouse.with(engine) { house in
      var ada = try await house.person("ada")
      let account = try await fill(house, &ada)
      let own = OwnData(house.instance)
      let (before, forecast) = (try await own.held(account), try await own.forecast(account))
      #expect(Set(forecast.lines.map(\.dataClass)) == [.works, .uploads, .chats, .drafts, .sessions])
      #expect(forecast.lines.contains { $0.dataClass == .works && $0.step == .trash })
      for day in Set(forecast.lines.map(\.day)).sorted() {
        house.clock.pass(to: day.start.adding(microseconds: -1))
        try await expect(before, less: forecast.lines.filter { $0.day < day }, own, account)
        house.clock.pass(to: day.next.start)
        try await expect(before, less: forecast.lines.filter { $0.day <= day }, own, account)
      }
      // And the sweeper takes by the same dates: the last song leaves the trash beyond the days foretold.
      house.clock.pass(.days(8))
      _ = try await house.instance.makeSweeper().sweepOnce()
      let rows = try await house.instance.database.read { transaction in
        try transaction.row("SELECT count(*) FROM works")?.int(0)
      }
      #expect(rows == 0)
    }
  }

  private func expect(
    _ before: [DataClass: OwnData.Held], less lines: [OwnForecast.Line], _ own: OwnData, _ account: Identifier
  ) async throws {
    let held = try await own.held(account)
    for dataClass in [DataClass.works, .uploads, .chats, .drafts, .sessions] {
      let gone = lines.filter { $0.dataClass == dataClass && $0.step == .gone }.map(\.count).reduce(0, +)
      #expect(held[dataClass]?.count == (before[dataClass]?.count ?? 0) - gone, "\(dataClass)")
    }
  }
}
