public import Core
public import Persistence
import Policy

/// Runs every forgetter once: what is due goes, in bounded batches; a fault in one class keeps no other waiting. It
/// deletes nothing while the clock cannot be believed, and says so. To be called every hour or so; a call that comes
/// twice, or late, or in two processes, does no harm (D45).
///
/// One sweeper, or one clock for several, lives as long as its process: it remembers how both clocks stood.
public struct Sweeper: Sendable {
  private let forgetters: [any Forgetter]
  private let database: Database
  private let world: World
  private let clock: SweepClock

  /// - Parameters:
  ///   - forgetters: in the order in which they shall run.
  ///   - clock: that of the process, where others ask it too; nil for one of its own.
  public init(forgetters: [any Forgetter], database: Database, world: World, clock: SweepClock? = nil) {
    self.forgetters = forgetters
    self.database = database
    self.world = world
    self.clock = clock ?? SweepClock(database: database, world: world)
  }

  /// - Parameter dryRun: the same walk, but counting what is due instead of forgetting it; writes nothing.
  /// Throws only when the database cannot be asked at all, or when the task is cancelled.
  public func sweepOnce(dryRun: Bool = false) async throws -> SweepReport {
    let now = world.now
    var report = SweepReport(at: now, isDryRun: dryRun)
    report.halt = try await clock.halt(at: now)
    if report.halt != nil { return report }
    if !dryRun { try await clock.accept(now) }
    for forgetter in forgetters {
      report.lines.append(try await line(of: forgetter, at: now, dryRun: dryRun))
    }
    // Deleted rows leave their bytes in the log of the database until it is cut.
    if !dryRun && report.total > 0 { try await database.scrub() }
    return report
  }

  /// Why the clock is not believed now; nil when it is. For whatever else removes things by their age.
  public func doubt() async throws -> SweepReport.Halt? { try await clock.halt(at: world.now) }

  /// The operator says that the clock is right after a sweep halted: from here on it is believed again, by every
  /// process that sweeps this database.
  public func acceptClock() async throws {
    try await clock.accept(world.now, isOrder: true)
  }

  private func line(of forgetter: any Forgetter, at now: Instant, dryRun: Bool) async throws -> SweepReport.Line {
    var line = SweepReport.Line(name: forgetter.name, clause: forgetter.clause)
    do {
      if dryRun {
        line.count = try await forgetter.count(dueAt: now)
        return line
      }
      for batch in 1...SweepLimits.batchesMax {
        try Task.checkCancellation()
        let forgotten = try await forgetter.forget(dueAt: now, limit: SweepLimits.batch)
        line.count += forgotten
        if forgotten < SweepLimits.batch { break }
        line.hasMore = batch == SweepLimits.batchesMax
      }
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      line.failure = (error as? DomainError)?.code ?? "fault"
    }
    return line
  }
}
