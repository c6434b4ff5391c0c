public import Core
import Persistence
public import Policy

/// Forgets take-outs seven days after their making: key, bytes and line, with a tombstone (D31). No hold keeps them:
/// they hold nothing that is not held where it came from.
public struct TakeoutForgetter: Forgetter {
  public let name = "take-outs"
  public let clause = Clause.takeout
  public let retention: Retention? = .takeout
  private let takeouts: Takeouts

  public init(_ takeouts: Takeouts) {
    self.takeouts = takeouts
  }

  public func count(dueAt now: Instant) async throws -> Int {
    try await takeouts.database.read { transaction in
      try transaction.row("SELECT count(*) FROM takeouts WHERE \(Self.due(at: now))")?.int(0) ?? 0
    }
  }

  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    var count = 0
    while count < limit {
      let most = min(limit - count, SweepLimits.objectsTakenAtOnce)
      let taken = try await takeouts.database.write { transaction in
        let ids = try transaction.rows(
          "SELECT id FROM takeouts WHERE \(Self.due(at: now)) ORDER BY asked_at, id LIMIT \(most)"
        ).map { try $0.identifier(0) }
        return try takeouts.eraser.take(ids, in: transaction)
      }
      try await takeouts.eraser.finish(taken)
      count += taken.objects.count
      guard taken.objects.count == most else { break }
    }
    return count
  }

  /// What was made by its making; what came to nothing by its asking. One that waits is its job's.
  private static func due(at now: Instant) -> SQL {
    let start = Retention.takeout.keep?.start(endingAt: now) ?? now
    return "state <> 'waiting' AND (made_at <= \(start) OR made_at IS NULL AND asked_at <= \(start))"
  }
}
