public import Core
public import Policy

extension Forgetter {
  public var retention: Retention? { nil }

  /// Found by halving, since every forgetter can count what is due at any instant: a dozen counts where something is
  /// there, one where nothing is.
  public func earliestDue(seenAt now: Instant) async throws -> Instant? {
    let horizon = Int64(ProofLimits.dueHorizonDays) * Span.day
    let isOverdue = try await count(dueAt: now) > 0
    var low = isOverdue ? now.adding(microseconds: -horizon) : now
    var high = isOverdue ? now : now.adding(microseconds: horizon)
    if !isOverdue, try await count(dueAt: high) == 0 { return nil }
    let step = isOverdue ? ProofLimits.overdueStep : ProofLimits.dueStep
    while step.end(from: low) < high {
      let middle = low.adding(microseconds: (high.microseconds - low.microseconds) / 2)
      if try await count(dueAt: middle) > 0 { high = middle } else { low = middle }
    }
    return high
  }
}
