public import Core
public import Policy
import Synchronization

/// Two clocks that a test turns by hand, together or apart.
public final class TestClock: Sendable {
  private let state: Mutex<(wall: Instant, steady: Int64)>

  public init(at microseconds: Int64 = 1_790_000_000_000_000) {
    state = Mutex((Instant(microseconds: microseconds), 0))
  }

  public var now: Instant { state.withLock { $0.wall } }

  /// Time passes: both clocks go on.
  public func pass(_ period: Period) {
    state.withLock { state in
      let later = period.end(from: state.wall)
      state.steady += later.microseconds - state.wall.microseconds
      state.wall = later
    }
  }

  /// Time passes until an instant.
  public func pass(to instant: Instant) {
    state.withLock { state in
      state.steady += instant.microseconds - state.wall.microseconds
      state.wall = instant
    }
  }

  /// Only the wall clock is set.
  public func jump(seconds: Int64) {
    state.withLock { $0.wall = $0.wall.adding(microseconds: seconds * Span.second) }
  }

  public var port: Clock {
    Clock(now: { [self] in now }, monotonic: { [self] in state.withLock { $0.steady } })
  }

  /// A world with this clock.
  public func world(seed: UInt64 = 1) -> World {
    World(clock: port, entropy: .seeded(Seed(seed)))
  }
}
