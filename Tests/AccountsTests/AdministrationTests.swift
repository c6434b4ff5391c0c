import Accounts
import Core
import Persistence
import Policy
import TestSupport
import Testing

@Suite struct AdministrationTests {
  @Test func makesAnAccountThatCanSignIn() async throws {
    try await withAccounts { house in
      let account = try await house.accounts.create(
        email: "root@example.org", username: "dana", password: AccountsHouse.password, isAdmin: true,
        language: .russian)
      let signedIn = try await house.signIn("root@example.org")
      let visitor = try #require(try await house.accounts.visitor(signedIn.token.text))
      #expect(visitor.account == account && visitor.isAdmin && visitor.emailVerified)
      // D35: nobody but the person ticks the box, and reading a policy is not ticking it.
      try await house.accounts.acceptPolicy("2026-04-29", isAdult: false, by: account)
      #expect(try await house.accounts.profile(of: account).adultStatement == nil)
      try await house.accounts.acceptPolicy("2026-04-30", isAdult: true, by: account)
      house.clock.pass(.hours(1))
      try await house.accounts.acceptPolicy("2026-04-30", isAdult: true, by: account)
      let statement = try await house.accounts.profile(of: account).adultStatement
      #expect(statement?.at == house.clock.now.adding(microseconds: -3_600_000_000))
    }
  }

  @Test func namesAndConfirmedAddressesAreUnique() async throws {
    try await withAccounts { house in
      try await house.verified("anna")
      func create(_ email: String, _ username: String) async -> String? {
        await AccountsHouse.code {
          _ = try await house.accounts.create(
            email: email, username: username, password: AccountsHouse.password, isAdmin: false, language: .english)
        }
      }
      #expect(await create("other@example.org", "Anna") == "username-taken")
      #expect(await create("anna@example.org", "boris") == "email-taken")
      #expect(await create("boris@example.org", "boris") == nil)
    }
  }

  @Test func findsByNameAndAddress() async throws {
    try await withAccounts { house in
      let account = try await house.signUp("anna").account
      #expect(try await house.accounts.find("Anna") == account)
      #expect(try await house.accounts.find("anna@example.org") == account)
      for login in ["nobody", "nobody@example.org", "no login"] {
        #expect(await AccountsHouse.code { _ = try await house.accounts.find(login) } == "account-unknown")
      }
    }
  }

  /// §12; threats: the session's id changes when rights change.
  @Test func blockingAndRightsEndSessions() async throws {
    try await withAccounts { house in
      let account = try await house.signUp("anna").account
      func state() async throws -> String {
        let token = try await house.signIn("anna").token.text
        let visitor = try #require(try await house.accounts.visitor(token))
        return "\(visitor.state.rawValue) \(visitor.isAdmin ? "admin" : "person")"
      }
      var token = try await house.signIn("anna").token.text
      try await house.accounts.block(account)
      #expect(try await house.accounts.visitor(token) == nil)
      #expect(try await state() == "blocked person")
      try await house.accounts.block(account)
      try await house.accounts.unblock(account)
      try await house.accounts.unblock(account)
      #expect(try await state() == "open person")
      token = try await house.signIn("anna").token.text
      try await house.accounts.setAdmin(true, of: account)
      #expect(try await house.accounts.visitor(token) == nil)
      #expect(try await state() == "open admin")
      try await house.accounts.setAdmin(false, of: account)
      #expect(try await state() == "open person")
      let nobody = house.world.identifier()
      #expect(await AccountsHouse.code { try await house.accounts.block(nobody) } == "account-unknown")
    }
  }
}
