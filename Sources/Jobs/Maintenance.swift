public import Core
public import Persistence
import Policy

/// A recurring duty. Each run is bounded by batches, may be repeated at will, and can be stopped at any point.
public protocol Maintenance: Sendable {
  /// Does what is due at the instant. Answers how many rows it dealt with.
  func runOnce(at now: Instant) async throws -> Int
}

/// Takes jobs back from workers whose lease is over: they crashed or hang. The attempt counts, so a job that kills
/// its workers ends too, and `Job.died` puts things right.
public struct Rescuer: Maintenance {
  private let database: Database
  private let queue: Queue
  private let kinds: JobKinds

  public init(database: Database, queue: Queue, jobs: [any Job]) {
    self.database = database
    self.queue = queue
    kinds = JobKinds(jobs)
  }

  /// Goes through all abandoned jobs, each in a transaction of its own, so that one which cannot be ended does not
  /// keep the others. Throws the first such failure after the last job.
  public func runOnce(at now: Instant) async throws -> Int {
    let names = kinds.names
    var rescued = 0
    var failure: (any Error)?
    var place: (leaseEnds: Instant, id: Identifier)?
    while true {
      let batch = try await database.read { [place] in
        try StoredJob.findAbandoned(names, at: now, after: place, in: $0)
      }
      for job in batch {
        do { if try await rescue(job.id, at: now) { rescued += 1 } } catch { failure = failure ?? error }
      }
      guard let last = batch.last, let leaseEnds = last.state.leaseEnds else { break }
      place = (leaseEnds, last.id)
    }
    if let failure { throw failure }
    return rescued
  }

  private func rescue(_ id: Identifier, at now: Instant) async throws -> Bool {
    try await database.write { transaction in
      guard let job = try StoredJob.find(id, in: transaction), let kind = kinds[job.kind] else { return false }
      var next = job.state
      guard next.rescue(at: now, retry: job.backoff) else { return false }
      try job.save(next, code: Self.code, at: now, in: transaction)
      if next.phase == .dead {
        try kind.died(JobTask(job, queue: queue, database: database), code: Self.code, in: transaction)
      }
      transaction.afterCommit { [bell = queue.bell] in
        bell.ring(.ended)
        bell.ring(.enqueued)
      }
      return true
    }
  }

  static let code = "worker-lost"
}

/// Removes jobs a day after their end and signals after seven (§5.6).
public struct Cleaner: Maintenance {
  private let database: Database

  public init(database: Database) {
    self.database = database
  }

  public func runOnce(at now: Instant) async throws -> Int {
    var removed = 0
    while true {
      let batch = try await database.write { transaction in
        try transaction.run(Self.finishedJobs(at: now)) + transaction.run(Self.oldSignals(at: now))
      }
      guard batch > 0 else { return removed }
      removed += batch
    }
  }

  /// Gone at the instant at which the period ends (D45b).
  private static func finishedJobs(at now: Instant) -> SQL {
    """
    DELETE FROM jobs WHERE id IN (
      SELECT id FROM jobs WHERE ended_at IS NOT NULL AND ended_at <= \(start(Retention.job, endingAt: now))
      ORDER BY ended_at LIMIT \(Limits.janitorBatch))
    """
  }

  private static func oldSignals(at now: Instant) -> SQL {
    """
    DELETE FROM signals WHERE (topic, number) IN (
      SELECT topic, number FROM signals WHERE at <= \(start(Retention.signal, endingAt: now))
      ORDER BY at LIMIT \(Limits.janitorBatch))
    """
  }

  /// What began then ends now. Exact for the spans of days used here, which are equally long at any time.
  private static func start(_ rule: Retention, endingAt now: Instant) -> Instant {
    guard let keep = rule.keep else { return Instant(microseconds: .min) }
    return now.adding(microseconds: now.microseconds - keep.end(from: now).microseconds)
  }
}
