import Accounts
import Core
import Persistence
import Policy
import TestSupport
import Testing

/// Threats: at most three mails an hour to an address that is nobody's yet, whatever is done to have them sent; and the
/// mails that warn an owner have a bound of their own.
@Suite struct MailBudgetTests {
  private static let stranger = "stranger@example.org"

  @Test(arguments: Engine.allCases)
  func aStrangerGetsThreeMailsOfAllKinds(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      try await house.verified("dana")
      var accounts: [SignedIn] = []
      for name in ["anna", "boris", "clara"] {
        accounts.append(try await house.signUp(name, email: Self.stranger))
      }
      try await house.deliver()
      #expect(house.mailbox.subjects(to: Self.stranger).count == 3)

      try await askForEveryKind(house, accounts)
      try await tellEverything(house, accounts[2].account)
      try await house.deliver()
      #expect(house.mailbox.subjects(to: Self.stranger).count == 3)

      // What is owed comes in the next hour, three at most again.
      house.clock.pass(Limits.mailWindow)
      let change = AnnouncedChange(
        announcedAt: house.clock.now, bindsAt: Period.days(20).end(from: house.clock.now))
      #expect(try await house.accounts.tell(of: change) == 5)
      try await house.accounts.requestRecovery(email: Self.stranger, language: .english, from: house.visit())
      try await house.deliver()
      #expect(house.mailbox.subjects(to: Self.stranger).count == 6)
    }
  }

  /// What people can do.
  private func askForEveryKind(_ house: AccountsHouse, _ signedIn: [SignedIn]) async throws {
    let (anna, boris, clara) = (signedIn[0], signedIn[1], signedIn[2])
    let accounts = house.accounts
    try await house.signUp("emil", email: Self.stranger)
    try await accounts.requestRecovery(email: Self.stranger, language: .english, from: house.visit())
    for number in 0..<10 {
      _ = await AccountsHouse.code { _ = try await house.signIn("boris", "a wrong password", from: UInt8(number)) }
    }
    _ = try await accounts.changePassword(
      of: anna.account, current: AccountsHouse.password, new: "another good password", session: anna.session)
    // Word to the old address that the new one was asked for, and that it was changed.
    try await accounts.changeEmail(of: boris.account, password: AccountsHouse.password, new: "boris@new.example")
    try await house.deliver()
    _ = try await accounts.verify(try #require(house.mailbox.token("verify", to: "boris@new.example")))
    let dana = try await accounts.find("dana")
    for act in [
      { try await accounts.sendVerification(of: clara.account) },
      { try await accounts.requestDeletion(of: clara.account, password: AccountsHouse.password, phrase: "clara") },
      { try await accounts.changeEmail(of: dana, password: AccountsHouse.password, new: Self.stranger) },
    ] as [() async throws -> Void] {
      #expect(await AccountsHouse.code(act) == "too-many-mails")
    }
  }

  /// What the service tells by itself, and answers to mails that claim to come from there.
  private func tellEverything(_ house: AccountsHouse, _ clara: Identifier) async throws {
    let accounts = house.accounts
    let due = try #require(try await accounts.inactivityDue(of: clara))
    #expect(try await accounts.send([Notice(.inactivity, account: clara, days: 30, due: due)]) == [])
    let letter = try await accounts.takeoutLetter(to: clara)
    try await house.database.write { try accounts.post(letter, in: $0) }
    let change = AnnouncedChange(
      announcedAt: house.clock.now, bindsAt: Period.days(20).end(from: house.clock.now))
    // Dana, and Boris at his new address.
    #expect(try await accounts.tell(of: change) == 2)
    #expect(try await house.database.write { try accounts.mayWrite(to: Self.stranger, in: $0) } == false)
    #expect(try await house.database.write { try accounts.mayWrite(to: "other@example.org", in: $0) })
  }

  @Test(arguments: Engine.allCases)
  func anOwnerIsToldTenTimesAnHour(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.verified("anna").account
      house.clock.pass(Limits.mailWindow)
      func asked() -> Int {
        house.mailbox.subjects(to: "anna@example.org").count { $0.hasPrefix("Your address is about to change") }
      }
      func change(_ number: Int) async throws {
        try await house.accounts.changeEmail(
          of: anna, password: AccountsHouse.password, new: "anna\(number)@new.example")
        try await house.deliver()
      }
      for number in 0..<12 { try await change(number) }
      #expect(asked() == 10)
      let deletion = await AccountsHouse.code {
        try await house.accounts.requestDeletion(of: anna, password: AccountsHouse.password, phrase: "anna")
      }
      #expect(deletion == "too-many-mails")
      // Mails that anybody may ask for are another count.
      try await house.accounts.requestRecovery(email: "anna@example.org", language: .english, from: house.visit())
      try await house.deliver()
      #expect(house.mailbox.token("recover", to: "anna@example.org") != nil)
      house.clock.pass(Limits.mailWindow)
      try await change(12)
      #expect(asked() == 11)
    }
  }
}
