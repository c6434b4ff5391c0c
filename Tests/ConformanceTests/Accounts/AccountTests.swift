import Accounts
import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

/// Accounts behave the same on both engines: what the SQL decides is tried here, the branches in AccountsTests.
@Suite struct AccountTests {
  @Test(arguments: Engine.allCases)
  func aLifeFromSignUpToDeletion(engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.verified("anna")
      _ = try await house.signIn("anna@example.org")
      house.clock.pass(.days(1))
      let visitor = try #require(try await house.accounts.visitor(anna.token.text))
      #expect(visitor.username == "anna" && visitor.emailVerified)
      #expect(try await house.accounts.sessions(of: anna.account, current: anna.session).count == 2)
      try await house.accounts.changeUsername(of: anna.account, to: "Айгүл")
      try await house.accounts.changeEmail(
        of: anna.account, password: AccountsHouse.password, new: "anna@new.example")
      try await house.deliver()
      let change = try #require(house.mailbox.token("verify", to: "anna@new.example"))
      _ = try await house.accounts.verify(change)
      try await house.accounts.requestRecovery(
        email: "anna@new.example", language: .kazakh, from: house.visit())
      try await house.deliver()
      let recovery = try #require(house.mailbox.token("recover", to: "anna@new.example"))
      let back = try await house.accounts.recover(
        token: recovery, newPassword: "another good password", from: house.visit())
      #expect(try await house.accounts.visitor(anna.token.text) == nil)
      let profile = try await house.accounts.profile(of: back.account)
      #expect(profile.username == "айгүл" && profile.email == "anna@new.example")
      try await house.accounts.block(back.account)
      try await house.accounts.requestDeletion(
        of: back.account, password: "another good password", phrase: "айгүл")
      try await house.deliver()
      let deletion = try #require(house.mailbox.token("delete", to: "anna@new.example"))
      #expect(try await house.accounts.confirmDeletion(token: deletion) == anna.account)
      #expect(try await house.count("SELECT count(*) FROM accounts WHERE state = 'closed'") == 1)
      #expect(try await house.count("SELECT count(*) FROM sessions") == 0)
      house.clock.pass(.days(2))
      let again = try await house.signUp("айгүл", email: "anna@new.example")
      #expect(again.account != anna.account)
      for forgetter in house.accounts.forgetters {
        let due = try await forgetter.count(dueAt: house.clock.now)
        #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 100) == due, "\(forgetter.name)")
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func oneNameAtOneInstantGoesToOne(engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let codes = await withTaskGroup(of: String?.self) { group in
        for number in 0..<8 {
          group.addTask {
            await AccountsHouse.code {
              let form = house.form("anna", email: "person\(number)@example.org")
              _ = try await house.accounts.signUp(form, from: house.visit(UInt8(number)))
            }
          }
        }
        return await group.reduce(into: [:]) { counts, code in counts[code ?? "made", default: 0] += 1 }
      }
      #expect(codes == ["made": 1, "username-taken": 7])
      #expect(try await house.count("SELECT count(*) FROM accounts") == 1)
      let keys = try await house.keys.read {
        try $0.row("SELECT count(*) FROM account_keys WHERE wrapped IS NOT NULL")?.int(0)
      }
      #expect(keys == 1)
    }
  }

  /// Threats: single use.
  @Test(arguments: Engine.allCases)
  func oneLinkAtOneInstantWorksOnce(engine: Engine) async throws {
    try await withAccounts(engine) { house in
      try await house.verified("anna")
      try await house.accounts.requestRecovery(email: "anna@example.org", language: .english, from: house.visit())
      try await house.deliver()
      let link = try #require(house.mailbox.token("recover", to: "anna@example.org"))
      let codes = await withTaskGroup(of: String?.self) { group in
        for number in 0..<6 {
          group.addTask {
            await AccountsHouse.code {
              _ = try await house.accounts.recover(
                token: link, newPassword: "another good password \(number)", from: house.visit())
            }
          }
        }
        return await group.reduce(into: [:]) { counts, code in counts[code ?? "worked", default: 0] += 1 }
      }
      #expect(codes == ["worked": 1, "link-dead": 5])
      #expect(try await house.count("SELECT count(*) FROM sessions") == 1)
    }
  }

  @Test(arguments: Engine.allCases)
  func failuresAtOneInstantAllCount(engine: Engine) async throws {
    try await withAccounts(engine) { house in
      try await house.signUp("anna")
      let codes = await withTaskGroup(of: String?.self) { group in
        for number in 0..<16 {
          group.addTask {
            await AccountsHouse.code { _ = try await house.signIn("anna", "wrong password", from: UInt8(number)) }
          }
        }
        return await group.reduce(into: [:]) { counts, code in counts[code ?? "in", default: 0] += 1 }
      }
      #expect(codes == ["sign-in-wrong": Limits.signInFailuresFree, "too-many-attempts": 6])
    }
  }

  @Test(arguments: Engine.allCases)
  func theSchemaRefusesWhatCannotBe(engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.verified("anna")
      let boris = try await house.signUp("boris")
      let wrong: [SQL] = [
        "UPDATE accounts SET state = 'gone' WHERE id = \(anna.account)",
        "UPDATE accounts SET state = 'closed' WHERE id = \(anna.account)",
        "UPDATE accounts SET state = 'blocked' WHERE id = \(anna.account)",
        "UPDATE accounts SET email_sealed = NULL WHERE id = \(anna.account)",
        "UPDATE accounts SET email_index = \([1, 2, 3] as [UInt8]) WHERE id = \(anna.account)",
        "UPDATE accounts SET role = 'root' WHERE id = \(anna.account)",
        "UPDATE sessions SET ends_at = started_at WHERE account = \(anna.account)",
        "UPDATE acceptances SET kind = 'all' WHERE account = \(anna.account)",
        "UPDATE sessions SET account = \(house.world.identifier()) WHERE account = \(boris.account)",
        "DELETE FROM accounts WHERE id = \(anna.account)",
      ]
      for statement in wrong {
        await #expect(throws: Conflict.self) { try await house.database.write { _ = try $0.run(statement) } }
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func holdingsCoverEveryColumn(engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let names = Set(Accounts.holdings.map(\.table.description))
      let tables = try await house.database.columns().filter { names.contains($0.key) }
      #expect(Holding.faults(in: tables, declared: Accounts.holdings) == [])
    }
  }
}
