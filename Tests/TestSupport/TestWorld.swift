public import Core

extension World {
  /// A world whose clock stands still and whose chance is a sequence, so that a test can say what happens.
  public static func frozen(at microseconds: Int64 = 1_790_000_000_000_000, seed: UInt64 = 1) -> World {
    World(clock: .frozen(at: Instant(microseconds: microseconds)), entropy: .seeded(Seed(seed)))
  }
}
