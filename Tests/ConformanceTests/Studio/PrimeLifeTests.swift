import Accounts
import Core
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing

/// How Prime and its end move the dates of works (§5.4, D2, D5, D5b, D45b), seen from outside.
@Suite struct PrimeLifeTests {
  private func imported(_ house: StudioHouse, at created: Instant, by account: Identifier? = nil) async throws
    -> Identifier
  {
    try await house.studio.importWork(
      FinishedWork(
        kind: "test", fields: ["recipient": "Anna"], seed: Seed(7), title: "A song for Anna", words: "la la",
        facts: Facts(language: "en", seconds: 61.5), files: [(.mp3, TestKind.sound)], createdAt: created),
      by: account ?? house.ada)
  }

  private func sweep(_ house: StudioHouse) async throws -> Int {
    let forgetter = VersionForgetter(house.studio)
    let due = try await forgetter.count(dueAt: house.clock.now)
    let forgotten = try await forgetter.forget(dueAt: house.clock.now, limit: 1000)
    #expect(due == forgotten)
    return forgotten
  }

  @Test(arguments: Engine.allCases) func itIsKeptUntilThreeMonthsAfterPrime(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let start = house.clock.now
      let id = try await house.gift()
      house.prime.give(house.ada, PrimeSpan(start: start, end: nil))
      house.clock.pass(.months(14))
      #expect(try await sweep(house) == 0)
      let endless = try await house.studio.keeping(id, of: house.ada)
      #expect(endless.until == nil && endless.isUnderPrime && endless.primeUntil == nil)
      #expect(endless.clauses == [.keepGenerated, .primeRestartsClock] && endless.changes == [.delete])
      let end = Period.days(10).end(from: house.clock.now)
      house.prime.end(house.ada, at: end)
      let due = Period.months(3).end(from: end)
      let running = try await house.studio.work(id, of: house.ada).keeping
      #expect(running.until == due && running.primeUntil == end && running.changes == [.prime, .delete])
      house.clock.pass(to: end)
      let after = try await house.studio.keeping(id, of: house.ada)
      #expect(after.until == due && !after.isUnderPrime && after.primeUntil == nil)
      #expect(after.clauses == [.keepGenerated, .primeRestartsClock])
      house.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await house.studio.works(of: house.ada).items.count == 1)
      house.clock.pass(to: due)
      #expect(try await house.studio.works(of: house.ada).items.isEmpty)
      #expect(try await house.studio.trash(of: house.ada).map(\.id) == [id])
      house.clock.pass(to: Period.days(7).end(from: due).adding(microseconds: -1))
      #expect(try await sweep(house) == 0)
      house.clock.pass(to: Period.days(7).end(from: due))
      #expect(try await house.studio.keeping(id, of: house.ada).changes == [])
      #expect(try await sweep(house) == 1)
    }
  }

  /// D45b: what expired comes back only with Prime, lives by it, and a later restore in time takes nothing away.
  @Test(arguments: Engine.allCases) func whatExpiredLivesByThePrimeThatBroughtItBack(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await imported(house, at: house.clock.now)
      let due = Period.months(3).end(from: house.clock.now)
      house.clock.pass(to: Period.hours(6 * 24 + 23).end(from: due))
      #expect(await code { try await house.studio.restore(id, of: house.ada) } == "restore-needs-prime")
      let end = Period.days(2).end(from: house.clock.now)
      house.prime.give(house.ada, PrimeSpan(start: house.clock.now, end: end))
      #expect(try await house.studio.keeping(id, of: house.ada).changes == [.restore])
      try await house.studio.restore(id, of: house.ada)
      let again = Period.months(3).end(from: end)
      #expect(try await house.studio.keeping(id, of: house.ada).until == again)
      house.clock.pass(.days(30))
      try await house.studio.delete(id, of: house.ada)
      house.clock.pass(.days(1))
      try await house.studio.restore(id, of: house.ada)
      #expect(try await house.studio.keeping(id, of: house.ada).until == again)
      #expect(try await house.studio.work(id, of: house.ada).createdAt < due)
      house.clock.pass(to: again)
      #expect(try await house.studio.trash(of: house.ada).map(\.keeping.changes) == [[.restoreWithPrime]])
    }
  }

  /// A gift whose trash is over stays gone, even where the bytes still lie and another version comes back.
  @Test(arguments: Engine.allCases) func primeBringsBackNothingThatIsGone(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      let due = Period.months(3).end(from: house.clock.now)
      house.clock.pass(.days(60))
      _ = try await house.studio.singAgain(id, of: house.ada, idempotencyKey: "again-001")
      try await house.work()
      house.clock.pass(to: Period.days(7).end(from: due))
      try await house.studio.delete(id, of: house.ada)
      house.prime.give(house.ada, PrimeSpan(start: house.clock.now, end: nil))
      try await house.studio.restore(id, of: house.ada)
      #expect(try await house.studio.work(id, of: house.ada).versions.map(\.number) == [2])
      #expect(try await sweep(house) == 1)
    }
  }

  /// The sweep reads what may be due: works that Prime keeps are looked at once and then not for months.
  @Test(arguments: Engine.allCases) func whatPrimeKeepsIsNotLookedAtAgain(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let start = house.clock.now
      for _ in 0..<3 { _ = try await imported(house, at: start) }
      let bens = try await imported(house, at: start, by: house.ben)
      house.prime.give(house.ada, PrimeSpan(start: start, end: nil))
      let gone = Period.days(7).end(from: Period.months(3).end(from: start))
      house.clock.pass(to: gone)
      #expect(try await sweep(house) == 1)
      #expect(await code { _ = try await house.studio.keeping(bens, of: house.ben) } == "work-unknown")
      let now = house.clock.now
      #expect(try await house.count("SELECT count(*) FROM versions WHERE ages_from = \(now)") == 3)
      // Prime ends an hour later: the three months from there are kept to the microsecond.
      house.clock.pass(.hours(1))
      house.prime.end(house.ada, at: house.clock.now)
      let end = Period.days(7).end(from: Period.months(3).end(from: house.clock.now))
      house.clock.pass(to: end.adding(microseconds: -1))
      #expect(try await sweep(house) == 0)
      #expect(try await VersionForgetter(house.studio).count(dueAt: end) == 3)
      house.clock.pass(to: end)
      #expect(try await sweep(house) == 3)
    }
  }

  @Test(arguments: Engine.allCases) func noticesComeAfterPrime(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let start = house.clock.now
      let kept = try await imported(house, at: start)
      let trashed = try await imported(house, at: start)
      _ = try await imported(house, at: start, by: house.ben)
      let end = Period.days(40).end(from: start)
      house.prime.give(house.ada, PrimeSpan(start: start, end: end))
      house.clock.pass(to: end.adding(microseconds: -1))
      try await house.studio.delete(trashed, of: house.ada)
      #expect(try await house.studio.removalNotices(at: house.clock.now) == [])
      // Made at the very end of Prime, and so never protected by it.
      let later = try await imported(house, at: start)
      house.clock.pass(to: end)
      _ = try await imported(house, at: end)
      let due = Period.months(3).end(from: end)
      let left = Int((due.microseconds - end.microseconds) / Span.day)
      func told(_ kind: Notice.Kind, _ days: Int) -> Set<Notice> {
        Set([kept, later].map { Notice(kind, account: house.ada, work: $0, days: days, due: due) })
      }
      #expect(Set(try await house.studio.removalNotices(at: house.clock.now)) == told(.primeEnded, left))
      for days in [30, 7, 1] {
        house.clock.pass(to: due.adding(microseconds: -Int64(days) * Span.day - 1))
        #expect(try await house.studio.removalNotices(at: house.clock.now) == [])
        house.clock.pass(to: due.adding(microseconds: -Int64(days) * Span.day))
        #expect(
          Set(try await house.studio.removalNotices(at: house.clock.now, late: .minutes(0))) == told(.removal, days))
      }
      // The next Prime takes the notices back, and brings new ones at its own end.
      let next = house.clock.now
      let nextEnd = Period.days(1).end(from: next).adding(microseconds: 5)
      house.prime.give(house.ada, PrimeSpan(start: next, end: nextEnd))
      #expect(try await house.studio.removalNotices(at: next) == [])
      house.clock.pass(to: nextEnd)
      let again = try await house.studio.removalNotices(at: nextEnd)
      // With the gift that was made when the first ended.
      #expect(again.count == 3 && again.allSatisfy { $0.due == Period.months(3).end(from: nextEnd) })
    }
  }

  /// D20b: what is held is served to nobody, but its dates go on, and so does what is owed about them (D5b).
  @Test(arguments: Engine.allCases) func noticesGoOnUnderHold(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await imported(house, at: house.clock.now)
      let end = Period.days(40).end(from: house.clock.now)
      house.prime.give(house.ada, PrimeSpan(start: house.clock.now, end: end))
      _ = try await house.holds.place(
        HoldOrder(
          objects: [HeldObject(.work, id)], reason: "Case 12/2027", approvers: ["Ada A.", "Ben B."],
          until: Period.years(1).end(from: end)))
      house.clock.pass(to: end)
      #expect(try await house.studio.removalNotices(at: end).map(\.work) == [id])
      let due = Period.months(3).end(from: end)
      house.clock.pass(to: due.adding(microseconds: -Span.day))
      #expect(try await house.studio.removalNotices(at: house.clock.now).map(\.days) == [1])
      #expect(try await house.studio.works(of: house.ada).items.isEmpty)
    }
  }

  @Test(arguments: Engine.allCases) func anImportedGiftIsAsItWas(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let made = house.clock.now.adding(microseconds: -10 * Span.day)
      let id = try await imported(house, at: made)
      let work = try await house.studio.work(id, of: house.ada)
      #expect(work.title == "A song for Anna" && work.words == "la la" && work.seed == 7 && work.createdAt == made)
      #expect(work.keeping.until == Period.months(3).end(from: made) && work.state == .ready)
      let file = try await house.studio.file(id, .mp3, of: house.ada)
      #expect(try await file.read(0..<file.plainBytes) == TestKind.sound)
      #expect(try await house.points() == [100, 0, 0])
      let future = house.clock.now.adding(microseconds: 1)
      #expect(await code { _ = try await imported(house, at: future) } == "work-time")
      house.prime.close(house.ada)
      #expect(await code { _ = try await imported(house, at: made) } == "account-closed")
      #expect(house.memory.stored.count == 1)
      #expect(try await house.orphans() == [])
    }
  }

  /// Six years of one work, day by day, against the pure rule: pages, trash and sweeper never disagree with it, through
  /// leap days, month ends and Prime with gaps.
  @Test(arguments: Engine.allCases) func sixYearsDayByDay(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let start = try #require(CivilDate(year: 2027, month: 11, day: 30)).start.adding(microseconds: 3 * Span.hour)
      house.clock.pass(to: start)
      func day(_ days: Int64) -> Instant { start.adding(microseconds: days * Span.day) }
      for (from, to) in [(20, 92), (150, 152), (240, 900), (990, 1500), (1593, 1600)] as [(Int64, Int64)] {
        house.prime.give(house.ada, PrimeSpan(start: day(from), end: day(to)))
      }
      let id = try await imported(house, at: start)
      let life = try #require(try await house.studio.lives(of: house.ada).first).life
      var isSwept = false
      for number in stride(from: Int64(0), to: 2192, by: 5) {
        house.clock.pass(to: day(number))
        isSwept = try await sweep(house) == 1 || isSwept
        let (library, trash) = (
          try await house.studio.works(of: house.ada), try await house.studio.trash(of: house.ada)
        )
        switch life.standing(at: house.clock.now) {
        case .kept: #expect(library.items.map(\.id) == [id] && trash.isEmpty && !isSwept)
        case .inTrash: #expect(library.items.isEmpty && trash.map(\.id) == [id] && !isSwept)
        case .gone: #expect(library.items.isEmpty && trash.isEmpty && isSwept)
        }
      }
      #expect(isSwept)
    }
  }
}
