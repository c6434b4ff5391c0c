import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

@testable import Accounts

@Suite struct MailTests {
  private static let site = MailSite(origin: "https://songs.example/", name: "Songly")
  /// 29 February 2028.
  private static let end = Instant(microseconds: 1_835_395_200_000_000)
  private static let every: [AccountMail] = [
    .verification(link: "https://songs.example/verify/t"), .alreadyRegistered,
    .recovery([.init(username: "anna", link: "https://songs.example/recover/t")]), .failures, .passwordChanged,
    .emailConfirm(link: "https://songs.example/verify/t"), .emailAsked, .emailChanged,
    .deletion(link: "https://songs.example/delete/t"), .inactivity(days: 30, end: end),
    .inactivity(days: 1, end: end), .primeEnded(works: 1, end: end), .removal(works: 12, days: 7, end: end),
    .removal(works: 1, days: 1, end: end), .policyChange(from: end),
    .reminder(works: 1, end: end), .reminder(works: 12, end: end),
  ]

  /// D16: who types somebody's address must not read in their own lines of what left whether it has an account.
  @Test func linesDoNotTellWhetherAnAddressIsTaken() {
    let link = "https://songs.example/verify/" + String(repeating: "t", count: 43)
    for language in Language.allCases {
      let answers = [AccountMail.verification(link: link), .emailConfirm(link: link), .alreadyRegistered].map {
        $0.outgoing(to: "anna@example.org", in: language, Self.site)
      }
      #expect(Set(answers.map(\.kind)) == ["verification"])
      #expect(answers.allSatisfy { $0.text.utf8.count + $0.subject.utf8.count < Limits.mailBytesStep })
    }
    #expect(Set(Self.every.map { $0.outgoing(to: "a@b.example", in: .english, Self.site).kind }).count == 9)
  }

  @Test func everyMailIsShortAndItsOwnInEveryLanguage() {
    var subjects: Set<String> = []
    for mail in Self.every {
      for language in Language.allCases {
        let written = mail.outgoing(to: "anna@example.org", in: language, Self.site)
        subjects.insert(written.subject)
        #expect((200...1000).contains(written.text.count), "\(written.subject): \(written.text.count)")
        #expect(written.subject.count <= 60 && written.language == language)
        #expect(written.text.hasSuffix("\n\nSongly\nhttps://songs.example\n"))
        // A link stands on a line of its own, so that every reader finds its end.
        let links = written.text.split(separator: "\n").filter { $0.contains("https://") }
        #expect(links.allSatisfy { $0.hasPrefix("https://songs.example") && !$0.contains(" ") })
        let hasCyrillic = written.text.unicodeScalars.contains { (0x400...0x4ff).contains($0.value) }
        #expect(hasCyrillic == (language != .english))
      }
    }
    #expect(subjects.count == Self.every.count * Language.allCases.count)
  }

  /// D37: what a mail says is what the code enforces, in every language.
  @Test(arguments: [
    (Period.days(3), "3 days", "3 дня", "3 күн"), (.hours(1), "1 hour", "1 час", "1 сағат"),
    (.hours(24), "24 hours", "24 часа", "24 сағат"), (.minutes(30), "30 minutes", "30 минут", "30 минут"),
    (.minutes(1), "1 minute", "1 минуту", "1 минут"), (.minutes(11), "11 minutes", "11 минут", "11 минут"),
    (.days(21), "21 days", "21 день", "21 күн"), (.months(2), "2 months", "2 месяца", "2 ай"),
  ])
  func spansAreSaid(_ period: Period, english: String, russian: String, kazakh: String) {
    #expect(MailSpan.words(period, in: .english) == english)
    #expect(MailSpan.words(period, in: .russian) == russian)
    #expect(MailSpan.words(period, in: .kazakh) == kazakh)
  }

  @Test func datesAreSaid() {
    #expect(MailDate.on(Self.end, in: .english) == "29 February 2028")
    #expect(MailDate.on(Self.end, in: .russian) == "29 февраля 2028 года")
    #expect(MailDate.on(Self.end, in: .kazakh) == "2028 жылғы 29 ақпанда")
  }

  @Test func goesOutInTheAccountsLanguageAndLeavesNothing() async throws {
    try await withAccounts { house in
      try await house.signUp("anna", language: .kazakh)
      #expect(try await house.count("SELECT count(*) FROM outbox") == 1)
      try await house.deliver()
      let mail = try #require(house.mailbox.mails.first)
      #expect(mail.subject == "Поштаңызды растаңыз – Songly" && mail.language == .kazakh)
      #expect(try await house.count("SELECT count(*) FROM outbox") == 0)
    }
  }

  @Test func aMailThatCannotGoWaitsAndGoesLater() async throws {
    try await withAccounts { house in
      try await house.signUp("anna")
      house.mailbox.fail(with: DomainError(.unavailable, "mail-unavailable", "Later."))
      try await house.deliver()
      #expect(try await house.count("SELECT count(*) FROM outbox") == 1)
      house.mailbox.fail(with: nil)
      house.clock.pass(.minutes(Limits.jobBackoffMinutesMax))
      try await house.deliver()
      #expect(house.mailbox.mails.count == 1)
      let token = try #require(house.mailbox.token("verify", to: "anna@example.org"))
      _ = try await house.accounts.verify(token)
    }
  }

  @Test func aMailThatIsRefusedIsNotKept() async throws {
    try await withAccounts { house in
      try await house.signUp("anna")
      house.mailbox.fail(with: DomainError(.invalid, "mail-refused", "Never."))
      try await house.deliver()
      #expect(try await house.count("SELECT count(*) FROM outbox") == 0)
    }
  }

  @Test func whatWaitedTooLongIsForgotten() async throws {
    try await withAccounts { house in
      try await house.signUp("anna")
      let outbox = try #require(house.accounts.forgetters.first { $0.name == "outbox" })
      house.clock.pass(Limits.mailKept)
      #expect(try await outbox.forget(dueAt: house.clock.now, limit: 10) == 1)
      try await house.deliver()
      #expect(house.mailbox.mails.isEmpty)
    }
  }

  @Test func aMailOfAClosedAccountIsNotWritten() async throws {
    try await withAccounts { house in
      let account = try await house.signUp("anna").account
      _ = try await house.vault.destroyAccountKey(account)
      try await house.deliver()
      #expect(house.mailbox.mails.isEmpty)
      #expect(try await house.count("SELECT count(*) FROM outbox") == 0)
    }
  }
}
