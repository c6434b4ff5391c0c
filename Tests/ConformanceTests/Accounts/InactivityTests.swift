import Accounts
import Core
import Jobs
import Persistence
import Policy
import Privacy
import Synchronization
import TestSupport
import Testing

/// Accounts that nobody uses end after a year (§5.2, D6, D7, D7b, D45).
@Suite struct InactivityTests {
  /// The midnight (UTC) that ends the year after the day of an instant.
  private func yearAfter(_ instant: Instant) -> Instant {
    Period.years(1).end(from: CivilDate(instant).next.start)
  }

  private func sweep(_ house: AccountsHouse) async throws -> Int {
    let forgetter = try #require(house.accounts.forgetters.first { $0.name == "inactive-accounts" })
    let due = try await forgetter.count(dueAt: house.clock.now)
    let forgotten = try await forgetter.forget(dueAt: house.clock.now, limit: 100)
    #expect(due == forgotten)
    return forgotten
  }

  @Test(arguments: Engine.allCases) func theYearRunsFromTheMidnightAfterTheLastAccess(_ engine: Engine) async throws {
    let closed = Mutex<[Identifier]>([])
    try await withAccounts(engine, onClose: { account, _ in closed.withLock { $0.append(account) } }) { house in
      let anna = try await house.signUp("anna").account
      let due = yearAfter(house.clock.now)
      #expect(try await house.accounts.inactivityDue(of: anna) == due)
      house.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await sweep(house) == 0)
      // A second before the end an access saves it for another year (D7).
      try await house.accounts.noteAccess(of: anna)
      let again = yearAfter(house.clock.now)
      house.clock.pass(to: due)
      #expect(try await house.accounts.inactivityDue(of: anna) == again)
      #expect(try await sweep(house) == 0)
      house.clock.pass(to: again)
      #expect(try await sweep(house) == 1)
      #expect(try await sweep(house) == 0)
      #expect(closed.withLock { $0 } == [anna])
      #expect(try await house.count("SELECT count(*) FROM accounts WHERE state = 'closed'") == 1)
      let hasJob = try await house.database.read {
        try house.queue.hasOpen(kind: Accounts.eraseKind, subject: anna, in: $0)
      }
      #expect(hasJob)
    }
  }

  /// D7b, D45: closed from the instant on, also where no sweeper comes.
  @Test(arguments: Engine.allCases) func itIsClosedBeforeTheSweeperComes(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.verified("anna")
      // A session that would outlive the year shows that it is the account that is closed.
      let far = Period.years(3).end(from: house.clock.now)
      try await house.database.write { _ = try $0.run("UPDATE sessions SET ends_at = \(far)") }
      let due = yearAfter(house.clock.now)
      house.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await house.accounts.inactivityDue(of: anna.account) == due)
      house.clock.pass(to: due)
      let (accounts, account) = (house.accounts, anna.account)
      #expect(try await accounts.visitor(anna.token.text) == nil)
      #expect(await AccountsHouse.code { _ = try await house.signIn("anna") } == "sign-in-wrong")
      for act in [
        { try await accounts.noteAccess(of: account) }, { _ = try await accounts.profile(of: account) },
        { _ = try await accounts.find("anna") },
        { try await accounts.startPrime(.paid, until: nil, of: account) },
        { _ = try await accounts.inactivityDue(of: account) },
      ] as [() async throws -> Void] {
        #expect(await AccountsHouse.code(act) == "account-unknown")
      }
      #expect(try await house.database.read { try accounts.isActive(account, in: $0) } == false)
      // The name and the confirmed address are free at once; who takes them is somebody new (D32).
      let again = try await house.verified("anna")
      #expect(again.account != account)
      #expect(try await accounts.profile(of: again.account).emailVerified)
      #expect(try await house.count("SELECT count(*) FROM accounts WHERE state = 'closed'") == 1)
    }
  }

  /// D7: never verified or never used accounts end too.
  @Test(arguments: Engine.allCases) func whoNeverCameEndsToo(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      _ = try await house.signUp("anna")
      _ = try await house.accounts.create(
        email: "boris@example.org", username: "boris", password: AccountsHouse.password, isAdmin: false,
        language: .russian)
      let blocked = try await house.signUp("dana").account
      try await house.accounts.block(blocked)
      house.clock.pass(to: yearAfter(house.clock.now))
      #expect(try await sweep(house) == 3)
    }
  }

  /// D6: paid Prime postpones until its end, and a year runs anew from there; granted Prime does not.
  @Test(arguments: Engine.allCases) func paidPrimePostpones(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.signUp("anna").account
      let boris = try await house.signUp("boris").account
      let start = house.clock.now
      let end = Period.months(20).end(from: start)
      try await house.accounts.startPrime(.paid, until: end, of: anna)
      try await house.accounts.startPrime(.granted, until: end, of: boris)
      let due = Period.years(1).end(from: end)
      #expect(try await house.accounts.inactivityDue(of: anna) == due)
      #expect(try await house.accounts.inactivityDue(of: boris) == yearAfter(start))
      house.clock.pass(to: yearAfter(start))
      #expect(try await sweep(house) == 1)
      house.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await sweep(house) == 0)
      #expect(try await house.accounts.find("anna") == anna)
      house.clock.pass(to: due)
      #expect(await AccountsHouse.code { _ = try await house.accounts.find("anna") } == "account-unknown")
      #expect(try await sweep(house) == 1)
    }
  }

  /// Paid Prime without an end keeps an account for good; when it is ended, the year begins.
  @Test(arguments: Engine.allCases) func endlessPrimeHasNoDate(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.signUp("anna").account
      try await house.accounts.startPrime(.paid, until: nil, of: anna)
      house.clock.pass(.years(6))
      #expect(try await house.accounts.inactivityDue(of: anna) == nil)
      #expect(try await sweep(house) == 0)
      try await house.accounts.endPrime(of: anna)
      #expect(try await house.accounts.inactivityDue(of: anna) == Period.years(1).end(from: house.clock.now))
    }
  }

  /// More accounts than one batch holds, and some kept by Prime among them.
  @Test(arguments: Engine.allCases) func manyGoInBatches(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let now = house.clock.now
      let day = CivilDate(now).start
      let entropy = house.world.entropy
      for number in 0..<(PageLimit.most + 7) {
        let id = house.world.identifier()
        let bytes = entropy.bytes(16)
        try await house.database.write { transaction in
          try transaction.run(
            """
            INSERT INTO accounts (id, state, role, username_index, username_sealed, email_index, email_sealed,
              password_sealed, language, created_at, access_day)
            VALUES (\(id), 'open', 'person', \(bytes), \(bytes), \(bytes), \(bytes), \(bytes), 'en', \(now), \(day))
            """)
          guard number.isMultiple(of: 10) else { return }
          try transaction.run(
            """
            INSERT INTO prime_spans (id, account, ground, starts_at, ends_at)
            VALUES (\(id), \(id), 'paid', \(now), \(Period.years(2).end(from: now)))
            """)
        }
      }
      house.clock.pass(to: yearAfter(now))
      #expect(try await sweep(house) == 96)
      #expect(try await house.count("SELECT count(*) FROM accounts WHERE state = 'open'") == 11)
    }
  }
}
