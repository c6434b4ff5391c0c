import Core
import TestSupport
import Testing

@Suite struct WorldTests {
  @Test func identifiersDifferAndSortByTime() {
    let world = World.frozen()
    let later = World.frozen(at: 1_790_000_001_000_000, seed: 1)
    let first = world.identifier()
    #expect(first != world.identifier())
    #expect(first < later.identifier())
  }
}
