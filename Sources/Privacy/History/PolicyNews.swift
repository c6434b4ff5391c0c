public import Core
public import Policy
import Synchronization

/// The day from which another policy binds, for a banner on every page: read once a minute.
public final class PolicyNews: Sendable {
  private let history: PolicyHistory
  private let world: World
  private let known = Mutex<(at: Instant, day: CivilDate?)?>(nil)

  public init(history: PolicyHistory, world: World) {
    self.history = history
    self.world = world
  }

  /// Nil when nothing is coming, or when the database cannot say so now: a page is not refused for a banner.
  public func day() async -> CivilDate? {
    let now = world.now
    if let known = known.withLock({ $0 }), known.at <= now, now < ProofLimits.newsKept.end(from: known.at) {
      return known.day
    }
    guard let coming = try? await history.coming() else {
      known.withLock { $0 = (now, nil) }
      return nil
    }
    let day = CivilDate(coming.effectiveAt)
    known.withLock { $0 = (now, day) }
    return day
  }
}
