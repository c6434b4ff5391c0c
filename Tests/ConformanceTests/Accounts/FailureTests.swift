import Accounts
import Core
import Policy
import TestSupport
import Testing

/// Threats: guessing one account, by whatever login: growing delay and a notice that nobody can silence.
@Suite struct FailureTests {
  private func fail(_ house: AccountsHouse, _ login: String, from address: UInt8) async -> DomainError? {
    do {
      _ = try await house.signIn(login, "a wrong password", from: address)
      return nil
    } catch {
      return error as? DomainError
    }
  }

  private func notices(_ house: AccountsHouse) async throws -> Int {
    try await house.deliver()
    return house.mailbox.subjects(to: "anna@example.org").count { $0.contains("trying to sign in") }
  }

  @Test(arguments: Engine.allCases)
  func nameAndAddressAreOneAccount(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      try await house.verified("anna")
      house.clock.pass(Limits.mailWindow)
      let logins = ["anna", "anna@example.org", "ANNA", " Anna@example.org "]
      for number in 0..<10 {
        #expect(await fail(house, logins[number % 4], from: UInt8(number))?.code == "sign-in-wrong")
        #expect(try await notices(house) == (number == 9 ? 1 : 0))
      }
      for login in logins {
        let refused = await fail(house, login, from: 100)
        #expect(refused?.code == "too-many-attempts" && refused?.retryAfterSeconds == 1)
      }
      // Never a lock-out: a second later its owner is in, and the count begins anew for both logins.
      house.clock.pass(.minutes(1))
      #expect(await AccountsHouse.code { _ = try await house.signIn("anna", from: 101) } == nil)
      for login in logins { #expect(await fail(house, login, from: 102)?.code == "sign-in-wrong") }
      // Logins that nobody has are nobody's together: each has its own ten.
      for number in 0..<20 {
        let login = number.isMultiple(of: 2) ? "nobody" : "nobody@example.org"
        #expect(await fail(house, login, from: UInt8(number))?.code == "sign-in-wrong")
      }
      for login in ["nobody", "nobody@example.org"] {
        #expect(await fail(house, login, from: 103)?.retryAfterSeconds == 1)
      }
    }
  }

  /// Who gives the same address without having confirmed it, and signs in with a password of their own, frees nobody
  /// else's count.
  @Test(arguments: Engine.allCases)
  func anotherAccountWithTheAddressIsNoWayOn(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      try await house.verified("anna")
      let password = "the second password"
      _ = try await house.accounts.signUp(
        house.form("mallory", email: "anna@example.org", password: password), from: house.visit())
      for number in 0..<9 {
        #expect(await fail(house, "anna@example.org", from: UInt8(number))?.code == "sign-in-wrong")
      }
      _ = try await house.signIn("anna@example.org", password, from: 50)
      #expect(await fail(house, "anna@example.org", from: 51)?.code == "sign-in-wrong")
      #expect(await fail(house, "anna@example.org", from: 52)?.code == "too-many-attempts")
      #expect(await fail(house, "anna", from: 53)?.code == "too-many-attempts")
      #expect(await fail(house, "mallory", from: 54)?.code == "sign-in-wrong")
    }
  }

  @Test(arguments: Engine.allCases)
  func recoveriesDoNotSilenceTheNotice(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      try await house.verified("anna")
      house.clock.pass(Limits.mailWindow)
      for number in 0..<5 {
        try await house.accounts.requestRecovery(
          email: "anna@example.org", language: .english, from: house.visit(UInt8(number)))
      }
      try await house.deliver()
      for number in 0..<10 { _ = await fail(house, "anna", from: UInt8(number)) }
      #expect(try await notices(house) == 1)
      // One says it for an hour; then the next ten are told again.
      _ = try await signInLater(house)
      for number in 0..<10 { _ = await fail(house, "anna", from: UInt8(number + 10)) }
      #expect(try await notices(house) == 1)
      house.clock.pass(Limits.mailWindow)
      _ = try await signInLater(house)
      for number in 0..<10 { _ = await fail(house, "anna@example.org", from: UInt8(number + 20)) }
      #expect(try await notices(house) == 2)
    }
  }

  private func signInLater(_ house: AccountsHouse) async throws -> SignedIn {
    house.clock.pass(.minutes(1))
    return try await house.signIn("anna", from: 200)
  }
}
