public import Core
import Policy

/// How long to wait before the next attempt: doubled each time up to a limit, then a drawn part of it, so that jobs
/// which failed together do not come back together. The draw comes from the job's seed, hence it can be repeated.
public struct Backoff: Sendable, Hashable {
  public var seed: Seed

  public init(seed: Seed) {
    self.seed = seed
  }

  /// Between half and all of the full wait. Attempts begin with 1; the arithmetic holds for any number.
  public func microseconds(afterAttempt attempt: Int) -> Int64 {
    let base = Int64(Limits.jobBackoffSecondsBase) * Span.second
    let most = Int64(Limits.jobBackoffMinutesMax) * Span.minute
    let doublings = min(max(attempt - 1, 0), 20)
    let full = min(base << Int64(doublings), most)
    var generator = seed.generator("back-off \(attempt)")
    return full / 2 + Int64(generator.unit() * Double(full - full / 2))
  }
}
