import Core
import Persistence
import Policy
import Synchronization

/// Whether the clock may be believed before anything is deleted by it. Two witnesses: the monotonic clock, as long as
/// the process lives, and the wall time of the last sweep, which the database remembers.
struct SweepClock: Sendable {
  private static let stateName = "clock"
  private static let acceptedName = "clock-accepted"

  let database: Database
  let world: World
  private let memory = Memory()

  init(database: Database, world: World) {
    self.database = database
    self.world = world
  }

  /// Why nothing may be deleted now; nil when the clock may be believed.
  func halt(at now: Instant) async throws -> SweepReport.Halt? {
    let tolerance = SweepLimits.clockToleranceSeconds * Span.second
    let accepted = try await remembered(Self.acceptedName)
    // The operator may have spoken in another process since; then this one's memory is no witness any more.
    if let last = memory.last.withLock({ $0 }), last.accepted == accepted {
      let wall = Self.difference(now, last.wall)
      let steady = world.clock.monotonic() - last.steady
      if abs(wall - steady) > tolerance { return .clocksDisagree(seconds: (wall - steady) / Span.second) }
    }
    guard let stored = try await remembered(Self.stateName) else { return nil }
    let elapsed = Self.difference(now, stored)
    if elapsed < -tolerance { return .timeRanBack(seconds: -elapsed / Span.second) }
    if SweepLimits.gapMost.end(from: stored) < now { return .longGap(days: elapsed / Span.day) }
    return nil
  }

  /// Remembers that the clock was believed at this instant.
  ///
  /// - Parameter isOrder: the operator says so, which holds for every process.
  func accept(_ now: Instant, isOrder: Bool = false) async throws {
    let steady = world.clock.monotonic()
    try await database.write { transaction in
      for name in isOrder ? [Self.stateName, Self.acceptedName] : [Self.stateName] {
        _ = try transaction.run(
          """
          INSERT INTO sweep_state (name, at) VALUES (\(name), \(now))
          ON CONFLICT (name) DO UPDATE SET at = \(now)
          """)
      }
    }
    let accepted = try await remembered(Self.acceptedName)
    memory.last.withLock { $0 = (now, steady, accepted) }
  }

  private func remembered(_ name: String) async throws -> Instant? {
    try await database.read { transaction in
      try transaction.row("SELECT at FROM sweep_state WHERE name = \(name)")?.instant(0)
    }
  }

  /// Microseconds, at the ends of the range instead of beyond them.
  private static func difference(_ later: Instant, _ earlier: Instant) -> Int64 {
    let (difference, overflow) = later.microseconds.subtractingReportingOverflow(earlier.microseconds)
    guard overflow else { return difference }
    return later > earlier ? .max / 2 : .min / 2
  }

  private final class Memory: Sendable {
    let last = Mutex<(wall: Instant, steady: Int64, accepted: Instant?)?>(nil)
  }
}
