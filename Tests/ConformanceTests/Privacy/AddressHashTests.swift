import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// §2.1.4, §5.6, D13, D13b on every engine.
@Suite struct AddressHashTests {
  private func with(
    _ engine: Engine, from day: CivilDate, _ body: (AddressHash, TestClock, Vault) async throws -> Void
  ) async throws {
    let clock = TestClock(at: day.start.microseconds)
    try await withVault(engine, world: clock.world()) { vault, _ in
      try await body(AddressHash(vault: vault, world: clock.world()), clock, vault)
    }
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
    try #require(CivilDate(year: year, month: month, day: day))
  }

  @Test(arguments: Engine.allCases)
  func equalAddressesAreEqualWithinAMonth(_ engine: Engine) async throws {
    try await with(engine, from: day(2027, 3, 1)) { hash, clock, vault in
      let first = try await hash.hash("203.0.113.7")
      #expect(first.count == 32)
      clock.pass(to: try day(2027, 4, 1).start.adding(microseconds: -1))
      #expect(try await hash.hash("203.0.113.7") == first)
      // Another process of the same instance.
      #expect(try await AddressHash(vault: vault, world: clock.world()).hash("203.0.113.7") == first)
      #expect(try await hash.hash("203.0.113.8") != first)
      clock.pass(to: try day(2027, 4, 1).start)
      #expect(try await hash.hash("203.0.113.7") != first)
    }
  }

  @Test(arguments: Engine.allCases)
  func longAddressesCountByTheirNetwork(_ engine: Engine) async throws {
    try await with(engine, from: day(2027, 3, 1)) { hash, _, _ in
      let home = try await hash.hash("2001:db8:1:2::1")
      #expect(try await hash.hash("2001:0DB8:0001:0002:ffff:ffff:ffff:ffff") == home)
      #expect(try await hash.hash("2001:db8:1:2:3:4:5:6%eth0") == home)
      #expect(try await hash.hash("2001:db8:1:3::1") != home)
      #expect(try await hash.hash("::ffff:203.0.113.7") == hash.hash("203.0.113.7"))
      #expect(try await hash.hash("::ffff:203.0.113.7") != hash.hash("::ffff:203.0.113.8"))
      let nonsense = try await hash.hash("")
      for text in ["unknown", "203.0.113", "203.0.113.7.9", "203.0.113.7, 10.0.0.1", ":::", "\u{0}"] {
        #expect(try await hash.hash(text) == nonsense)
      }
    }
  }

  /// The key of March 2027 is there until the end of March 2028 and not an instant longer; then the same address
  /// cannot be hashed to the same value again by anybody.
  @Test(arguments: Engine.allCases)
  func theKeyOfAMonthEndsTwelveMonthsAfterIt(_ engine: Engine) async throws {
    try await with(engine, from: day(2027, 3, 31)) { hash, clock, vault in
      let march = try await hash.hash("203.0.113.7")
      clock.pass(to: try day(2027, 4, 1).start)
      _ = try await hash.hash("203.0.113.7")
      let due = try day(2028, 4, 1).start
      #expect(try await hash.keys.forget(dueAt: due.adding(microseconds: -1), limit: 10) == 0)
      #expect(try await hash.keys.count(dueAt: due) == 1)
      #expect(try await hash.keys.forget(dueAt: due, limit: 10) == 1)
      #expect(try await hash.keys.count(dueAt: try day(2028, 5, 1).start) == 1)
      clock.jump(seconds: -5)
      #expect(try await AddressHash(vault: vault, world: clock.world()).hash("203.0.113.7") != march)
    }
  }
}
