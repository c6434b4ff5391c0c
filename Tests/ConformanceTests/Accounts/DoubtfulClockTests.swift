import Accounts
import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// Threats: a clock jump deletes nobody. What a name or an address costs somebody whose year is over, it costs nobody
/// whose year only seems to be over.
@Suite struct DoubtfulClockTests {
  private static let sixYears: Int64 = 6 * 365 * 24 * 3600

  /// Everything that is stored of the account, and whether its key is there.
  private func stored(_ account: Identifier, _ house: AccountsHouse) async throws -> [Int] {
    let statements: [SQL] = [
      "SELECT count(*) FROM accounts WHERE id = \(account) AND state = 'open' AND email_sealed IS NOT NULL",
      "SELECT count(*) FROM accounts WHERE id = \(account) AND username_index IS NOT NULL",
      "SELECT count(*) FROM accounts WHERE id = \(account) AND verified_index IS NOT NULL",
      "SELECT count(*) FROM acceptances WHERE account = \(account)",
      "SELECT count(*) FROM sessions WHERE account = \(account)",
      "SELECT count(*) FROM jobs WHERE kind = \(Accounts.eraseKind)",
    ]
    var counts: [Int] = []
    for statement in statements { counts.append(try await house.count(statement)) }
    return counts + [try await house.vault.hasAccountKey(account) ? 1 : 0]
  }

  private func signUp(_ username: String, email: String, _ house: AccountsHouse) async -> String? {
    await AccountsHouse.code { try await house.signUp(username, email: email) }
  }

  /// A jump beyond the days that a sweeper may stand still, and one within them, which only the process itself can see.
  @Test(arguments: Engine.allCases, [DoubtfulClockTests.sixYears, 172_800] as [Int64])
  func aNameIsNotTakenFromTheLiving(_ engine: Engine, seconds: Int64) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.verified("anna")
      let due = try #require(try await house.accounts.inactivityDue(of: anna.account))
      if seconds < Self.sixYears { house.clock.pass(to: due.adding(microseconds: -Span.day)) }
      #expect(try await house.sweeper.sweepOnce().halt == nil)
      let before = try await stored(anna.account, house)
      let keys = try await house.keys.read { try $0.row("SELECT count(*) FROM account_keys")?.int(0) ?? 0 }
      house.clock.jump(seconds: seconds)

      #expect(await signUp("anna", email: "new@example.org", house) == "username-taken")
      let made = await AccountsHouse.code {
        _ = try await house.accounts.create(
          email: "new@example.org", username: "anna", password: AccountsHouse.password, isAdmin: false,
          language: .english)
      }
      #expect(made == "username-taken")
      let boris = try await house.signUp("boris").account
      let renamed = await AccountsHouse.code { try await house.accounts.changeUsername(of: boris, to: "anna") }
      #expect(renamed == "username-taken")
      #expect(try await house.sweeper.sweepOnce().halt != nil)
      #expect(try await stored(anna.account, house) == before)

      // Set right, everything is as it was; the same jump, confirmed by the operator, is time that has passed.
      house.clock.jump(seconds: -seconds)
      #expect(try await house.signIn("anna").account == anna.account)
      house.clock.jump(seconds: seconds)
      #expect(await signUp("anna", email: "new@example.org", house) == "username-taken")
      try await house.sweeper.acceptClock()
      guard seconds == Self.sixYears else { return }
      #expect(try await house.signUp("anna", email: "new@example.org").account != anna.account)
      #expect(try await stored(anna.account, house).prefix(3) == [0, 0, 0])
      // Keys that were made for nothing are gone again: those of Anna, Boris and the new Anna are left.
      let left = try await house.keys.read {
        try $0.row("SELECT count(*) FROM account_keys WHERE wrapped IS NOT NULL")?.int(0) ?? 0
      }
      #expect(left == keys + 2)
    }
  }

  /// The link stays alive, so whoever proves an address by it has it once the clock was looked at.
  @Test(arguments: Engine.allCases)
  func anAddressWaitsForTheClock(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.verified("anna")
      #expect(try await house.sweeper.sweepOnce().halt == nil)
      let before = try await stored(anna.account, house)
      house.clock.jump(seconds: Self.sixYears)
      let boris = try await house.signUp("boris", email: "anna@example.org").account
      let clara = try await house.signUp("clara").account
      try await house.accounts.changeEmail(of: clara, password: AccountsHouse.password, new: "anna@example.org")
      try await house.deliver()
      let mails = house.mailbox.mails.suffix(4).filter { $0.recipient == "anna@example.org" }
      let links = mails.flatMap { Mailbox.tokens("verify", in: $0.text) }
      #expect(links.count == 2)
      for link in links {
        do {
          _ = try await house.accounts.verify(link)
          Issue.record("an address was given away")
        } catch let error as DomainError {
          #expect(error.code == "clock-doubted" && error.kind == .unavailable && error.retryAfterSeconds != nil)
        }
      }
      let made = await AccountsHouse.code {
        _ = try await house.accounts.create(
          email: "anna@example.org", username: "dana", password: AccountsHouse.password, isAdmin: false,
          language: .english)
      }
      #expect(made == "clock-doubted")
      // A new password is set all the same; only the address stays unconfirmed.
      try await house.accounts.requestRecovery(email: "anna@example.org", language: .english, from: house.visit())
      try await house.deliver()
      let link = try #require(house.mailbox.token("recover", to: "anna@example.org"))
      let back = try await house.accounts.recover(
        token: link, newPassword: "another good password", from: house.visit())
      #expect(back.account == boris)
      #expect(try await !house.accounts.profile(of: boris).emailVerified)
      #expect(try await stored(anna.account, house) == before)

      try await house.sweeper.acceptClock()
      let change = try #require(mails.first { $0.subject.hasPrefix("Please confirm your new address") })
      let token = try #require(Mailbox.tokens("verify", in: change.text).first)
      #expect(try await house.accounts.verify(token) == .newAddress(account: clara))
      #expect(try await stored(anna.account, house).prefix(3) == [0, 0, 0])
    }
  }
}
