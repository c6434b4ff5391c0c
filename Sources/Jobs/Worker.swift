public import Core
public import Persistence
import Policy

/// Performs jobs, up to `concurrency` at a time, those first that wait longest. It wakes at once for what this
/// process enqueues and looks every second for what others did.
public struct Worker: Sendable {
  private let database: Database
  private let queue: Queue
  private let kinds: JobKinds
  private let concurrency: Int
  private let world: World
  private let pause: Pause
  private let report: @Sendable (JobReport) -> Void

  /// - Parameters:
  ///   - jobs: the kinds this worker performs; jobs of other kinds are left to workers that know them.
  ///   - concurrency: at least 1.
  ///   - report: told of the end of every attempt, for logs and figures; holds ids and codes, no personal data.
  public init(
    database: Database, queue: Queue, jobs: [any Job], concurrency: Int, world: World, pause: Pause = .real,
    report: @escaping @Sendable (JobReport) -> Void = { _ in }
  ) {
    self.database = database
    self.queue = queue
    kinds = JobKinds(jobs)
    self.concurrency = max(1, concurrency)
    self.world = world
    self.pause = pause
    self.report = report
  }

  /// Works until its task is cancelled. Then no job is taken any more; jobs being performed have
  /// `Limits.stopGraceSeconds` to end, and what has not ended by then is cancelled and goes back to the queue
  /// without costing an attempt. While the database is away it tries again at every look.
  public func run() async {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<concurrency { group.addTask { await serve() } }
      let looking = Task { await look() }
      await group.waitForAll()
      looking.cancel()
    }
  }

  /// Performs what is due, one job after another, until nothing is due. A job that failed waits and is not due.
  /// For tests and for the terminal. Throws when the database does.
  public func runUntilIdle() async throws {
    let looking = Task { await look() }
    defer { looking.cancel() }
    while try await performNext() {}
  }

  private func serve() async {
    for await _ in queue.bell.listen(to: .enqueued) {
      do {
        while !Task.isCancelled, try await performNext() {}
      } catch {
        // The database is away: the next look comes in a second.
      }
    }
  }

  /// Outlives a stop until the last job has ended, since those jobs look for the end of their grace.
  private func look() async {
    await pause.eachLook {
      queue.bell.ring(.enqueued)
      queue.bell.ring(.ended)
    }
  }

  private func performNext() async throws -> Bool {
    let names = kinds.names
    guard let stored = try await database.claim({ try queue.claim(names, in: $0) }), let job = kinds[stored.kind]
    else { return false }
    let attempt = Attempt(
      task: JobTask(stored, queue: queue, database: database), job: job, queue: queue, database: database,
      clock: world.clock)
    let outcome = await attempt.run()
    report(JobReport(kind: stored.kind, id: stored.id, attempt: stored.state.attempt, outcome: outcome))
    return true
  }
}

/// How an attempt ended.
public struct JobReport: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    case done
    /// Failed, and another attempt follows.
    case failed(code: String)
    /// Failed for good.
    case died(code: String)
    /// Handed back because the program stops.
    case returned
    /// Called off, or another attempt's by now; its result was refused.
    case lost
    /// Its end could not be written. The lease runs out and the Rescuer takes over.
    case left(code: String)
  }

  public var kind: String
  public var id: Identifier
  public var attempt: Int
  public var outcome: Outcome
}
