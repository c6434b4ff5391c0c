import Accounts
import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

@Suite struct RecoveryTests {
  private let new = "another good password"

  private func ask(_ house: AccountsHouse, _ email: String, from address: UInt8 = 1) async throws {
    try await house.accounts.requestRecovery(email: email, language: .russian, from: house.visit(address))
  }

  @Test func aMailedLinkSetsANewPasswordOnce() async throws {
    try await withAccounts { house in
      let old = try await house.verified("anna")
      try await ask(house, "Anna@example.org")
      try await house.deliver()
      let link = try #require(house.mailbox.token("recover", to: "anna@example.org"))
      #expect(house.mailbox.mails.last?.language == .russian)
      #expect(try await house.accounts.canRecover(link))
      let weak = await AccountsHouse.code {
        _ = try await house.accounts.recover(token: link, newPassword: "anna", from: house.visit())
      }
      #expect(weak == "password-length")
      let signedIn = try await house.accounts.recover(token: link, newPassword: new, from: house.visit())
      #expect(try await house.accounts.visitor(signedIn.token.text)?.account == old.account)
      #expect(try await house.accounts.visitor(old.token.text) == nil)
      _ = try await house.signIn("anna@example.org", new)
      let again = await AccountsHouse.code {
        _ = try await house.accounts.recover(token: link, newPassword: new, from: house.visit())
      }
      #expect(again == "link-dead")
    }
  }

  @Test func theLinkLivesHalfAnHour() async throws {
    try await withAccounts { house in
      try await house.verified("anna")
      try await ask(house, "anna@example.org")
      try await house.deliver()
      let link = try #require(house.mailbox.token("recover", to: "anna@example.org"))
      let end = Limits.recoveryLink.end(from: house.clock.now)
      house.clock.pass(to: end.adding(microseconds: -1))
      #expect(try await house.accounts.canRecover(link))
      house.clock.pass(to: end)
      #expect(try await house.accounts.canRecover(link) == false)
      let links = try #require(house.accounts.forgetters.first { $0.name == "mailed-links" })
      #expect(try await links.forget(dueAt: house.clock.now, limit: 10) == 1)
    }
  }

  /// Threats: the same answer and the same work for known and unknown people.
  @Test func askingDoesTheSameWhetherSomebodyIsThereOrNot() async throws {
    try await withAccounts { house in
      try await house.verified("anna")
      var traces: [[Int]] = []
      for email in ["anna@example.org", "nobody@example.org"] {
        let hashes = house.hasher.hashesMade
        try await ask(house, email)
        traces.append([
          house.hasher.hashesMade - hashes, try await house.count("SELECT count(*) FROM outbox"),
          try await house.count("SELECT count(*) FROM mailed_links"),
          try await house.count("SELECT count(*) FROM outbox WHERE account IS NOT NULL"),
        ])
        try await house.database.write { transaction in
          try transaction.run("DELETE FROM outbox")
          try transaction.run("DELETE FROM jobs")
        }
      }
      #expect(traces == [[0, 1, 0, 0], [0, 1, 0, 0]])
    }
  }

  @Test func nobodyIsSentNothing() async throws {
    try await withAccounts { house in
      try await ask(house, "nobody@example.org")
      try await house.deliver()
      #expect(house.mailbox.mails.isEmpty)
      #expect(try await house.count("SELECT count(*) FROM outbox") == 0)
    }
  }

  @Test func threeMailsAnAddressAndWindow() async throws {
    try await withAccounts { house in
      try await house.verified("anna")
      house.clock.pass(Limits.mailWindow)
      for number in 0..<8 { try await ask(house, "anna@example.org", from: UInt8(number)) }
      try await house.deliver()
      let asked = { house.mailbox.subjects(to: "anna@example.org").filter { $0.contains("Новый пароль") }.count }
      #expect(asked() == Limits.mailsPerAddressMax)
      house.clock.pass(Limits.mailWindow)
      try await ask(house, "anna@example.org")
      try await house.deliver()
      #expect(asked() == Limits.mailsPerAddressMax + 1)
    }
  }

  @Test func oneNetworkAddressAsksOnlySoOften() async throws {
    try await withAccounts { house in
      for number in 0..<Limits.recoveriesPerAddressMax { try await ask(house, "person\(number)@example.org") }
      #expect(await AccountsHouse.code { try await ask(house, "one@example.org") } == "too-many-attempts")
    }
  }

  @Test func theOwnerOfAnAddressNobodyConfirmedGetsAllItsAccounts() async throws {
    try await withAccounts { house in
      for name in ["anna", "boris", "clara", "dasha"] {
        try await house.signUp(name, email: "home@example.org")
        house.clock.pass(.minutes(1))
      }
      house.clock.pass(Limits.mailWindow)
      try await ask(house, "home@example.org")
      try await house.deliver()
      let mail = try #require(house.mailbox.mails.last)
      let tokens = Mailbox.tokens("recover", in: mail.text)
      #expect(tokens.count == Limits.accountsPerRecovery && mail.text.contains("anna\nhttps"))
      _ = try await house.accounts.recover(token: tokens[1], newPassword: new, from: house.visit())
      let boris = try await house.signIn("boris", new)
      // Reading the mail proved the address.
      #expect(try await house.accounts.profile(of: boris.account).emailVerified)
    }
  }

  @Test func itGoesToWhoeverConfirmedTheAddressOnly() async throws {
    try await withAccounts { house in
      try await house.signUp("stranger", email: "anna@example.org")
      try await house.verified("anna")
      house.clock.pass(Limits.mailWindow)
      try await ask(house, "anna@example.org")
      try await house.deliver()
      let mail = try #require(house.mailbox.mails.last)
      #expect(mail.text.contains("anna\n") && !mail.text.contains("stranger"))
    }
  }

  @Test func recoveryEndsTheWaiting() async throws {
    try await withAccounts { house in
      try await house.verified("anna")
      for _ in 0...Limits.signInFailuresFree {
        _ = await AccountsHouse.code { _ = try await house.signIn("anna", "a wrong password") }
      }
      try await ask(house, "anna@example.org")
      try await house.deliver()
      let link = try #require(house.mailbox.token("recover", to: "anna@example.org"))
      _ = try await house.accounts.recover(token: link, newPassword: new, from: house.visit())
      _ = try await house.signIn("anna", new)
    }
  }
}
