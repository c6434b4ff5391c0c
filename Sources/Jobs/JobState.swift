public import Core
import Policy

/// Where a job stands. The schema guards the same states with a CHECK; this is the only place that moves between
/// them (docs/state-machines/job.md).
public struct JobState: Sendable, Hashable {
  public enum Phase: String, Sendable, Hashable, CaseIterable {
    /// Waiting for a worker, from `runsAt` on.
    case queued
    /// A worker has it until `leaseEnds`.
    case leased
    case done
    /// An attempt failed; another follows from `runsAt` on.
    case failed
    /// No further attempt: they are used up, or the fault is one that time does not heal.
    case dead
    /// Called off. Whoever did it puts things right in the same transaction.
    case cancelled
  }

  public private(set) var phase: Phase
  /// Counts leases, beginning with 1. A worker proves with it that the lease is still its own: who was paused past
  /// the lease's end comes back with an old number and is refused.
  public private(set) var attempt: Int
  /// How many of the leases were handed back unspent by a worker that stopped. They do not count as attempts, and
  /// yet the number above goes on, so that who handed a lease back cannot use it any more.
  public private(set) var returned: Int
  public private(set) var runsAt: Instant
  public private(set) var leaseEnds: Instant?

  public init(runsAt: Instant) {
    self.init(phase: .queued, attempt: 0, returned: 0, runsAt: runsAt, leaseEnds: nil)
  }

  /// As stored.
  init(phase: Phase, attempt: Int, returned: Int, runsAt: Instant, leaseEnds: Instant?) {
    self.phase = phase
    self.attempt = attempt
    self.returned = returned
    self.runsAt = runsAt
    self.leaseEnds = leaseEnds
  }

  public var isOver: Bool { phase == .done || phase == .dead || phase == .cancelled }

  /// How many of the attempts that a job has were used.
  public var attemptsUsed: Int { attempt - returned }

  /// A worker takes the job. Throws `job-not-due` or `job-not-free`.
  public mutating func lease(at now: Instant) throws(DomainError) {
    guard phase == .queued || phase == .failed else {
      throw DomainError(.unavailable, "job-not-free", "This job is not waiting.")
    }
    guard now >= runsAt else { throw DomainError(.unavailable, "job-not-due", "This job is not due yet.") }
    phase = .leased
    attempt += 1
    leaseEnds = Period.minutes(Limits.jobLeaseMinutes).end(from: now)
  }

  /// The worker is still at it.
  public mutating func extendLease(attempt: Int, at now: Instant) throws(DomainError) {
    try fence(attempt, at: now)
    leaseEnds = Period.minutes(Limits.jobLeaseMinutes).end(from: now)
  }

  /// The work is finished. Throws `lease-lost` when the lease is another worker's or over.
  public mutating func finish(attempt: Int, at now: Instant) throws(DomainError) {
    try fence(attempt, at: now)
    phase = .done
    leaseEnds = nil
  }

  /// The attempt failed. `retry` nil means that no later attempt can succeed.
  public mutating func fail(attempt: Int, at now: Instant, retry: Backoff?) throws(DomainError) {
    try fence(attempt, at: now)
    end(at: now, retry: retry)
  }

  /// The worker stops and hands the job back. It keeps its place and its attempts.
  public mutating func giveBack(attempt: Int, at now: Instant) throws(DomainError) {
    try fence(attempt, at: now)
    phase = .queued
    returned += 1
    leaseEnds = nil
  }

  /// The job is called off, also from under a worker, whose result is then refused. Answers whether there was
  /// something to call off.
  public mutating func cancel() -> Bool {
    guard !isOver else { return false }
    phase = .cancelled
    leaseEnds = nil
    return true
  }

  /// A lease ran out: its worker crashed or hangs. The Rescuer returns the job; the attempt counts, so a job that
  /// kills its workers ends too. Answers whether there was something to rescue.
  public mutating func rescue(at now: Instant, retry: Backoff) -> Bool {
    guard phase == .leased, let leaseEnds, now >= leaseEnds else { return false }
    end(at: now, retry: retry)
    return true
  }

  private mutating func fence(_ attempt: Int, at now: Instant) throws(DomainError) {
    guard phase == .leased, attempt == self.attempt, let leaseEnds, now < leaseEnds else { throw Self.leaseLost }
  }

  static let leaseLost = DomainError(.unavailable, "lease-lost", "This job now belongs to another attempt.")

  private mutating func end(at now: Instant, retry: Backoff?) {
    leaseEnds = nil
    guard let retry, attemptsUsed < Limits.jobAttemptsMax else {
      phase = .dead
      return
    }
    phase = .failed
    runsAt = now.adding(microseconds: retry.microseconds(afterAttempt: attemptsUsed))
  }
}
