import Accounts
import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

/// What people are told before something goes, each thing once (D5, D5b, D7).
@Suite struct NoticeTests {
  private func yearAfter(_ instant: Instant) -> Instant {
    Period.years(1).end(from: CivilDate(instant).next.start)
  }

  private func before(_ due: Instant, _ days: Int64) -> Instant { due.adding(microseconds: -days * Span.day) }

  /// One run of the duty.
  private func run(_ house: AccountsHouse, late: Period = Retention.noticeLate) async throws -> [Notice] {
    try await house.accounts.send(try await house.accounts.inactivityNotices(at: house.clock.now, late: late))
  }

  @Test(arguments: Engine.allCases) func inactivityIsToldThirtySevenAndOneDaysBefore(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.signUp("anna", language: .russian).account
      let due = yearAfter(house.clock.now)
      var told: [Int] = []
      for days in [Int64(30), 7, 1] {
        house.clock.pass(to: before(due, days).adding(microseconds: -1))
        #expect(try await run(house) == [])
        house.clock.pass(to: before(due, days))
        let sent = try await run(house)
        #expect(sent == [Notice(.inactivity, account: anna, days: Int(days), due: due)])
        told += sent.map(\.days)
        // The duty may run again, an hour later too, and by two processes: nothing is told twice.
        #expect(try await run(house) == [])
        house.clock.pass(.hours(1))
        #expect(try await run(house) == [])
        try await house.deliver()
      }
      #expect(told == [30, 7, 1])
      let subjects = house.mailbox.subjects(to: "anna@example.org").suffix(3)
      #expect(
        subjects == [
          "Ваш аккаунт будет удалён через 30 дней – Songly", "Ваш аккаунт будет удалён через 7 дней – Songly",
          "Завтра ваш аккаунт будет удалён – Songly",
        ])
      house.clock.pass(to: due)
      #expect(try await run(house) == [])
      let forgetter = try #require(house.accounts.forgetters.first { $0.name == "notices" })
      #expect(try await forgetter.forget(dueAt: due, limit: 10) == 3)
    }
  }

  @Test(arguments: Engine.allCases) func whatWasMissedIsNotSentLate(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      _ = try await house.signUp("anna")
      let due = yearAfter(house.clock.now)
      // A day late is the latest; nothing of it postpones the end.
      house.clock.pass(to: before(due, 30).adding(microseconds: Span.day + 1))
      #expect(try await run(house) == [])
      house.clock.pass(to: before(due, 7).adding(microseconds: Span.day))
      #expect(try await run(house, late: .minutes(0)) == [])
      #expect(try await run(house).map(\.days) == [7])
      house.clock.pass(to: due)
      #expect(await AccountsHouse.code { _ = try await house.accounts.find("anna") } == "account-unknown")
    }
  }

  @Test(arguments: Engine.allCases) func whoComesBackIsToldAgainAYearLater(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.signUp("anna").account
      let due = yearAfter(house.clock.now)
      house.clock.pass(to: before(due, 30))
      #expect(try await run(house).count == 1)
      // The mail has not gone yet when she comes: it is not true any more, and is not sent.
      try await house.accounts.noteAccess(of: anna)
      let mails = house.mailbox.mails.count
      try await house.deliver()
      #expect(house.mailbox.mails.dropFirst(mails).allSatisfy { $0.subject.hasPrefix("Please confirm") })
      house.clock.pass(to: before(due, 7))
      #expect(try await run(house) == [])
      let again = yearAfter(before(due, 30))
      house.clock.pass(to: before(again, 30))
      #expect(try await run(house).map(\.due) == [again])
    }
  }

  /// D6: no notice while paid Prime postpones the date; then they come before the new one, which has a time of day.
  @Test(arguments: Engine.allCases) func paidPrimeMovesTheNotices(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.signUp("anna").account
      let first = yearAfter(house.clock.now)
      house.clock.pass(.months(6))
      let end = Period.months(2).end(from: house.clock.now)
      try await house.accounts.startPrime(.paid, until: end, of: anna)
      let due = Period.years(1).end(from: end)
      for days in [Int64(30), 7, 1] {
        house.clock.pass(to: before(first, days))
        #expect(try await run(house) == [])
      }
      for days in [Int64(30), 7, 1] {
        house.clock.pass(to: before(due, days))
        #expect(try await run(house) == [Notice(.inactivity, account: anna, days: Int(days), due: due)])
      }
    }
  }

  /// One mail for all works of one day, counted; titles stay out of it.
  @Test(arguments: Engine.allCases) func worksOfOneDayShareAMail(_ engine: Engine) async throws {
    try await withAccounts(engine) { house in
      let anna = try await house.signUp("anna").account
      let boris = try await house.signUp("boris", language: .kazakh).account
      try await house.deliver()
      let due = Period.days(7).end(from: house.clock.now)
      let works = (0..<3).map { _ in house.world.identifier() }
      let notices =
        works.map { Notice(.removal, account: anna, work: $0, days: 7, due: due) }
        + [Notice(.primeEnded, account: boris, work: works[0], days: 91, due: due)]
      #expect(try await house.accounts.send(notices) == notices)
      #expect(try await house.accounts.send(notices) == [])
      try await house.deliver()
      #expect(house.mailbox.subjects(to: "anna@example.org").last == "3 of your works go in 7 days – Songly")
      #expect(house.mailbox.subjects(to: "boris@example.org").last == "Prime мерзіміңіз аяқталды – Songly")
      // One more of the same day is told by itself, and only that one.
      let more = Notice(.removal, account: anna, work: house.world.identifier(), days: 7, due: due)
      #expect(try await house.accounts.send(notices + [more]) == [more])
      // Prime that runs again makes it untrue, and so does the end of the account.
      try await house.accounts.startPrime(.granted, until: nil, of: boris)
      #expect(
        try await house.accounts.send([Notice(.removal, account: boris, work: works[1], days: 1, due: due)]) == [])
      let gone = Notice(.removal, account: house.world.identifier(), work: works[1], days: 1, due: due)
      #expect(try await house.accounts.send([gone]) == [])
    }
  }
}
