import Accounts
import Core
import Persistence
import Policy
import TestSupport
import Testing

/// A material change of the policy is told by mail, once for each person and announcement, in their language (§15, D36).
@Suite struct PolicyNoticeTests {
  private func change(_ house: AccountsHouse, days: Int = 20) -> AnnouncedChange {
    AnnouncedChange(announcedAt: house.clock.now, bindsAt: Period.days(days).end(from: house.clock.now))
  }

  @Test(arguments: Engine.allCases) func everybodyIsToldOnceInTheirLanguage(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.signUp("anna", language: .russian).account
      _ = try await house.signUp("boris", language: .kazakh)
      _ = try await house.signUp("clara")
      let leaver = try await house.signUp("dora").account
      try await house.accounts.close(leaver)
      try await house.deliver()
      let change = change(house)
      #expect(try await house.accounts.tell(of: change) == 3)
      #expect(try await house.accounts.tell(of: change) == 0)
      house.clock.pass(.days(3))
      // Who came after the announcement is told before the day, too.
      _ = try await house.signUp("emil")
      try await house.deliver()
      #expect(try await house.accounts.tell(of: change) == 1)
      try await house.deliver()
      let subjects = ["anna", "boris", "clara", "emil"].map { house.mailbox.subjects(to: "\($0)@example.org").last }
      #expect(
        subjects == [
          "Меняется политика конфиденциальности – Songly", "Құпиялық саясатымыз өзгереді – Songly",
          "Our privacy policy changes – Songly", "Our privacy policy changes – Songly",
        ])
      #expect(house.mailbox.mails.count { $0.text.contains("/policy/changes") } == 4)
      let told = try await house.accounts.policyNotices(of: anna)
      #expect(told.map(\.bindsAt) == [change.bindsAt])
    }
  }

  /// Another announcement is another thing to be told; what binds already is told by nobody.
  @Test(arguments: Engine.allCases) func anAnnouncementInThePlaceOfAnotherIsToldToo(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.signUp("anna").account
      let first = change(house)
      #expect(try await house.accounts.tell(of: first) == 1)
      house.clock.pass(.days(1))
      let second = AnnouncedChange(announcedAt: house.clock.now, bindsAt: first.bindsAt)
      #expect(try await house.accounts.tell(of: second) == 1)
      #expect(try await house.accounts.policyNotices(of: anna).count == 2)
      // The mails wait until the change binds: then they are not sent any more.
      let mails = house.mailbox.mails.count
      house.clock.pass(to: first.bindsAt)
      try await house.deliver()
      #expect(house.mailbox.mails.dropFirst(mails).allSatisfy { !$0.subject.contains("policy") })
      let late = AnnouncedChange(announcedAt: first.announcedAt.adding(microseconds: 1), bindsAt: first.bindsAt)
      #expect(try await house.accounts.tell(of: late) == 0)
    }
  }
}
