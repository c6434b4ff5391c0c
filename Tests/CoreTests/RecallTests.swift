import Core
import Synchronization
import Testing

/// What is remembered never outlives what it shows (D45): each of these fails when one of the checks is taken away.
@Suite struct RecallTests {
  /// Something stored, as its readers see it: a value, a mark that every commit changes, a clock, a count of looks.
  private final class Shop: Sendable {
    struct State {
      var value = 1
      var mark: Int64? = 1
      var now: Int64 = 1_000
      var looks = 0
    }
    let state = Mutex(State())

    var clock: Clock {
      Clock(now: { [self] in state.withLock { Instant(microseconds: $0.now) } }, monotonic: { 0 })
    }

    func recall(countMax: Int = 100, bytesMax: Int = .max, longest: Int64 = 1_000) -> Recall<String, Int> {
      Recall(clock: clock, countMax: countMax, bytesMax: bytesMax, longest: longest) { [self] in
        state.withLock { $0.mark.map(Mark.init(number:)) }
      }
    }

    func look(until: Int64? = 1_500, bytes: Int = 0) -> Reading<Int> {
      state.withLock { state in
        state.looks += 1
        return Reading(state.value, until: until.map(Instant.init(microseconds:)), bytes: bytes)
      }
    }

    func commit(_ value: Int) {
      state.withLock { state in
        state.value = value
        state.mark = (state.mark ?? 0) + 1
      }
    }

    func turn(to now: Int64) { state.withLock { $0.now = now } }
    var looks: Int { state.withLock { $0.looks } }
  }

  @Test func remembersWhileNothingIsWritten() async throws {
    let shop = Shop()
    let recall = shop.recall()
    for _ in 0..<3 { #expect(try await recall.value("a") { shop.look() } == 1) }
    #expect(shop.looks == 1)
    _ = try await recall.value("b") { shop.look() }
    #expect(shop.looks == 2)
  }

  @Test func aCommitEndsEverything() async throws {
    let shop = Shop()
    let recall = shop.recall()
    for key in ["a", "b"] { _ = try await recall.value(key) { shop.look() } }
    shop.commit(2)
    for key in ["a", "b"] { #expect(try await recall.value(key) { shop.look() } == 2) }
    #expect(shop.looks == 4)
  }

  /// Half-open, as every span of the policy (D45b); and a clock that ran back is no reason to believe what came later.
  @Test func nothingOutlivesItsDate() async throws {
    let shop = Shop()
    let recall = shop.recall()
    _ = try await recall.value("a") { shop.look(until: 1_500) }
    shop.turn(to: 1_499)
    _ = try await recall.value("a") { shop.look(until: 1_500) }
    #expect(shop.looks == 1)
    shop.turn(to: 1_500)
    _ = try await recall.value("a") { shop.look(until: 1_600) }
    #expect(shop.looks == 2)
    shop.turn(to: 999)
    _ = try await recall.value("a") { shop.look(until: 1_600) }
    #expect(shop.looks == 3)
  }

  @Test func withoutADateItIsBoundAllTheSame() async throws {
    let shop = Shop()
    let recall = shop.recall(longest: 100)
    _ = try await recall.value("a") { shop.look(until: 1_000_000) }
    shop.turn(to: 1_100)
    _ = try await recall.value("a") { shop.look(until: 1_000_000) }
    #expect(shop.looks == 2)
  }

  @Test func whatMustNotBeRememberedIsNot() async throws {
    let shop = Shop()
    let recall = shop.recall(bytesMax: 10)
    for _ in 0..<2 { _ = try await recall.value("none") { shop.look(until: nil) } }
    for _ in 0..<2 { _ = try await recall.value("past") { shop.look(until: 1_000) } }
    for _ in 0..<2 { _ = try await recall.value("large") { shop.look(bytes: 11) } }
    #expect(shop.looks == 6)
  }

  /// A mark that cannot be told proves nothing.
  @Test func withoutAMarkEverythingIsRead() async throws {
    let shop = Shop()
    let recall = shop.recall()
    _ = try await recall.value("a") { shop.look() }
    shop.state.withLock { $0.mark = nil }
    for _ in 0..<2 { _ = try await recall.value("a") { shop.look() } }
    #expect(shop.looks == 3)
  }

  @Test func whatWasReadDuringACommitIsUsedOnce() async throws {
    let shop = Shop()
    let recall = shop.recall()
    let during = try await recall.value("a") {
      let reading = shop.look()
      shop.commit(2)
      return reading
    }
    #expect(during == 1)
    #expect(try await recall.value("a") { shop.look() } == 2)
  }

  @Test func anErrorIsNotRemembered() async throws {
    let shop = Shop()
    let recall = shop.recall()
    let fault = DomainError(.gone, "gone", "Gone.")
    await #expect(throws: fault) { try await recall.value("a") { throw fault } }
    #expect(try await recall.value("a") { shop.look() } == 1)
  }

  @Test func itStaysSmall() async throws {
    let shop = Shop()
    let few = shop.recall(countMax: 2)
    for key in ["a", "b", "c", "a"] { _ = try await few.value(key) { shop.look() } }
    #expect(shop.looks == 4)
    let light = shop.recall(bytesMax: 10)
    for key in ["a", "b", "a"] { _ = try await light.value(key) { shop.look(bytes: 6) } }
    #expect(shop.looks == 7)
  }

  /// After an erasure nothing of it stays in memory, although nobody asks for it again (D3).
  @Test func outdatedThingsAreDroppedUnasked() async throws {
    final class Page: Sendable {}
    let shop = Shop()
    let recall = Recall<String, Page>(clock: shop.clock, countMax: 10, longest: 1_000) {
      shop.state.withLock { $0.mark.map(Mark.init(number:)) }
    }
    weak var page: Page?
    func visit() async throws {
      let shown = try await recall.value("a") { Reading(Page(), until: Instant(microseconds: 1_500)) }
      page = shown
    }
    try await visit()
    await recall.refresh()
    #expect(page != nil)
    shop.commit(2)
    await recall.refresh()
    #expect(page == nil)
    try await visit()
    shop.turn(to: 1_500)
    await recall.refresh()
    #expect(page == nil)
  }

  /// Many acts in a row, by chance: whoever asks sees what is stored now.
  @Test(arguments: 0..<20) func alwaysTellsWhatIsStored(_ seed: UInt64) async throws {
    let shop = Shop()
    let recall = shop.recall(countMax: 3)
    var chance = Seed(seed).generator("recall")
    var (stored, now) = (1, Int64(1_000))
    for _ in 0..<300 {
      switch Int.random(in: 0..<6, using: &chance) {
      case 0:
        stored += 1
        shop.commit(stored)
      case 1:
        now += Int64.random(in: 0..<400, using: &chance)
        shop.turn(to: now)
      default:
        // It changes by itself, too: at every full five hundred.
        let day = now / 500
        let seen = try await recall.value("\(Int.random(in: 0..<5, using: &chance))") {
          var reading = shop.look(until: (day + 1) * 500)
          reading.value += Int(day) * 1_000
          return reading
        }
        #expect(seen == stored + Int(day) * 1_000)
      }
    }
  }
}
