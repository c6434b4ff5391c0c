import Accounts
import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

/// Threats: guessing one account, stuffing from one address; D13.
@Suite struct ThrottleTests {
  private func fail(_ house: AccountsHouse, _ login: String, from address: UInt8 = 1) async -> DomainError? {
    do {
      _ = try await house.signIn(login, "a wrong password", from: address)
      return nil
    } catch {
      return error as? DomainError
    }
  }

  @Test(arguments: ["anna", "nobody"])
  func afterTenFailuresTheWaitGrowsAndEnds(login: String) async throws {
    try await withAccounts { house in
      try await house.verified("anna")
      for address in 0..<UInt8(Limits.signInFailuresFree) {
        #expect(await fail(house, login, from: address)?.code == "sign-in-wrong")
      }
      var waits: [Int] = []
      for _ in 0..<9 {
        let refused = await fail(house, login, from: 200)
        #expect(refused?.kind == .tooMany && refused?.code == "too-many-attempts")
        let seconds = try #require(refused?.retryAfterSeconds)
        waits.append(seconds)
        house.clock.jump(seconds: Int64(seconds))
        #expect(await fail(house, login, from: 200)?.code == "sign-in-wrong")
      }
      #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60])
    }
  }

  @Test func waitingIsNeverALockOut() async throws {
    try await withAccounts { house in
      try await house.verified("anna")
      for _ in 0..<Limits.signInFailuresFree { _ = await fail(house, "anna") }
      #expect(await AccountsHouse.code { _ = try await house.signIn("anna", from: 9) } == "too-many-attempts")
      house.clock.jump(seconds: 1)
      _ = try await house.signIn("anna", from: 9)
      // The owner came in, so the count begins anew.
      #expect(await fail(house, "anna", from: 9)?.code == "sign-in-wrong")
      #expect(await fail(house, "anna", from: 9)?.code == "sign-in-wrong")
    }
  }

  @Test func refusedAttemptsCostNoHash() async throws {
    try await withAccounts { house in
      try await house.signUp("anna")
      for _ in 0..<Limits.signInFailuresFree { _ = await fail(house, "anna") }
      let before = house.hasher.hashesMade
      _ = await fail(house, "anna")
      #expect(house.hasher.hashesMade == before)
    }
  }

  @Test func theOwnerIsToldOnce() async throws {
    try await withAccounts { house in
      try await house.verified("anna")
      house.clock.pass(Limits.mailWindow)
      for _ in 0..<Limits.signInFailuresFree + 3 {
        _ = await fail(house, "anna")
        house.clock.jump(seconds: 60)
      }
      try await house.deliver()
      let notices = house.mailbox.subjects(to: "anna@example.org").filter { $0.contains("trying to sign in") }
      #expect(notices.count == 1)
    }
  }

  @Test func attemptsAtOneInstantAllCount() async throws {
    try await withAccounts { house in
      try await house.signUp("anna")
      let answers = await withTaskGroup(of: String?.self) { group in
        for address in 0..<40 {
          group.addTask { await fail(house, "anna", from: UInt8(address))?.code }
        }
        return await group.reduce(into: [:]) { counts, code in counts[code, default: 0] += 1 }
      }
      #expect(answers == ["sign-in-wrong": Limits.signInFailuresFree, "too-many-attempts": 30])
    }
  }

  @Test func anAddressThatTriesManyLoginsWaits() async throws {
    try await withAccounts { house in
      try await house.signUp("anna")
      for number in 0..<Limits.addressFailuresFree {
        #expect(await fail(house, "login\(number)")?.code == "sign-in-wrong")
      }
      #expect(await fail(house, "another")?.code == "too-many-attempts")
      // Others are not meant, and to have one account is no way to go on.
      _ = try await house.signIn("anna", from: 2)
      house.clock.jump(seconds: 1)
      _ = try await house.signIn("anna")
      #expect(await fail(house, "another")?.retryAfterSeconds == 1)
      house.clock.jump(seconds: 1)
      #expect(await fail(house, "another")?.code == "sign-in-wrong")
      #expect(await fail(house, "another")?.retryAfterSeconds == 2)
    }
  }

  @Test func failuresAreForgottenAndLeaveTheDisk() async throws {
    try await withAccounts { house in
      for _ in 0..<Limits.signInFailuresFree + 1 { _ = await fail(house, "anna") }
      let throttles = try #require(house.accounts.forgetters.first { $0.name == "throttles" })
      #expect(try await throttles.count(dueAt: house.clock.now) == 0)
      house.clock.pass(Limits.failuresKept)
      #expect(await fail(house, "anna")?.code == "sign-in-wrong")
      house.clock.pass(Limits.failuresKept)
      // One under the address, one under the login, one in the place of an account.
      #expect(try await throttles.count(dueAt: house.clock.now) == 3)
      #expect(try await throttles.forget(dueAt: house.clock.now, limit: 100) == 3)
      #expect(try await house.count("SELECT count(*) FROM throttles") == 0)
    }
  }

  @Test func aFullQueueOfHashesIsNoGuess() async throws {
    try await withAccounts { house in
      try await house.signUp("anna")
      let none = PasswordHasher(parameters: AccountsHouse.cheap, atOnce: 1, waitingMax: 0)
      let accounts = house.accounts(with: none)
      let codes = await withTaskGroup(of: String?.self) { group in
        for address in 0..<200 {
          group.addTask {
            await AccountsHouse.code {
              _ = try await accounts.signIn(
                login: "anna", password: AccountsHouse.password, from: house.visit(UInt8(address)))
            }
          }
        }
        return await group.reduce(into: Set<String?>()) { $0.insert($1) }
      }
      #expect(codes.isSubset(of: [nil, "busy", "too-many-attempts"]))
      _ = try await house.signIn("anna", from: 250)
    }
  }
}
