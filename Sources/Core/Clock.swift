/// The port through which everything learns the time, so that tests and the time machine can hold it still.
/// Two clocks, because a wall clock may jump: who deletes by the wall compares it with the monotonic one first.
public struct Clock: Sendable {
  /// The wall clock.
  public var now: @Sendable () -> Instant
  /// Microseconds from an unknown start, never running back.
  public var monotonic: @Sendable () -> Int64

  public init(now: @escaping @Sendable () -> Instant, monotonic: @escaping @Sendable () -> Int64) {
    self.now = now
    self.monotonic = monotonic
  }

  /// A clock that stands still, for tests.
  public static func frozen(at instant: Instant) -> Clock {
    Clock(now: { instant }, monotonic: { instant.microseconds })
  }
}
