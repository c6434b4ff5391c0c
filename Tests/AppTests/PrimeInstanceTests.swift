import Accounts
import Core
import Foundation
import Jobs
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing
import Vault

@testable import App

/// Prime, inactivity and their notices in a whole instance: what the schedule runs, over a year, day by day (§5.2, §5.4,
/// D3b, D5, D6, D7).
@Suite(.startsPrograms) struct PrimeInstanceTests {
  /// An instance with its data on an engine and a clock to turn.
  private func with(
    _ engine: Engine, _ body: (Instance, TestClock) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      var environment = ["SONGLY_DATA_FOLDER": folder + "/data"]
      guard engine == .postgres else { return try await open(environment, body) }
      try await withPostgresSchema { address in
        environment["SONGLY_DATA_BACKEND"] = address
        try await open(environment, body)
      }
    }
  }

  private func open(
    _ environment: [String: String], _ body: (Instance, TestClock) async throws -> Void
  ) async throws {
    // 31 January 2028, 10:00 UTC: a leap year.
    let clock = TestClock(at: 1_832_925_600_000_000)
    let settings = try Settings.load(file: nil, environment: environment)
    let instance = try await Bootstrap.open(settings, world: clock.world())
    do {
      try await body(instance, clock)
      await instance.close()
    } catch {
      await instance.close()
      throw error
    }
  }

  private func account(_ instance: Instance) async throws -> Identifier {
    try await instance.accounts.create(
      email: "anna@example.org", username: "anna", password: "correct horse battery", isAdmin: false,
      language: .english)
  }

  private func work(_ instance: Instance, _ account: Identifier) async throws -> Identifier {
    try await instance.studio.importWork(
      FinishedWork(
        kind: "song", fields: ["recipient": "Anna"], seed: Seed(7), title: "For Anna", words: "la la",
        facts: Facts(language: "en", seconds: 60), files: [(.mp3, [1, 2, 3])], createdAt: instance.world.now),
      by: account)
  }

  /// A day of the schedule at a time until a day comes: what was told, in order.
  private func live(_ instance: Instance, _ clock: TestClock, until end: Instant) async throws -> [Notice] {
    let (sweeper, duty) = (instance.makeSweeper(), NoticeDuty(instance))
    var told: [Notice] = []
    while clock.now < end {
      clock.pass(.days(1))
      let report = try await sweeper.sweepOnce()
      #expect(report.halt == nil && report.failures.isEmpty)
      told += try await duty.run()
    }
    return told
  }

  @Test(arguments: Engine.allCases)
  func workAndAccountEndAsTold(_ engine: Engine) async throws {
    try await with(engine) { instance, clock in
      let start = clock.now
      let anna = try await account(instance)
      let song = try await work(instance, anna)
      let primeEnd = Period.months(1).end(from: start)
      try await instance.accounts.startPrime(.paid, until: primeEnd, of: anna)
      let (songGoes, accountGoes) = (
        Period.months(3).end(from: primeEnd), Period.years(1).end(from: primeEnd)
      )
      let told = try await live(instance, clock, until: Period.days(3).end(from: accountGoes))
      let left = Int((songGoes.microseconds - primeEnd.microseconds) / Span.day)
      var expected = [Notice(.primeEnded, account: anna, work: song, days: left, due: songGoes)]
      expected += [30, 7, 1].map { Notice(.removal, account: anna, work: song, days: $0, due: songGoes) }
      expected += [30, 7, 1].map { Notice(.inactivity, account: anna, days: $0, due: accountGoes) }
      #expect(told == expected)
      // The account went with all that was its own, and left its mark where no backup reaches (D3b, D4).
      for table in ["accounts", "prime_spans", "notices", "works", "versions", "artifacts", "erasures"] as [SQL] {
        let rows = try await instance.database.read { try $0.row("SELECT count(*) FROM \(table)")?.int(0) }
        #expect(rows == 0)
      }
      #expect(try await instance.vault.hasAccountKey(anna) == false)
      #expect(try await instance.tombstones.subjects(.account, after: nil, limit: 10) == [anna])
    }
  }

  @Test(arguments: Engine.allCases)
  func mailsGoOutOnceAndNameNoTitle(_ engine: Engine) async throws {
    try await with(engine) { instance, clock in
      let anna = try await account(instance)
      for _ in 0..<3 { _ = try await work(instance, anna) }
      try await instance.accounts.startPrime(
        .granted, until: Period.days(40).end(from: clock.now), of: anna)
      clock.pass(.days(40))
      let duty = NoticeDuty(instance)
      #expect(try await duty.run().count == 3)
      #expect(try await duty.run() == [])
      let mailbox = Mailbox()
      let job = SendMail(accounts: instance.accounts, mailer: mailbox.mailer)
      try await Worker(
        database: instance.database, queue: instance.queue, jobs: [job], concurrency: 1, world: instance.world
      ).runUntilIdle()
      #expect(mailbox.subjects(to: "anna@example.org") == ["Your Prime has ended – Songly"])
      let text = try #require(mailbox.mails.first?.text)
      // 11 March 2028 and three months.
      #expect(text.contains("3 of your works") && text.contains("11 June 2028") && !text.contains("For Anna"))
    }
  }

  @Test func theCommandGivesAndEndsPrime() async throws {
    let folder = try Folder()
    let data = ["SONGLY_DATA_FOLDER": folder.url.appending(path: "data").path]
    let settings = try Settings.load(file: nil, environment: data)
    let instance = try await Bootstrap.open(settings)
    let made: Result<Identifier, any Error>
    do { made = .success(try await account(instance)) } catch { made = .failure(error) }
    await instance.close()
    _ = try made.get()
    func prime(_ arguments: String...) throws -> SonglyProgram.Run {
      try SonglyProgram.run(["admin", "prime", "anna"] + arguments, environment: data, in: folder)
    }
    #expect(try prime().output == "no Prime\n")
    #expect(try prime("--until", "2099-05-01").output == "Prime (granted) until 2099-05-01 UTC\n")
    #expect(try prime("--until", "2099-04-01", "--paid").output == "Prime (paid) until 2099-05-01 UTC\n")
    #expect(try prime("--end").output == "no Prime\n")
    #expect(try prime("--end").code == "prime-not-running")
    #expect(try prime("--until", "2020-01-01").code == "prime-invalid")
    #expect(try prime("--until", "1 May").code == "date-form")
  }
}
