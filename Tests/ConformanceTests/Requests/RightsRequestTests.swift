import Accounts
import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// §9.1-9.5: requests from the account, and what the desk does about them.
@Suite struct RightsRequestTests {
  @Test(arguments: Engine.allCases)
  func aRequestIsOpenedAnsweredAndTold(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let ada = try await house.person("ada")
      let number = try await house.requests.open(.access, text: "A copy,\u{202e} please", language: .english, by: ada)
      var own = try #require(try await house.requests.requests(of: ada).first)
      #expect(own.entry.state == .open && own.entry.proof == .session && own.entry.number == number)
      #expect(own.text == "A copy, please" && own.steps.map(\.act) == [.received])
      #expect(try await house.requests.census(of: ada) == (1, 1))

      let seen = try await house.requests.show(number, by: "Dana")
      #expect(seen.text == "A copy, please" && seen.steps.last?.name == "Dana")
      try await house.requests.answer(number, text: "Here it is.\nAll of it.", by: "Dana")
      try await house.deliver()
      let mail = try #require(house.mailbox.mails.last)
      #expect(mail.recipient == "ada@example.org" && mail.text.contains("Here it is.\nAll of it."))
      #expect(mail.subject.contains(number))
      own = try #require(try await house.requests.requests(of: ada).first)
      #expect(own.entry.state == .answered && own.answer == "Here it is.\nAll of it.")
      // Every look is told, and nobody's name at the desk.
      #expect(own.steps.map(\.act) == [.received, .viewed, .answered] && own.steps.allSatisfy { $0.name == nil })
      #expect(
        await AccountsHouse.code { try await house.requests.answer(number, text: "x", by: nil) } == "request-closed")
    }
  }

  @Test(arguments: Engine.allCases)
  func everyLimitIsKept(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let ada = try await house.person("ada")
      func code(_ right: RequestRight?, _ text: String) async -> String? {
        await AccountsHouse.code { try await house.requests.open(right, text: text, language: .english, by: ada) }
      }
      #expect(await code(nil, "x") == "request-right")
      #expect(await code(.access, " \n\u{0}") == "request-empty")
      #expect(await code(.access, String(repeating: "a", count: Limits.requestTextLengthMax + 1)) == "request-too-long")
      for _ in 0..<Limits.requestsOpenMax { #expect(await code(.other, "x") == nil) }
      #expect(await code(.other, "x") == "requests-open")
      let first = try #require(try await house.requests.requests(of: ada).last)
      try await house.requests.withdraw(first.entry.number, by: ada)
      #expect(await code(.other, "x") == nil)
    }
  }

  @Test(arguments: Engine.allCases)
  func aRequestIsItsOwnersAlone(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let (ada, ben) = (try await house.person("ada"), try await house.person("ben"))
      let number = try await house.requests.open(.deletion, text: "Delete", language: .russian, by: ada)
      #expect(try await house.requests.requests(of: ben).isEmpty)
      for asked in [number, "R-00000-00000", "nonsense", ""] {
        #expect(await AccountsHouse.code { try await house.requests.withdraw(asked, by: ben) } == "request-unknown")
      }
      try await house.requests.withdraw(number.lowercased(), by: ada)
      #expect(try await house.entry(number).state == .withdrawn)
      #expect(await AccountsHouse.code { try await house.requests.withdraw(number, by: ada) } == "request-closed")
    }
  }

  /// A number says neither when nor how many, and is read as people type it.
  @Test func numbersRevealNothing() async throws {
    try await RequestsHouse.with(.sqlite) { house in
      let ada = try await house.person("ada")
      var numbers: [String] = []
      for _ in 0..<Limits.requestsOpenMax {
        numbers.append(try await house.requests.open(.other, text: "x", language: .english, by: ada))
      }
      #expect(numbers.sorted() != numbers && Set(numbers).count == numbers.count)
      #expect(numbers.allSatisfy { $0.count == 13 && $0.hasPrefix("R-") })
      _ = try await house.requests.show(numbers[0].replacing("-", with: " ").lowercased(), by: nil)
    }
  }

  /// D29: what the operator says a request is about brings its date nearer and never moves it away.
  @Test(arguments: Engine.allCases)
  func theLawsOwnTermShortens(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine, terms: "access=10d,all=20d") { house in
      let ada = try await house.person("ada")
      let start = house.clock.now
      let number = try await house.requests.open(.other, text: "x", language: .english, by: ada)
      #expect(try await house.entry(number).dueAt == Period.days(20).end(from: start))
      try await house.requests.note(number, text: "asks for a copy", right: .access, by: "Dana")
      #expect(try await house.entry(number).dueAt == Period.days(10).end(from: start))
      try await house.requests.note(number, text: nil, right: .other, by: nil)
      #expect(try await house.entry(number).dueAt == Period.days(10).end(from: start))
      let steps = try await house.requests.show(number, by: nil).steps
      #expect(steps.map(\.act) == [.received, .classified, .classified, .viewed])
      #expect(steps[1].note == "asks for a copy" && steps[1].name == "Dana")
    }
  }

  /// A refusal has a ground that the law knows, and tells the person where to complain.
  @Test(arguments: Engine.allCases)
  func aRefusalSaysWhy(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let ada = try await house.person("ada")
      let number = try await house.requests.open(.deletion, text: "x", language: .english, by: ada)
      #expect(
        await AccountsHouse.code { try await house.requests.answer(number, text: " ", refusing: .law, by: nil) }
          == "request-answer")
      try await house.requests.answer(number, text: "The books must stay.", refusing: .law, by: nil)
      try await house.deliver()
      let entry = try await house.entry(number)
      #expect(entry.state == .refused && entry.refusal == .law)
      let mail = try #require(house.mailbox.mails.last)
      #expect(mail.text.contains("The books must stay.") && mail.text.contains("authority"))
    }
  }

  /// An answer that nobody got is none.
  @Test(arguments: Engine.allCases)
  func aLetterThatFailsOpensTheRequestAgain(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let ada = try await house.person("ada")
      let number = try await house.requests.open(.access, text: "x", language: .english, by: ada)
      let due = try await house.entry(number).dueAt
      try await house.requests.answer(number, text: "Here", by: nil)
      let mail = try #require(try await house.waiting().first)
      try await house.database.write { try house.requests.letterFailed(mail, in: $0) }
      let entry = try await house.entry(number)
      #expect(entry.state == .open && entry.dueAt == due && entry.closedAt == nil)
      #expect(try await house.requests.requests(of: ada).first?.steps.last?.act == .mailFailed)
      try await house.requests.answer(number, text: "Again", by: nil)
      try await house.deliver()
      #expect(house.mailbox.mails.last?.text.contains("Again") == true)
    }
  }

  /// The schema alone refuses what no rule allows.
  @Test(arguments: Engine.allCases)
  func theSchemaGuardsTheStates(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let ada = try await house.person("ada")
      try await house.requests.open(.access, text: "x", language: .english, by: ada)
      for change in [
        "state = 'gone'", "state = 'answered'", "state = 'refused', closed_at = received_at", "state = 'waiting'",
        "proof = 'none'", "account = NULL", "closed_at = received_at", "refusal = 'law'", "due_at = received_at",
        "right_name = 'all'", "state = 'refused', closed_at = due_at, refusal = 'dislike'",
      ] as [SQL] {
        await #expect(throws: Conflict.self) {
          try await house.database.write { _ = try $0.run("UPDATE requests SET \(change)") }
        }
      }
    }
  }
}
