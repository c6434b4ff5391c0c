import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

/// §15, D36: versions are archived, a material change is announced a fortnight before, and a shorter period reaches
/// nobody's data without that.
@Suite struct PolicyHistoryTests {
  private func changed(_ path: String, _ value: String) -> PolicyValues {
    var values = PolicyValues()
    values.values[path]?.value = value
    return values
  }

  private func with(
    _ engine: Engine, isolation: isolated (any Actor)? = #isolation,
    _ body: (PolicyHistory, TestClock) async throws -> Void
  ) async throws {
    try await withDatabase(engine, migrations: PolicyHistory.migrations) { database in
      let clock = TestClock()
      try await body(PolicyHistory(database: database, world: clock.world()), clock)
    }
  }

  private func code(_ body: () async throws -> Void) async -> String? {
    do { try await body() } catch { return (error as? DomainError)?.code ?? "other" }
    return nil
  }

  @Test(arguments: Engine.allCases)
  func aShorterPeriodWaitsForItsAnnouncement(_ engine: Engine) async throws {
    try await with(engine) { history, clock in
      let (old, new) = (PolicyValues(), changed("keeping.upload.keep", "3d"))
      try await history.enter(old, hasPeople: false)
      try await history.enter(old, hasPeople: true)
      #expect(await code { try await history.enter(new, hasPeople: true) } == "policy-unannounced")

      let notice = Retention.materialChangeNotice.end(from: clock.now)
      let tooSoon = CivilDate(notice)
      #expect(await code { try await history.announce(new, from: tooSoon) } == "policy-notice")
      try await history.announce(new, from: tooSoon.next)
      #expect(try await history.coming()?.values == new)
      #expect(await code { try await history.enter(new, hasPeople: true) } == "policy-too-early")
      try await history.enter(old, hasPeople: true)
      #expect(try await history.isInForce(old))

      clock.pass(to: tooSoon.next.start.adding(microseconds: -1))
      #expect(await code { try await history.enter(new, hasPeople: true) } == "policy-too-early")
      clock.pass(to: tooSoon.next.start)
      try await history.enter(new, hasPeople: true)
      #expect(try await history.coming() == nil)
      #expect(try await history.isInForce(new))
      #expect(try await !history.isInForce(old))
      // Longer again is a change like any other.
      #expect(await code { try await history.enter(old, hasPeople: true) } == "policy-unannounced")
      #expect(try await history.versions().map(\.values) == [new, old])
    }
  }

  @Test(arguments: Engine.allCases)
  func whatIsNotMaterialOrHitsNobodyBindsAtOnce(_ engine: Engine) async throws {
    try await with(engine) { history, clock in
      try await history.enter(PolicyValues(), hasPeople: true)
      clock.pass(.hours(1))
      let reworded = changed("data.works.sources", "person")
      try await history.enter(reworded, hasPeople: true)
      clock.pass(.hours(1))
      let shorter = changed("keeping.upload.keep", "3d")
      try await history.enter(shorter, hasPeople: false)
      #expect(try await history.versions().count == 3)
      #expect(await code { try await history.announce(shorter, from: CivilDate(clock.now)) } == "policy-unchanged")
    }
  }

  @Test func anAnnouncementReplacesTheOneBefore() async throws {
    try await with(.sqlite) { history, clock in
      try await history.enter(hasPeople: true)
      let day = CivilDate(clock.now.adding(microseconds: 20 * Span.day))
      try await history.announce(changed("keeping.upload.keep", "3d"), from: day)
      try await history.announce(changed("keeping.upload.keep", "2d"), from: day.next)
      #expect(try await history.versions().count == 2)
      #expect(try await history.coming()?.values.values["keeping.upload.keep"]?.value == "2d")
      let news = PolicyNews(history: history, world: clock.world())
      #expect(await news.day() == day.next)
    }
  }
}
