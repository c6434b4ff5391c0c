import Accounts
import Core
import Persistence
import Policy
import TestSupport
import Testing

@Suite struct EmailTests {
  @Test func aLinkConfirmsTheAddressOnce() async throws {
    try await withAccounts { house in
      let account = try await house.signUp("anna").account
      try await house.deliver()
      let link = try #require(house.mailbox.token("verify", to: "anna@example.org"))
      #expect(try await house.accounts.verify(link) == .address(account: account))
      #expect(try await house.accounts.profile(of: account).emailVerified)
      #expect(await AccountsHouse.code { _ = try await house.accounts.verify(link) } == "link-dead")
      let again = await AccountsHouse.code { try await house.accounts.sendVerification(of: account) }
      #expect(again == "email-verified")
    }
  }

  @Test func aNewerLinkKillsTheOlderAndBothEnd() async throws {
    try await withAccounts { house in
      let account = try await house.signUp("anna").account
      try await house.deliver()
      let first = try #require(house.mailbox.token("verify", to: "anna@example.org"))
      try await house.accounts.sendVerification(of: account)
      try await house.deliver()
      let second = try #require(house.mailbox.token("verify", to: "anna@example.org"))
      #expect(first != second)
      #expect(await AccountsHouse.code { _ = try await house.accounts.verify(first) } == "link-dead")
      house.clock.pass(Limits.verificationLink)
      #expect(await AccountsHouse.code { _ = try await house.accounts.verify(second) } == "link-dead")
    }
  }

  @Test func askingForTheLinkIsLimitedAndSaysSo() async throws {
    try await withAccounts { house in
      let account = try await house.signUp("anna").account
      for _ in 1..<Limits.mailsPerAddressMax { try await house.accounts.sendVerification(of: account) }
      do {
        try await house.accounts.sendVerification(of: account)
        Issue.record("nothing was thrown")
      } catch let error as DomainError {
        #expect(error.code == "too-many-mails" && error.kind == .tooMany && error.retryAfterSeconds == 3600)
      }
    }
  }

  @Test func theFirstToConfirmHasTheAddress() async throws {
    try await withAccounts { house in
      try await house.signUp("anna", email: "home@example.org")
      try await house.signUp("boris", email: "home@example.org")
      try await house.deliver()
      let links = house.mailbox.mails.flatMap { Mailbox.tokens("verify", in: $0.text) }
      #expect(links.count == 2)
      _ = try await house.accounts.verify(links[1])
      #expect(await AccountsHouse.code { _ = try await house.accounts.verify(links[0]) } == "email-taken")
    }
  }

  /// Threats: mail change: password again, both addresses told.
  @Test func changingItTellsBothAndNeedsTheLink() async throws {
    try await withAccounts { house in
      let anna = try await house.verified("anna")
      try await house.accounts.changeEmail(
        of: anna.account, password: AccountsHouse.password, new: "anna@new.example")
      try await house.deliver()
      #expect(house.mailbox.subjects(to: "anna@new.example") == ["Please confirm your new address – Songly"])
      #expect(house.mailbox.subjects(to: "anna@example.org").last == "Your address is about to change – Songly")
      let before = try await house.accounts.profile(of: anna.account)
      #expect(before.email == "anna@example.org" && before.emailWaiting == "anna@new.example")
      let link = try #require(house.mailbox.token("verify", to: "anna@new.example"))
      #expect(try await house.accounts.verify(link) == .newAddress(account: anna.account))
      let after = try await house.accounts.profile(of: anna.account)
      #expect(after.email == "anna@new.example" && after.emailVerified && after.emailWaiting == nil)
      _ = try await house.signIn("anna@new.example")
      _ = try await house.signIn("anna")
      #expect(await AccountsHouse.code { _ = try await house.signIn("anna@example.org") } == "sign-in-wrong")
      try await house.deliver()
      #expect(house.mailbox.subjects(to: "anna@example.org").last == "Your address was changed – Songly")
      #expect(await AccountsHouse.code { try await house.accounts.confirmEmail(link) } == "link-dead")
    }
  }

  @Test func changingItNeedsThePasswordAndAnotherAddress() async throws {
    try await withAccounts { house in
      let anna = try await house.verified("anna")
      func change(_ password: String, _ new: String) async -> String? {
        await AccountsHouse.code {
          try await house.accounts.changeEmail(of: anna.account, password: password, new: new)
        }
      }
      #expect(await change("not the password", "anna@new.example") == "password-wrong")
      #expect(await change(AccountsHouse.password, "no address") == "email-invalid")
      #expect(await change(AccountsHouse.password, "ANNA@example.org") == "email-same")
      #expect(try await house.count("SELECT count(*) FROM email_changes") == 0)
    }
  }

  @Test func anAddressOfSomebodyElseIsToldByMailOnly() async throws {
    try await withAccounts { house in
      try await house.verified("anna")
      let boris = try await house.verified("boris")
      try await house.accounts.changeEmail(
        of: boris.account, password: AccountsHouse.password, new: "anna@example.org")
      try await house.deliver()
      #expect(house.mailbox.subjects(to: "anna@example.org").last == "You already have an account – Songly")
      #expect(try await house.accounts.profile(of: boris.account).email == "boris@example.org")
    }
  }

  @Test func aNewPasswordCallsTheChangeOff() async throws {
    try await withAccounts { house in
      let anna = try await house.verified("anna")
      try await house.accounts.changeEmail(
        of: anna.account, password: AccountsHouse.password, new: "thief@new.example")
      try await house.deliver()
      let link = try #require(house.mailbox.token("verify", to: "thief@new.example"))
      _ = try await house.accounts.changePassword(
        of: anna.account, current: AccountsHouse.password, new: "another good password", session: anna.session)
      #expect(await AccountsHouse.code { _ = try await house.accounts.verify(link) } == "link-dead")
      #expect(try await house.accounts.profile(of: anna.account).emailWaiting == nil)
    }
  }

  @Test func somebodyElseMayConfirmItFirst() async throws {
    try await withAccounts { house in
      let anna = try await house.verified("anna")
      try await house.accounts.changeEmail(
        of: anna.account, password: AccountsHouse.password, new: "shared@example.org")
      try await house.deliver()
      let link = try #require(house.mailbox.token("verify", to: "shared@example.org"))
      try await house.verified("boris", email: "shared@example.org")
      #expect(await AccountsHouse.code { _ = try await house.accounts.verify(link) } == "email-taken")
      #expect(try await house.accounts.profile(of: anna.account).email == "anna@example.org")
    }
  }

  @Test func aNameCanBeChangedAndIsFreeThen() async throws {
    try await withAccounts { house in
      let anna = try await house.signUp("anna")
      try await house.signUp("boris")
      let taken = await AccountsHouse.code { try await house.accounts.changeUsername(of: anna.account, to: "Boris") }
      #expect(taken == "username-taken")
      try await house.accounts.changeUsername(of: anna.account, to: "Anna")
      try await house.accounts.changeUsername(of: anna.account, to: "Айгүл")
      #expect(try await house.accounts.visitor(anna.token.text)?.username == "айгүл")
      #expect(try await house.signIn("АЙГҮЛ").account == anna.account)
      try await house.signUp("anna", email: "a@example.org")
      for number in 0..<Limits.usernameChangesMax {
        _ = await AccountsHouse.code { try await house.accounts.changeUsername(of: anna.account, to: "name\(number)") }
      }
      let many = await AccountsHouse.code { try await house.accounts.changeUsername(of: anna.account, to: "another") }
      #expect(many == "too-many-attempts")
    }
  }

  @Test func theLanguageIsKept() async throws {
    try await withAccounts { house in
      let anna = try await house.signUp("anna")
      try await house.accounts.setLanguage(.kazakh, of: anna.account)
      #expect(try await house.accounts.visitor(anna.token.text)?.language == .kazakh)
      let unknown = await AccountsHouse.code {
        try await house.accounts.setLanguage(.kazakh, of: house.world.identifier())
      }
      #expect(unknown == "account-unknown")
    }
  }
}
