public import Core
public import Persistence
import Policy
import Synchronization

/// Whether the clock may be believed before anything is deleted by it. Two witnesses: the monotonic clock, as long as
/// the process lives, and the wall time of the last sweep, which the database remembers.
///
/// A process keeps one and hands it to whoever ends things by their age: the sweeper, and acts that take a name from
/// somebody whose year is over. It remembers how the clocks stood whenever it was asked and believed.
public struct SweepClock: Sendable {
  private static let stateName = "clock"
  private static let acceptedName = "clock-accepted"

  let database: Database
  let world: World
  private let memory = Memory()

  public init(database: Database, world: World) {
    self.database = database
    self.world = world
  }

  /// Why nothing may be deleted now; nil when the clock may be believed.
  func halt(at now: Instant) async throws -> SweepReport.Halt? {
    try await database.read { try halt(at: now, in: $0) }
  }

  /// The same inside the transaction that would delete. Writes nothing.
  public func halt(at now: Instant, in transaction: any Transaction) throws -> SweepReport.Halt? {
    let tolerance = SweepLimits.clockToleranceSeconds * Span.second
    let accepted = try Self.remembered(Self.acceptedName, in: transaction)
    // The operator may have spoken in another process since; then this one's memory is no witness any more.
    if let last = memory.last.withLock({ $0 }), last.accepted == accepted {
      let wall = Self.difference(now, last.wall)
      let steady = world.clock.monotonic() - last.steady
      if abs(wall - steady) > tolerance { return .clocksDisagree(seconds: (wall - steady) / Span.second) }
    }
    if let stored = try Self.remembered(Self.stateName, in: transaction) {
      let elapsed = Self.difference(now, stored)
      if elapsed < -tolerance { return .timeRanBack(seconds: -elapsed / Span.second) }
      if SweepLimits.gapMost.end(from: stored) < now { return .longGap(days: elapsed / Span.day) }
    }
    remember(now, accepted)
    return nil
  }

  /// Remembers that the clock was believed at this instant.
  ///
  /// - Parameter isOrder: the operator says so, which holds for every process.
  func accept(_ now: Instant, isOrder: Bool = false) async throws {
    let accepted = try await database.write { transaction in
      for name in isOrder ? [Self.stateName, Self.acceptedName] : [Self.stateName] {
        _ = try transaction.run(
          """
          INSERT INTO sweep_state (name, at) VALUES (\(name), \(now))
          ON CONFLICT (name) DO UPDATE SET at = \(now)
          """)
      }
      return try Self.remembered(Self.acceptedName, in: transaction)
    }
    remember(now, accepted)
  }

  /// The two clocks are read at one moment, since a transaction may take its time.
  private func remember(_ asked: Instant, _ accepted: Instant?) {
    let (wall, steady) = (world.now, world.clock.monotonic())
    // Unless the wall clock jumped while this was asked: then the next look shall find it.
    guard abs(Self.difference(wall, asked)) < SweepLimits.clockToleranceSeconds * Span.second else { return }
    memory.last.withLock { $0 = (wall, steady, accepted) }
  }

  private static func remembered(_ name: String, in transaction: any Transaction) throws -> Instant? {
    try transaction.row("SELECT at FROM sweep_state WHERE name = \(name)")?.instant(0)
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
