import Accounts
import Core
import Jobs
import Persistence
import Policy
import Synchronization
import TestSupport
import Testing

/// §10, D3, D44.
@Suite struct DeletionTests {
  private func ask(_ house: AccountsHouse, _ account: Identifier, phrase: String = "anna") async throws -> String {
    try await house.accounts.requestDeletion(of: account, password: AccountsHouse.password, phrase: phrase)
    try await house.deliver()
    return try #require(house.mailbox.token("delete", to: "anna@example.org"))
  }

  @Test func closesInOneStepAndLeavesNothingButTheFence() async throws {
    let closed = Mutex<[Identifier]>([])
    try await withAccounts(onClose: { account, _ in closed.withLock { $0.append(account) } }) { house in
      let anna = try await house.verified("anna")
      try await house.accounts.changeEmail(
        of: anna.account, password: AccountsHouse.password, new: "anna@new.example")
      let link = try await ask(house, anna.account, phrase: " Anna ")
      #expect(try await house.accounts.deletionSummary(token: link).username == "anna")
      #expect(try await house.accounts.deletionSummary(of: anna.account).sessions == 1)
      _ = await AccountsHouse.code { _ = try await house.signIn("anna", "a wrong password", from: 3) }
      #expect(try await house.accounts.confirmDeletion(token: link) == anna.account)
      #expect(closed.withLock { $0 } == [anna.account])
      for table in [
        "SELECT count(*) FROM sessions", "SELECT count(*) FROM mailed_links", "SELECT count(*) FROM email_changes",
        "SELECT count(*) FROM outbox",
        "SELECT count(*) FROM throttles WHERE rule <> 'address' AND rule <> 'sign-up'",
        """
        SELECT count(*) FROM accounts WHERE state <> 'closed' OR username_sealed IS NOT NULL
          OR email_sealed IS NOT NULL OR password_sealed IS NOT NULL OR username_index IS NOT NULL
          OR email_index IS NOT NULL OR verified_index IS NOT NULL
        """,
      ] as [SQL] {
        #expect(try await house.count(table) == 0)
      }
      let hasJob = try await house.database.read {
        try house.queue.hasOpen(kind: Accounts.eraseKind, subject: anna.account, in: $0)
      }
      #expect(hasJob)
      #expect(try await house.accounts.visitor(anna.token.text) == nil)
      #expect(await AccountsHouse.code { _ = try await house.signIn("anna") } == "sign-in-wrong")
      #expect(await AccountsHouse.code { _ = try await house.accounts.confirmDeletion(token: link) } == "link-dead")
      let profile = await AccountsHouse.code { _ = try await house.accounts.profile(of: anna.account) }
      #expect(profile == "account-unknown")
    }
  }

  /// D32: after a clean deletion the same address and name can register again.
  @Test func nameAndAddressAreFreeAtOnce() async throws {
    try await withAccounts { house in
      let anna = try await house.verified("anna")
      _ = try await house.accounts.confirmDeletion(token: ask(house, anna.account))
      house.clock.pass(Limits.mailWindow)
      let again = try await house.verified("anna")
      #expect(again.account != anna.account)
      #expect(try await house.accounts.profile(of: again.account).emailVerified)
    }
  }

  @Test func needsPasswordPhraseAndALivingLink() async throws {
    try await withAccounts { house in
      let anna = try await house.verified("anna")
      func ask(_ password: String, _ phrase: String) async -> String? {
        await AccountsHouse.code {
          try await house.accounts.requestDeletion(of: anna.account, password: password, phrase: phrase)
        }
      }
      #expect(await ask("not the password", "anna") == "password-wrong")
      #expect(await ask(AccountsHouse.password, "boris") == "phrase-wrong")
      #expect(await ask(AccountsHouse.password, "") == "phrase-wrong")
      let link = try await self.ask(house, anna.account)
      let end = Retention.deletionLink.end(from: house.clock.now)
      house.clock.pass(to: end)
      #expect(await AccountsHouse.code { _ = try await house.accounts.confirmDeletion(token: link) } == "link-dead")
      #expect(try await house.accounts.visitor(anna.token.text) != nil)
    }
  }

  @Test func aLinkForOnePurposeOpensNoOther() async throws {
    try await withAccounts { house in
      let anna = try await house.signUp("anna")
      try await house.deliver()
      let verify = try #require(house.mailbox.token("verify", to: "anna@example.org"))
      #expect(await AccountsHouse.code { _ = try await house.accounts.confirmDeletion(token: verify) } == "link-dead")
      #expect(try await house.accounts.canRecover(verify) == false)
      let delete = try await ask(house, anna.account)
      #expect(await AccountsHouse.code { _ = try await house.accounts.verify(delete) } == "link-dead")
      _ = try await house.accounts.verify(verify)
    }
  }

  @Test func aNewPasswordCallsItOff() async throws {
    try await withAccounts { house in
      let anna = try await house.verified("anna")
      let link = try await ask(house, anna.account)
      _ = try await house.accounts.changePassword(
        of: anna.account, current: AccountsHouse.password, new: "another good password", session: anna.session)
      #expect(await AccountsHouse.code { _ = try await house.accounts.confirmDeletion(token: link) } == "link-dead")
    }
  }

  /// Threats: blocked people can delete too.
  @Test func blockedPeopleCanDelete() async throws {
    try await withAccounts { house in
      let anna = try await house.verified("anna")
      try await house.accounts.block(anna.account)
      #expect(try await house.accounts.visitor(anna.token.text) == nil)
      let again = try await house.signIn("anna")
      #expect(try await house.accounts.visitor(again.token.text)?.state == .blocked)
      let link = try await ask(house, anna.account)
      _ = try await house.accounts.confirmDeletion(token: link)
      #expect(try await house.count("SELECT count(*) FROM accounts WHERE state = 'closed'") == 1)
    }
  }
}
