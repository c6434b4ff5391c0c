import Core
import Persistence
import Policy
import Synchronization

/// One attempt from the lease to its end: performs the job, keeps the lease meanwhile, notices when going on is in
/// vain, and writes what came of it.
struct Attempt: Sendable {
  let task: JobTask
  let job: any Job
  let queue: Queue
  let database: Database
  let clock: Clock

  func run() async -> JobReport.Outcome {
    let stop = Stop()
    return await withTaskCancellationHandler {
      var failure: (any Error)?
      do { try await perform(stop) } catch { failure = error }
      let verdict = Verdict(failure, stopped: stop.cameFromProgram, hung: stop.cameFromWatch)
      // A task of its own, because the end is written also while the program stops, when this one is cancelled.
      return await Task { await conclude(verdict, stop) }.value
    } onCancel: {
      stop.ask(at: clock.monotonic())
      queue.bell.ring(.ended)
    }
  }

  /// The work is a task of its own, so that a stopping program can grant it some time before cancelling it.
  private func perform(_ stop: Stop) async throws {
    let start = clock.monotonic()
    let work = Task { try await job.perform(task) }
    let watch = Task { await self.watch(work, since: start, stop) }
    defer { watch.cancel() }
    try await work.value
  }

  private func watch(_ work: Task<Void, any Error>, since start: Int64, _ stop: Stop) async {
    let third = Int64(Limits.jobLeaseMinutes) * Span.minute / 3
    var extendsAt = start + third
    for await _ in queue.bell.listen(to: .ended) {
      let now = clock.monotonic()
      if stop.isDue(at: now) { return work.cancel() }
      if now - start >= Int64(Limits.jobAttemptMinutesMax) * Span.minute {
        stop.hang()
        return work.cancel()
      }
      do {
        guard try await database.read({ try queue.isCurrent(task, in: $0) }) else { return work.cancel() }
        if now >= extendsAt {
          try await task.extendLease()
          extendsAt = now + third
        }
      } catch {
        // The database is away: the next look comes in a second, and without one the lease runs out by itself.
      }
    }
  }

  /// Writes what came of it. While the database is away that is tried at every look, as long as the lease lasts: a
  /// server that was started anew costs people a second and not the rest of a lease.
  private func conclude(_ verdict: Verdict, _ stop: Stop) async -> JobReport.Outcome {
    let leaseEnds = clock.monotonic() + Int64(Limits.jobLeaseMinutes) * Span.minute
    var code = "fault"
    for await _ in queue.bell.listen(to: .ended) {
      do {
        return try await write(verdict)
      } catch {
        let error = error as? DomainError
        if error == JobState.leaseLost { return .lost }
        code = error?.code ?? code
        let mayComeBack = error?.kind == .unavailable && clock.monotonic() < leaseEnds
        if !mayComeBack || stop.cameFromProgram { break }
      }
    }
    return .left(code: code)
  }

  private func write(_ verdict: Verdict) async throws -> JobReport.Outcome {
    try await database.write { transaction in
      if try queue.isDone(task, in: transaction) { return .done }
      switch verdict {
      case .succeeded:
        try queue.finish(task, in: transaction)
        return .done
      case .stopped:
        try queue.giveBack(task, in: transaction)
        return .returned
      case .failed(let code, let heals):
        guard try queue.fail(task, code: code, heals: heals, in: transaction) else { return .failed(code: code) }
        try job.died(task, code: code, in: transaction)
        return .died(code: code)
      }
    }
  }
}

/// What is to be written about an attempt.
private enum Verdict {
  case succeeded, stopped
  case failed(code: String, heals: Bool)

  init(_ failure: (any Error)?, stopped: Bool, hung: Bool) {
    guard let failure else {
      self = .succeeded
      return
    }
    let error = failure as? DomainError
    let heals = error.map { $0.kind == .unavailable || $0.kind == .fault } ?? true
    if stopped && heals {
      self = .stopped
    } else {
      self = .failed(code: hung ? "job-too-long" : error?.code ?? "fault", heals: heals)
    }
  }
}

/// Why the work was cancelled, told by the one who did.
private final class Stop: Sendable {
  private let state = Mutex<(graceEnds: Int64?, hung: Bool)>((nil, false))

  var cameFromProgram: Bool { state.withLock { $0.graceEnds != nil } }
  var cameFromWatch: Bool { state.withLock { $0.hung } }

  func ask(at now: Int64) {
    state.withLock { $0.graceEnds = now + Int64(Limits.stopGraceSeconds) * Span.second }
  }

  func isDue(at now: Int64) -> Bool { state.withLock { $0.graceEnds.map { now >= $0 } ?? false } }

  func hang() { state.withLock { $0.hung = true } }
}
