import Accounts
import Core
import Persistence
import Policy
import Synchronization
import TestSupport
import Testing

/// §2.1.1, §3, §5.1: what an account holds, and nothing else.
@Suite struct SignUpTests {
  @Test func makesAnAccountAndSignsIn() async throws {
    try await withAccounts { house in
      let signedIn = try await house.accounts.signUp(house.form("anna", language: .kazakh), from: house.visit())
      let visitor = try #require(try await house.accounts.visitor(signedIn.token.text))
      #expect(visitor.account == signedIn.account && visitor.session == signedIn.session)
      #expect(visitor.username == "anna" && visitor.language == .kazakh && visitor.state == .open)
      #expect(!visitor.emailVerified && !visitor.isAdmin)
      let profile = try await house.accounts.profile(of: signedIn.account)
      #expect(profile.email == "anna@example.org" && profile.createdAt == house.clock.now)
      // D35: the statement with its time and the version of the text.
      #expect(profile.adultStatement == Acceptance(at: house.clock.now, policyVersion: "2026-04-30"))
      #expect(profile.lastAccessDay == CivilDate(house.clock.now).start)
    }
  }

  @Test func runsTheCallersActInTheSameTransaction() async throws {
    struct Refusal: Error {}
    try await withAccounts(onSignUp: { _, _ in throw Refusal() }) { house in
      await #expect(throws: Refusal.self) { try await house.signUp("anna") }
      #expect(try await house.count("SELECT count(*) FROM accounts") == 0)
      #expect(try await house.count("SELECT count(*) FROM jobs") == 0)
      // The key went too: nothing would ever sweep it.
      let keys = try await house.keys.read {
        try $0.row("SELECT count(*) FROM account_keys WHERE wrapped IS NOT NULL")?.int(0)
      }
      #expect(keys == 0)
    }
  }

  @Test(arguments: [
    ("not an address", "anna", "correct horse battery", true, "email-invalid"),
    ("a@b.org", "an", "correct horse battery", true, "username-length"),
    ("a@b.org", "anna", "short", true, "password-length"),
    ("a@b.org", "anna", String(repeating: "long", count: 40), true, "password-length"),
    ("a@b.org", "anna", "aaaaaaaabbbb", true, "password-common"),
    ("a@b.org", "anna", "Password2026!", true, "password-common"),
    ("a@b.org", "anna", "Qwertyuiop", true, "password-common"),
    ("a@b.org", "anna_maria", "Anna_Maria", true, "password-own-name"),
    ("anna.maria@b.org", "anna", "anna.maria@b.org", true, "password-own-name"),
    ("a@b.org", "anna", "correct horse battery", false, "adult-required"),
  ])
  func refusesWhatCannotBe(
    email: String, username: String, password: String, isAdult: Bool, code: String
  ) async throws {
    try await withAccounts { house in
      let form = house.form(username, email: email, password: password, isAdult: isAdult)
      let thrown = await AccountsHouse.code { _ = try await house.accounts.signUp(form, from: house.visit()) }
      #expect(thrown == code)
      let accounts = try await house.count("SELECT count(*) FROM accounts")
      #expect(accounts == 0)
    }
  }

  @Test func aPolicyVersionIsAShortPlainText() async throws {
    try await withAccounts { house in
      for version in ["", "2026 04", String(repeating: "1", count: 41), "v\u{0}"] {
        var form = house.form("anna")
        form.policyVersion = version
        let code = await AccountsHouse.code { _ = try await house.accounts.signUp(form, from: house.visit()) }
        #expect(code == "policy-version")
      }
    }
  }

  @Test func aNameBelongsToOne() async throws {
    try await withAccounts { house in
      try await house.signUp("anna")
      let code = await AccountsHouse.code { try await house.signUp("ANNA", email: "other@example.org") }
      #expect(code == "username-taken")
    }
  }

  /// Threats: register answers the same for known and unknown people.
  @Test func aConfirmedAddressIsToldByMailOnly() async throws {
    try await withAccounts { house in
      try await house.verified("anna")
      let before = house.hasher.hashesMade
      let other = try await house.signUp("stranger", email: "Anna@Example.org")
      #expect(house.hasher.hashesMade == before + 1)
      try await house.deliver()
      #expect(house.mailbox.subjects(to: "anna@example.org").last == "You already have an account – Songly")
      // No link came into being, and the stranger sees what everybody new sees.
      let links = "SELECT count(*) FROM mailed_links WHERE account = \(other.account)" as SQL
      #expect(try await house.count(links) == 0)
      #expect(try await house.accounts.visitor(other.token.text)?.emailVerified == false)
    }
  }

  @Test func fromOneAddressOnlySoMany() async throws {
    try await withAccounts { house in
      for number in 0..<Limits.signUpsPerAddressMax { try await house.signUp("person\(number)") }
      do {
        try await house.signUp("onetoomany")
        Issue.record("nothing was thrown")
      } catch let error as DomainError {
        #expect(error.kind == .tooMany && error.code == "too-many-attempts")
        #expect(error.retryAfterSeconds == 3600)
      }
      _ = try await house.accounts.signUp(house.form("elsewhere"), from: house.visit(2))
      house.clock.pass(Limits.attemptsWindow)
      try await house.signUp("onetoomany")
    }
  }

  @Test func namesCannotBeProbedWithoutEnd() async throws {
    try await withAccounts { house in
      try await house.signUp("anna")
      var codes: Set<String?> = []
      for _ in 0..<Limits.signUpsPerAddressMax {
        codes.insert(await AccountsHouse.code { try await house.signUp("anna") })
      }
      #expect(codes == ["username-taken", "too-many-attempts"])
    }
  }
}
