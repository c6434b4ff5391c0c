import Accounts
import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// §9.3, §9.4, D28: a mail opens a case and proves nothing; a link that works once does.
@Suite struct RequestProofTests {
  /// Known and unknown addresses get the same letter, and nobody looks at the accounts before the link is used.
  @Test(arguments: Engine.allCases)
  func everybodyGetsTheSameLetter(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      _ = try await house.person("ada")
      let known = try await house.requests.receive(house.mail("ada"))
      let unknown = try await house.requests.receive(house.mail("ben"))
      #expect(house.mailbox.mails.isEmpty)
      try await house.deliver()
      let letters = house.mailbox.mails
      #expect(Set(letters.map(\.recipient)) == ["ada@example.org", "ben@example.org"])
      let texts = letters.map { mail -> String in
        let token = Mailbox.tokens("request", in: mail.text).first ?? "none"
        let number = mail.recipient.hasPrefix("ada") ? known : unknown
        return (mail.subject + mail.text).replacing(token, with: "…").replacing(number, with: "…")
      }
      #expect(texts.count == 2 && texts[0] == texts[1])
      #expect(!texts[0].contains("My data") && !texts[0].contains("Please send"))
      #expect(house.asked.all.isEmpty)
      #expect(try await house.requests.list().allSatisfy { $0.account == nil && $0.proof == .none })
    }
  }

  /// A forged sender's line brings the forger nothing: no account is joined, nothing is answered.
  @Test(arguments: Engine.allCases)
  func aForgedSenderProvesNothing(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let ada = try await house.person("ada")
      let number = try await house.requests.receive(house.mail("ada", "I am Ada. Delete everything!"))
      try await house.deliver()
      #expect(try await house.requests.requests(of: ada).isEmpty)
      for refusal in [nil, RequestRefusal.unfounded] {
        let code = await AccountsHouse.code {
          try await house.requests.answer(number, text: "Yes, there is an account", refusing: refusal, by: nil)
        }
        #expect(code == "request-unproven")
      }
      let before = house.mailbox.mails.count
      try await house.requests.answer(number, text: "never sent", refusing: .identity, by: nil)
      try await house.deliver()
      #expect(house.mailbox.mails.count == before)
      let entry = try await house.entry(number)
      #expect(entry.state == .refused && entry.account == nil)
    }
  }

  @Test(arguments: Engine.allCases)
  func theLinkProvesOnceAndJoinsTheConfirmedAccount(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let ada = try await house.person("ada")
      let number = try await house.requests.receive(house.mail("ada"))
      try await house.deliver()
      let token = try #require(house.mailbox.token("request", to: "ada@example.org"))
      // Looking uses nothing up.
      #expect(try await house.requests.number(token: token) == number)
      let waiting = try await house.entry(number)
      #expect(waiting.state == .waiting)
      #expect(try await house.vault.looseObjects(among: [waiting.id]) == [waiting.id])
      #expect(try await house.requests.prove(token: token).number == number)
      let entry = try await house.entry(number)
      #expect(entry.state == .open && entry.proof == .account && entry.account == ada)
      #expect(try await house.requests.requests(of: ada).first?.text == "Please send me a copy.")
      #expect(try await house.count("request_texts WHERE address_sealed IS NOT NULL") == 0)
      for again in [token, "", String(repeating: "0", count: 64), String(repeating: "g", count: 64)] {
        #expect(await AccountsHouse.code { _ = try await house.requests.prove(token: again) } == "request-link-dead")
        #expect(await AccountsHouse.code { _ = try await house.requests.number(token: again) } == "request-link-dead")
      }
      // Only a hash lies in the database.
      #expect(try await house.count("request_links") == 0)
      // Its key is the account's from now on and goes with it (§10, D3).
      #expect(try await house.vault.looseObjects(among: [entry.id]) == [])
      #expect(try await house.vault.objectKeys([entry.id]).count == 1)
      try await house.vault.destroyAccountKey(ada)
      #expect(try await house.vault.objectKeys([entry.id]).isEmpty)
    }
  }

  /// Who has no account is told so after proving the mailbox, and not before.
  @Test(arguments: Engine.allCases)
  func aMailboxWithoutAnAccountIsAnsweredToo(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let number = try await house.proved("nobody")
      let entry = try await house.entry(number)
      #expect(entry.proof == .mailbox && entry.account == nil && entry.state == .open)
      try await house.requests.answer(number, text: "We hold nothing about you.", by: nil)
      try await house.deliver()
      let mail = try #require(house.mailbox.mails.last)
      #expect(mail.recipient == "nobody@example.org" && mail.text.contains("We hold nothing"))
    }
  }

  /// Somebody who only typed another's address into their account gets nothing by that.
  @Test(arguments: Engine.allCases)
  func anUnconfirmedAddressJoinsNoAccount(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let form = SignUps.form("eve", email: "ada@example.org")
      _ = try await house.accounts.signUp(form, from: SignUps.visit)
      let number = try await house.proved("ada")
      #expect(try await house.entry(number).account == nil)
      #expect(try await house.entry(number).proof == .mailbox)
    }
  }

  /// A link dies with its time, and the words with it, also before a sweeper comes (D45).
  @Test(arguments: Engine.allCases)
  func anUnprovenRequestGoesWithItsLink(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let number = try await house.requests.receive(house.mail("ada", "a secret"))
      try await house.deliver()
      let token = try #require(house.mailbox.token("request", to: "ada@example.org"))
      let end = Retention.requestProof.end(from: house.clock.now)
      house.clock.pass(to: end.adding(microseconds: -1))
      #expect(try await house.requests.number(token: token) == number)
      house.clock.pass(to: end)
      #expect(await AccountsHouse.code { _ = try await house.requests.prove(token: token) } == "request-link-dead")
      #expect(try await house.entry(number).state == .expired)
      #expect(try await house.requests.show(number, by: nil).text == nil)
      try await house.sweep()
      #expect(try await house.count("request_texts") == 0)
      #expect(try await house.count("request_links") == 0)
      let entry = try await house.entry(number)
      #expect(entry.state == .expired && entry.closedAt == end)
      #expect(try await house.vault.objectKeys([entry.id]).isEmpty)
      house.clock.pass(.months(4))
      try await house.sweep()
      #expect(try await house.count("requests") == 0)
      #expect(try await house.count("request_counts") == 2)
    }
  }

  /// A new link kills the one before; more proof can be asked of anybody, and another proof taken.
  @Test(arguments: Engine.allCases)
  func moreProofIsAskedAndTaken(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let ada = try await house.person("ada")
      let number = try await house.requests.open(.deletion, text: "x", language: .english, by: ada)
      try await house.requests.askProof(number, by: "Dana")
      try await house.deliver()
      let first = try #require(house.mailbox.token("request", to: "ada@example.org"))
      #expect(try await house.entry(number).state == .waiting)
      try await house.requests.askProof(number, by: nil)
      try await house.deliver()
      let second = try #require(house.mailbox.token("request", to: "ada@example.org"))
      #expect(await AccountsHouse.code { _ = try await house.requests.prove(token: first) } == "request-link-dead")
      _ = try await house.requests.prove(token: second)
      #expect(try await house.entry(number).account == ada)

      let other = try await house.requests.receive(house.mail("ben"))
      try await house.requests.acceptProof(other, account: ada, by: nil)
      let entry = try await house.entry(other)
      #expect(entry.proof == .desk && entry.account == ada && entry.state == .open)
      #expect(try await house.vault.looseObjects(among: [entry.id]) == [])
      #expect(try await house.requests.requests(of: ada).count == 2)
      // The letter that waited would only confuse.
      #expect(try await house.waiting().isEmpty)
      #expect(
        await AccountsHouse.code { try await house.requests.acceptProof(other, account: nil, by: nil) }
          == "request-proved")
    }
  }

  /// Loops and floods: a program gets no answer, an address three a day, and the mail server keeps the rest.
  @Test(arguments: Engine.allCases)
  func mailsAreBounded(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let silent = try await house.requests.receive(house.mail("list", mayBeAnswered: false))
      #expect(try await house.waiting().isEmpty)
      #expect(try await house.entry(silent).state == .received)
      for _ in 0..<Limits.requestMailsPerAddressMax { _ = try await house.requests.receive(house.mail("ada")) }
      let code = await AccountsHouse.code { _ = try await house.requests.receive(house.mail("ada")) }
      #expect(code == "request-mails")
      _ = try await house.requests.receive(house.mail("ben"))
      house.clock.pass(to: Limits.requestMailsWindow.end(from: house.clock.now))
      _ = try await house.requests.receive(house.mail("ada"))
    }
  }

  /// A flood from many addresses ends at the sum of what is unproven; what is proved makes room.
  @Test(arguments: Engine.allCases)
  func unprovenMailsAreBoundedTogether(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let (now, world) = (house.clock.now, house.world)
      let due = Period.days(30).end(from: now)
      try await house.database.write { transaction in
        for index in 1..<Limits.requestsUnprovenMax {
          let number = "R-\(index)-flood"
          try transaction.run(
            """
            INSERT INTO requests (id, number, right_name, channel, language, state, proof, received_at, due_at)
            VALUES (\(world.identifier()), \(number), 'other', 'mail', 'en', 'received', 'none', \(now),
              \(due))
            """)
        }
      }
      _ = try await house.requests.receive(house.mail("ada"))
      #expect(await AccountsHouse.code { _ = try await house.requests.receive(house.mail("ben")) } == "request-mails")
      try await house.deliver()
      // One that waits for its proof counts as well.
      #expect(try await house.count("requests WHERE state = 'waiting'") == 1)
      #expect(await AccountsHouse.code { _ = try await house.requests.receive(house.mail("ben")) } == "request-mails")
      _ = try await house.requests.prove(token: house.mailbox.token("request", to: "ada@example.org") ?? "")
      _ = try await house.requests.receive(house.mail("ben"))
    }
  }

  /// Nothing of what somebody wrote lies in the database to be read, nor does their address.
  @Test(arguments: Engine.allCases)
  func theWordsAreSealed(_ engine: Engine) async throws {
    try await RequestsHouse.with(engine) { house in
      let long = String(repeating: "я", count: 60_000)
      let mail = ReceivedMail(
        address: "canary@example.org", subject: "canary\r\nBcc: x@example.org", text: "canary\u{0} " + long,
        ignored: "canary.jpg", language: .russian)
      let number = try await house.requests.receive(mail)
      let shown = try await house.requests.show(number, by: "canary desk")
      #expect(shown.subject == "canary Bcc: x@example.org" && shown.address == "canary@example.org")
      #expect(shown.text?.hasSuffix("[…]") == true && shown.text?.contains("\u{0}") == false)
      try await house.requests.note(number, text: "canary note", by: nil)
      for table in Requests.holdings.map(\.table) {
        let rows = try await house.database.read { try $0.rows("SELECT * FROM \(table.sql)") }
        #expect(!rows.isEmpty || ["request_links", "request_mails"].contains(table.description))
        for value in rows.flatMap(\.values) {
          switch value {
          case .text(let text): #expect(!text.contains("canary") && !text.contains("яя"))
          case .bytes(let bytes): #expect(!String(decoding: bytes, as: UTF8.self).contains("canary"))
          default: break
          }
        }
      }
    }
  }
}
