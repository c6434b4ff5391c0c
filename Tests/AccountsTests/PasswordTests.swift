import Accounts
import Core
import Persistence
import Policy
import TestSupport
import Testing

@Suite struct PasswordTests {
  private let new = "another good password"

  /// Threats: all sessions die at a password change; the current one gets a new token.
  @Test func changingItEndsAllSessionsAndLinks() async throws {
    try await withAccounts { house in
      let current = try await house.verified("anna")
      let other = try await house.signIn("anna")
      try await house.accounts.requestRecovery(
        email: "anna@example.org", language: .english, from: house.visit())
      try await house.deliver()
      let link = try #require(house.mailbox.token("recover", to: "anna@example.org"))
      let next = try await house.accounts.changePassword(
        of: current.account, current: AccountsHouse.password, new: new, session: current.session)
      #expect(try await house.accounts.visitor(current.token.text) == nil)
      #expect(try await house.accounts.visitor(other.token.text) == nil)
      #expect(try await house.accounts.visitor(next.token.text)?.account == current.account)
      let devices = try await house.accounts.sessions(of: current.account).map(\.device)
      #expect(devices == ["Firefox on Android"])
      #expect(try await house.accounts.canRecover(link) == false)
      #expect(await AccountsHouse.code { _ = try await house.signIn("anna") } == "sign-in-wrong")
      _ = try await house.signIn("anna", new)
      try await house.deliver()
      #expect(house.mailbox.subjects(to: "anna@example.org").last == "Your password was changed – Songly")
    }
  }

  @Test func itNeedsTheOldOneASessionAndAGoodNewOne() async throws {
    try await withAccounts { house in
      let anna = try await house.signUp("anna")
      let boris = try await house.signUp("boris")
      func change(_ current: String, _ new: String, _ session: Identifier) async -> String? {
        await AccountsHouse.code {
          _ = try await house.accounts.changePassword(of: anna.account, current: current, new: new, session: session)
        }
      }
      #expect(await change("not the password", new, anna.session) == "password-wrong")
      #expect(await change("", new, anna.session) == "password-wrong")
      #expect(await change(AccountsHouse.password, "short", anna.session) == "password-length")
      #expect(await change(AccountsHouse.password, new, boris.session) == "session-unknown")
      #expect(try await house.accounts.visitor(anna.token.text) != nil)
      _ = try await house.signIn("anna")
    }
  }

  /// Whoever found an open session must not guess faster than at the door.
  @Test func guessingInsideWaitsToo() async throws {
    try await withAccounts { house in
      let anna = try await house.signUp("anna")
      var codes: [String?] = []
      for _ in 0...Limits.signInFailuresFree {
        codes.append(
          await AccountsHouse.code {
            try await house.accounts.requestDeletion(of: anna.account, password: "a wrong guess", phrase: "anna")
          })
      }
      #expect(codes.dropLast().allSatisfy { $0 == "password-wrong" })
      #expect(codes.last == "too-many-attempts")
    }
  }

  @Test func onePasswordOnTwoKeyboards() async throws {
    try await withAccounts { house in
      let form = house.form("anna", password: "Žluťoučký kůň ﬁ")
      _ = try await house.accounts.signUp(form, from: house.visit())
      _ = try await house.signIn("anna", "Z\u{30C}lut\u{30C}ouc\u{30C}ky\u{301} ku\u{30A}n\u{30C} fi")
    }
  }
}
