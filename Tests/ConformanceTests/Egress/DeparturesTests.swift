import Core
import Egress
import Foundation
import Persistence
import Policy
import Privacy
import Synchronization
import TestSupport
import Testing
import Vault

/// §7.1, §7.2, D16, D19, D22, D23, D44: the only way out, on every engine.
@Suite struct DeparturesTests {
  private struct Lost: Error {}

  /// The line is there, unfinished, when whoever sends is called, and says afterwards what became of it.
  @Test(arguments: Engine.allCases) func theLineComesBeforeTheSending(_ engine: Engine) async throws {
    try await DeparturesHouse.with(engine) { house in
      let text = "For Anna, from ada.l (a@l.example, +7 701 123 45 67), account \(house.ada), 15 Baker Street"
      let answer = try await house.departures.send(house.prompt(text)) { parcel in
        let before = try await house.lines()
        #expect(before.map(\.outcome) == [.begun] && before.first?.id == parcel.id)
        guard case .prompt(let sent) = parcel.content else { return "" }
        #expect(sent == "For Anna, from [known] ([known], [phone]), account [known], [address]")
        #expect(before.first?.text == sent && parcel.contractor == DeparturesHouse.voices)
        return "sung"
      }
      #expect(answer == "sung")
      let line = try #require(try await house.lines().first)
      #expect(line.outcome == .sent && line.code == nil && line.matter == "prompt.text" && line.purpose == "song")
      #expect(line.contractor == "Voices" && line.host == "api.voices.example" && line.at == house.clock.now)
      #expect(line.bytes == line.text?.utf8.count)
      // What is stored of the words is sealed.
      let sealed = try await house.data.read { try $0.row("SELECT sent_sealed FROM departures")?.bytes(0) ?? [] }
      #expect(Data(sealed).range(of: Data("Anna".utf8)) == nil && sealed.count > text.utf8.count / 2)
    }
  }

  /// No ledger, no sending: whatever keeps the line from being written keeps the text here.
  @Test(arguments: Engine.allCases) func withoutALineNothingLeaves(_ engine: Engine) async throws {
    try await DeparturesHouse.with(engine) { house in
      let calls = Mutex(0)
      func isSent(_ wish: Departure.Wish) async -> Bool {
        (try? await house.departures.send(wish) { _ in calls.withLock { $0 += 1 } }) != nil
      }
      #expect(await isSent(house.prompt()))
      var stranger = house.prompt()
      stranger.account = house.world.identifier()
      try await house.vault.makeAccountKey(try #require(stranger.account))
      #expect(await !isSent(stranger), "a line of nobody who is there")
      var wordy = house.prompt()
      wordy.purpose = String(repeating: "x", count: 41)
      #expect(await !isSent(wordy))
      #expect(await !isSent(house.prompt(String(repeating: "x", count: Limits.departureTextBytesMax + 1))))
      try await house.data.write { _ = try $0.run("DROP TABLE departures") }
      #expect(await !isSent(house.prompt()))
      #expect(calls.withLock { $0 } == 1)
    }
  }

  /// What the gate refuses is noted, without a word of it.
  @Test(arguments: Engine.allCases) func refusalsAreNotedWithoutContent(_ engine: Engine) async throws {
    try await DeparturesHouse.with(engine) { house in
      let ada = house.ada
      let wishes: [(Departure.Wish, String)] = [
        (house.prompt(to: "api.voices.example.org"), "host-undeclared"),
        (house.prompt(country: "US"), "country-undeclared"),
        (house.prompt(country: nil), "country-undeclared"), (house.prompt(to: "relay.example"), "class-undeclared"),
        (house.prompt(to: "127.0.0.1"), "host-undeclared"),
        (
          .init(.image([1], transform: ""), of: ada, purpose: "card", to: "api.voices.example", country: "DE"),
          "untransformed"
        ),
        (.init(.mail(bytes: 1), of: ada, purpose: "notice", to: "api.voices.example"), "class-undeclared"),
        (.init(.mail(bytes: 1), of: ada, purpose: "notice", to: "127.0.0.1.example"), "host-undeclared"),
      ]
      for (wish, code) in wishes {
        await #expect(throws: DomainError.self) {
          try await house.departures.send(wish) { _ in Issue.record("it left: \(code)") }
        }
        let line = try #require(try await house.lines().first)
        house.clock.pass(.minutes(1))
        #expect(line.outcome == .refused && line.code == code && line.text == nil && line.bytes == 0)
        #expect(line.contractor == nil)
      }
      #expect(try await house.count("SELECT count(*) FROM departures WHERE sent_sealed IS NOT NULL") == 0)
    }
  }

  @Test(arguments: Engine.allCases) func faultsAreNotedAndIdsServeOnce(_ engine: Engine) async throws {
    try await DeparturesHouse.with(engine) { house in
      await #expect(throws: Lost.self) { try await house.departures.send(house.prompt()) { _ in throw Lost() } }
      house.clock.pass(.minutes(1))
      let busy = DomainError(.unavailable, "voices-busy", "Later.")
      await #expect(throws: busy) { try await house.departures.send(house.prompt()) { _ in throw busy } }
      #expect(try await house.lines().map(\.code) == ["voices-busy", "fault"])
      house.clock.pass(.minutes(1))
      let picture = Departure.Wish(
        .image([1, 2, 3], transform: "scaled-1"), of: house.ada, purpose: "card", to: "api.voices.example",
        country: "DE")
      var ids: Set<Identifier> = []
      for _ in 0..<50 { ids.insert(try await house.departures.send(picture) { $0.id }) }
      #expect(ids.count == 50)
      let line = try #require(try await house.lines().first)
      #expect(line.bytes == 3 && line.text == "scaled-1" && line.matter == "image.transformed")
    }
  }

  /// D44, §10: for somebody who has left nothing leaves, and their lines go with them.
  @Test(arguments: Engine.allCases) func whoHasLeftSendsNothing(_ engine: Engine) async throws {
    try await DeparturesHouse.with(engine) { house in
      try await house.departures.send(house.prompt()) { _ in }
      try await house.data.write { try house.eraser.request(house.ada, in: $0) }
      await #expect(throws: DomainError.self) {
        try await house.departures.send(house.prompt()) { _ in Issue.record("it left") }
      }
      #expect(try await house.count("SELECT count(*) FROM departures") == 1)
      try await house.eraser.erase(account: house.ada)
      #expect(try await house.count("SELECT count(*) FROM departures") == 0)
    }
  }

  /// §5.6, D45: a line is there for twelve months, then for nobody, and the sweeper takes it.
  @Test(arguments: Engine.allCases) func linesAreReadInPagesAndGo(_ engine: Engine) async throws {
    try await DeparturesHouse.with(engine) { house in
      var sent: [Identifier] = []
      for _ in 0..<5 {
        sent.append(try await house.departures.send(house.prompt()) { $0.id })
        house.clock.pass(.days(1))
      }
      var read: [Identifier] = []
      var cursor: Cursor?
      repeat {
        let page = try await house.departures.lines(of: house.ada, page: cursor, limit: PageLimit(2))
        read += page.items.map(\.id)
        cursor = page.next
      } while cursor != nil
      #expect(read == sent.reversed())
      let line = try #require(try await house.lines().last)
      let until = try #require(line.until)
      #expect(until == Period.months(12).end(from: line.at))
      let forgetter = try #require(house.departures.forgetters.first)
      house.clock.pass(to: until.adding(microseconds: -1))
      #expect(try await house.lines().count == 5)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 9) == 0)
      house.clock.pass(to: until)
      #expect(try await house.lines().count == 4)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 9) == 1)
      #expect(try await house.count("SELECT count(*) FROM departures") == 4)
    }
  }

  /// §7.1: a mail leaves by the register, or to a server of this machine, and is noted; its words are not.
  @Test(arguments: Engine.allCases) func mailsLeaveThroughTheLedger(_ engine: Engine) async throws {
    try await DeparturesHouse.with(engine) { house in
      let sent = Mutex<[String]>([])
      let open = Mailer { mail in sent.withLock { $0.append(mail.recipient) } }
      func send(_ host: String, _ account: Identifier?) async throws {
        house.clock.pass(.minutes(1))
        let mail = OutgoingMail(
          recipient: "ada@l.example", subject: "Hello", text: "https://songs.example/verify#secret",
          language: .english, kind: "verification", account: account)
        try await house.departures.mailer(open, to: host).send(mail)
      }
      try await send("relay.example", house.ada)
      try await send("127.0.0.1", house.ada)
      try await send("relay.example", nil)
      await #expect(throws: DomainError.self) { try await send("evil.example", house.ada) }
      await #expect(throws: DomainError.self) { try await send("api.voices.example", house.ada) }
      #expect(sent.withLock { $0.count } == 3)
      let lines = try await house.lines()
      #expect(lines.map(\.outcome) == [.refused, .refused, .sent, .sent])
      #expect(lines.map(\.contractor) == [nil, nil, nil, "Post"] && lines[3].bytes == Limits.mailBytesStep)
      #expect(lines.allSatisfy { $0.matter == "mail.own" && $0.purpose == "verification" && $0.text == nil })
      #expect(try await house.count("SELECT count(*) FROM departures WHERE account IS NULL") == 1)
      #expect(house.departures.refusal(of: .delivery(.ownMail), to: "evil.example") == .hostUndeclared)
      #expect(house.departures.refusal(of: .delivery(.ownMail), to: "localhost") == nil)
    }
  }
}
