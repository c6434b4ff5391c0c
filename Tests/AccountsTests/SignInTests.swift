import Accounts
import Core
import Persistence
import Policy
import TestSupport
import Testing

@Suite struct SignInTests {
  @Test(arguments: ["anna", "ANNA", "anna@example.org", " Anna@EXAMPLE.org "])
  func byNameOrAddress(login: String) async throws {
    try await withAccounts { house in
      let account = try await house.signUp("anna").account
      let signedIn = try await house.signIn(login)
      #expect(signedIn.account == account)
      #expect(try await house.accounts.visitor(signedIn.token.text)?.username == "anna")
    }
  }

  /// Threats: known and unknown people get the same answer, and the same work is done for them.
  @Test(arguments: [
    "anna", "anna@example.org", "nobody", "nobody@example.org", "no such login at all", "", "x\u{0}y",
    String(repeating: "ж", count: 5000),
  ])
  func aWrongPasswordIsAnsweredTheSameForEverybody(login: String) async throws {
    try await withAccounts { house in
      try await house.signUp("anna")
      for password in ["wrong password", "", "short", String(repeating: "p", count: 5000)] {
        let before = house.hasher.hashesMade
        do {
          _ = try await house.signIn(login, password)
          Issue.record("signed in")
        } catch let error as DomainError {
          #expect(error.code == "sign-in-wrong" && error.kind == .invalid && error.retryAfterSeconds == nil)
        }
        #expect(house.hasher.hashesMade == before + 1)
      }
    }
  }

  @Test func peopleWithOneAddressAreToldApartByOneHash() async throws {
    try await withAccounts { house in
      let first = try await house.accounts.signUp(
        house.form("anna", email: "home@example.org", password: "the first password"), from: house.visit())
      let second = try await house.accounts.signUp(
        house.form("boris", email: "home@example.org", password: "the second password"), from: house.visit())
      for (password, account) in [("the first password", first.account), ("the second password", second.account)] {
        let before = house.hasher.hashesMade
        #expect(try await house.signIn("home@example.org", password).account == account)
        #expect(house.hasher.hashesMade == before + 1)
      }
      let before = house.hasher.hashesMade
      #expect(await AccountsHouse.code { _ = try await house.signIn("home@example.org", "neither of them") } != nil)
      #expect(house.hasher.hashesMade == before + 1)
    }
  }

  @Test func hashesAreRenewedWhenThePolicyChanges() async throws {
    try await withAccounts { house in
      let account = try await house.signUp("anna").account
      let stronger = PasswordHasher(parameters: .init(kibibytes: 128, passes: 2, lanes: 1))
      let later = house.accounts(with: stronger)
      _ = try await later.signIn(login: "anna", password: AccountsHouse.password, from: house.visit())
      // One with the old parameters to compare, one with the new ones to keep; from then on one.
      #expect(stronger.hashesMade == 2)
      _ = try await later.signIn(login: "anna@example.org", password: AccountsHouse.password, from: house.visit())
      #expect(stronger.hashesMade == 3)
      #expect(try await later.profile(of: account).username == "anna")
    }
  }

  @Test func everySignInHasANewSession() async throws {
    try await withAccounts { house in
      let first = try await house.signUp("anna")
      let second = try await house.signIn("anna")
      #expect(first.session != second.session && first.token.text != second.token.text)
      #expect(second.token.text.utf8.count == 43)
    }
  }

  @Test func aSessionIsFoundByItsTokenOnly() async throws {
    try await withAccounts { house in
      let signedIn = try await house.signUp("anna")
      var other = Array(signedIn.token.text)
      other[5] = other[5] == "a" ? "b" : "a"
      for text in [String(other), "", signedIn.session.description, signedIn.token.text + "=", "' OR 1=1 --"] {
        #expect(try await house.accounts.visitor(text) == nil)
      }
      #expect("\(signedIn.token)" == "token" && !"\(signedIn)".contains(signedIn.token.text))
    }
  }

  @Test func anAccountUnusedForAYearIsClosedToItsOwner() async throws {
    try await withAccounts { house in
      let account = try await house.signUp("anna").account
      let closesAt = try #require(try await house.accounts.profile(of: account).closesAt)
      house.clock.pass(to: closesAt.adding(microseconds: -1))
      house.clock.pass(to: closesAt)
      #expect(await AccountsHouse.code { _ = try await house.signIn("anna") } == "sign-in-wrong")
    }
  }

  @Test func usingItPutsTheYearOff() async throws {
    try await withAccounts { house in
      let account = try await house.signUp("anna").account
      let closesAt = try #require(try await house.accounts.profile(of: account).closesAt)
      house.clock.pass(to: closesAt.adding(microseconds: -1))
      _ = try await house.signIn("anna")
      house.clock.pass(.days(300))
      _ = try await house.signIn("anna")
    }
  }
}

extension AccountsHouse {
  /// The same accounts with another hasher.
  func accounts(with hasher: PasswordHasher) -> Accounts {
    Accounts(
      database: database, vault: vault, queue: queue, hasher: hasher, origin: "https://songs.example",
      siteName: "Songly", world: world, clock: sweepClock)
  }
}
