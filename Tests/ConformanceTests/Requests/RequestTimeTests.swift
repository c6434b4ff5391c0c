import Accounts
import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// §9.5, D29: due = min(30 days, one calendar month, the law's term) from receipt, paused only while waiting for proof.
@Suite struct RequestTimeTests {
  private func instant(_ year: Int, _ month: Int, _ day: Int, hour: Int64 = 10) throws -> Instant {
    try #require(CivilDate(year: year, month: month, day: day)).start.adding(microseconds: hour * Span.hour)
  }

  @Test(arguments: [
    ((2027, 1, 31), (2027, 2, 28)), ((2028, 1, 31), (2028, 2, 29)), ((2028, 1, 30), (2028, 2, 29)),
    ((2027, 1, 28), (2027, 2, 27)), ((2027, 2, 28), (2027, 3, 28)), ((2028, 2, 29), (2028, 3, 29)),
    ((2027, 3, 31), (2027, 4, 30)), ((2027, 4, 30), (2027, 5, 30)), ((2027, 12, 31), (2028, 1, 30)),
  ])
  func theEdgesOfMonths(_ from: (Int, Int, Int), _ to: (Int, Int, Int)) async throws {
    let start = try instant(from.0, from.1, from.2)
    let expected = try instant(to.0, to.1, to.2)
    try await RequestsHouse.with(.sqlite, at: start) { house in
      let number = try await house.requests.receive(house.mail("ada"))
      #expect(try await house.entry(number).dueAt == expected)
      let ada = try await house.person("ada")
      let own = try await house.requests.open(.access, text: "x", language: .english, by: ada)
      #expect(try await house.entry(own).dueAt == expected)
    }
  }

  /// The time between receipt and the letter counts; the time until the link is used does not.
  @Test(arguments: Engine.allCases)
  func waitingStopsTheClock(_ engine: Engine) async throws {
    let start = try instant(2027, 1, 31)
    try await RequestsHouse.with(engine, at: start) { house in
      let number = try await house.requests.receive(house.mail("ada"))
      house.clock.pass(.hours(5))
      try await house.deliver()
      house.clock.pass(.days(3))
      #expect(try await house.entry(number).dueAt == instant(2027, 2, 28))
      _ = try await house.requests.prove(token: house.mailbox.token("request", to: "ada@example.org") ?? "")
      #expect(try await house.entry(number).dueAt == instant(2027, 3, 3))
      // A second wait is added to the first.
      try await house.requests.askProof(number, by: nil)
      try await house.deliver()
      house.clock.pass(.hours(7))
      _ = try await house.requests.prove(token: house.mailbox.token("request", to: "ada@example.org") ?? "")
      #expect(try await house.entry(number).dueAt == instant(2027, 3, 3, hour: 17))
    }
  }

  /// A link that nobody got stops nothing.
  @Test(arguments: Engine.allCases)
  func aLinkThatFailedStopsNoClock(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let number = try await house.requests.receive(house.mail("ada"))
      let due = try await house.entry(number).dueAt
      let mail = try #require(try await house.waiting().first)
      _ = try await house.requests.letter(mail)
      #expect(try await house.entry(number).state == .waiting)
      try await house.database.write { try house.requests.letterFailed(mail, in: $0) }
      let entry = try await house.entry(number)
      #expect(entry.state == .received && entry.dueAt == due && entry.waitingSince == nil)
      #expect(try await house.count("request_links") == 0)
    }
  }

  /// Overdue at the instant, not before; the page of proof, the doctor and the figures count it (D45b).
  @Test(arguments: Engine.allCases)
  func whatIsLateIsSeen(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let ada = try await house.person("ada")
      let number = try await house.requests.open(.access, text: "x", language: .english, by: ada)
      _ = try await house.requests.receive(house.mail("ben"))
      try await house.deliver()
      let due = try await house.entry(number).dueAt
      house.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await house.conformance().overdueRequests == 0)
      #expect(try await house.conformance().oldestRequestDays == 29)
      #expect(try await house.requests.list(overdueOnly: true).isEmpty)
      house.clock.pass(to: due)
      let marks = try await house.conformance()
      #expect(marks.overdueRequests == 1 && marks.openRequests == 2 && marks.oldestRequestDays == 30)
      let check = ConformanceCheck(forgetters: [], database: house.database, world: house.world)
      #expect(try await check.run().reasons.contains(.requestOverdue))
      #expect(try await house.requests.list(overdueOnly: true).map(\.number) == [number])
      try await house.requests.answer(number, text: "late", by: nil)
      #expect(try await house.conformance().overdueRequests == 0)
      #expect(try await house.count("request_counts WHERE outcome = 'answered' AND late = 1") == 1)
    }
  }

  /// Three months after the answer, however long that took, nothing of it is left but numbers (§9.4,
  /// docs/decisions/0011).
  @Test(arguments: Engine.allCases)
  func anAnsweredRequestGoes(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let ada = try await house.person("ada")
      let number = try await house.requests.open(.access, text: "x", language: .english, by: ada)
      try await house.requests.note(number, text: "a note", by: "Dana")
      house.clock.pass(.days(20))
      try await house.requests.answer(number, text: "y", by: nil)
      let entry = try await house.entry(number)
      let end = try #require(Retention.request.keep?.end(from: house.clock.now))
      house.clock.pass(to: end.adding(microseconds: -1))
      try await house.sweep()
      #expect(try await house.count("requests") == 1)
      house.clock.pass(to: end)
      try await house.sweep()
      for table in Requests.holdings.map(\.table) where table.description != "request_counts" {
        #expect(try await house.count(table.sql) == 0, "\(table)")
      }
      #expect(try await house.vault.objectKeys([entry.id]).isEmpty)
      #expect(try await house.count("request_counts") == 2)
      house.clock.pass(.months(14))
      try await house.sweep()
      #expect(try await house.count("request_counts") == 0)
    }
  }

  /// §10: the account takes its requests with it, those that came by mail too; numbers without anybody stay.
  @Test(arguments: Engine.allCases)
  func anAccountTakesItsRequestsAlong(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let ada = try await house.person("ada")
      _ = try await house.requests.open(.access, text: "x", language: .english, by: ada)
      let mailed = try await house.proved("ada")
      let ids = try await house.requests.list().map(\.id)
      _ = try await house.requests.receive(house.mail("ben"))
      #expect(ids.count == 2)
      try await house.accounts.close(ada)
      try await house.eraser.erase(account: ada)
      #expect(try await house.requests.list().map(\.channel) == [.mail])
      #expect(await AccountsHouse.code { _ = try await house.requests.show(mailed, by: nil) } == "request-unknown")
      #expect(try await house.vault.objectKeys(ids).isEmpty)
      #expect(try await house.count("request_texts") == 1)
      #expect(try await house.count("request_counts") > 0)
    }
  }

  /// D42: a disclosure is counted for good; its words go like a log.
  @Test(arguments: Engine.allCases)
  func disclosuresAreCounted(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let words = Disclosure.Words(
        authority: "Court of Astana", basis: "Order 7", scope: "One account's log", reference: "case 7, sha256 ab",
        approver: "Dana Lawyer")
      let fields: [WritableKeyPath<Disclosure.Words, String>] = [
        \.authority, \.basis, \.scope, \.reference, \.approver,
      ]
      // Left empty, blank, or without a word.
      for (field, text) in fields.flatMap({ field in ["", "   ", "1234"].map { (field, $0) } }) {
        var broken = words
        broken[keyPath: field] = text
        let refused = broken
        #expect(
          await AccountsHouse.code { _ = try await house.disclosures.record(refused) } == "disclosure-invalid",
          "\(refused)")
      }
      #expect(try await house.count("disclosures") == 0)
      _ = try await house.disclosures.record(words)
      #expect(try await house.disclosures.list().first?.words == words)
      #expect(try await house.conformance().disclosures == 1)
      house.clock.pass(.months(12))
      #expect(try await house.disclosures.list().first?.words == nil)
      try await house.sweep()
      #expect(try await house.count("disclosure_texts") == 0)
      #expect(try await house.conformance().disclosures == 1)
    }
  }
}
