public import Core
public import Persistence
import Policy

/// The queue of background work: rows of the same database as what they are about, so that a thing and the work on
/// it are stored together or not at all. A row holds ids only, never content.
public struct Queue: Sendable {
  enum Event: Hashable {
    case enqueued, ended
  }

  let world: World
  /// Tells workers of this process at once; those of others look once in a while.
  let bell = Bell<Event>()

  public init(world: World) {
    self.world = world
  }

  /// Puts a job in the queue, to be performed from `runsAt` on, or at once. Answers its id; when the same kind has
  /// an open job for this subject, that one's id, and nothing changes. To follow itself, a job finishes first.
  /// Throws `job-kind` for a name that is empty or too long.
  @discardableResult
  public func enqueue(
    _ kind: String, subject: Identifier, account: Identifier?, runsAt: Instant? = nil, in transaction: any Transaction
  ) throws -> Identifier {
    guard (1...Limits.jobKindBytesMax).contains(kind.utf8.count) else {
      throw DomainError(.fault, "job-kind", "A kind of job needs a short name.")
    }
    let now = world.now
    let job = StoredJob(
      id: world.identifier(), kind: kind, subject: subject, account: account, state: JobState(runsAt: runsAt ?? now))
    guard try job.insert(at: now, in: transaction) else {
      if let open = try StoredJob.findOpen(kind, subject, in: transaction) { return open.id }
      throw DomainError(.unavailable, "database-unavailable", "Please try again in a moment.")
    }
    transaction.afterCommit { [bell] in bell.ring(.enqueued) }
    return job.id
  }

  /// Calls the open job off, also from under a worker, whose result is then refused. `Job.died` is not called: the
  /// caller puts things right in this transaction. Answers whether there was one.
  @discardableResult
  public func cancel(kind: String, subject: Identifier, in transaction: any Transaction) throws -> Bool {
    guard let job = try StoredJob.findOpen(kind, subject, in: transaction) else { return false }
    var next = job.state
    guard next.cancel() else { return false }
    try job.save(next, at: world.now, in: transaction)
    transaction.afterCommit { [bell] in bell.ring(.ended) }
    return true
  }

  /// Whether work of this kind is waiting or going on for the subject.
  public func hasOpen(kind: String, subject: Identifier, in transaction: any Transaction) throws -> Bool {
    try StoredJob.findOpen(kind, subject, in: transaction) != nil
  }

  /// How many jobs stand where, for the operator's figures.
  public func census(in transaction: any Transaction) throws -> [JobState.Phase: Int] {
    var census: [JobState.Phase: Int] = [:]
    for row in try transaction.rows("SELECT phase, count(*) FROM jobs GROUP BY phase") {
      if let phase = JobState.Phase(rawValue: try row.text(0)) { census[phase] = try row.int(1) }
    }
    return census
  }
}

/// What workers do with a job; each act is fenced by the attempt's number and the lease's end.
extension Queue {
  func claim(_ kinds: [String], in transaction: any Transaction) throws -> StoredJob? {
    let now = world.now
    guard var job = try StoredJob.findDue(kinds, at: now, in: transaction) else { return nil }
    var next = job.state
    try next.lease(at: now)
    try job.save(next, at: now, in: transaction)
    job.state = next
    return job
  }

  func extendLease(_ task: JobTask, in transaction: any Transaction) throws {
    let job = try current(task, in: transaction)
    var next = job.state
    try next.extendLease(attempt: task.attempt, at: world.now)
    try job.save(next, at: world.now, in: transaction)
  }

  func isCurrent(_ task: JobTask, in transaction: any Transaction) throws -> Bool {
    guard let job = try StoredJob.find(task.id, in: transaction) else { return false }
    return job.state.phase == .leased && job.state.attempt == task.attempt
  }

  /// Whether this very attempt has ended the job already.
  func isDone(_ task: JobTask, in transaction: any Transaction) throws -> Bool {
    guard let job = try StoredJob.find(task.id, in: transaction) else { return false }
    return job.state.phase == .done && job.state.attempt == task.attempt
  }

  func finish(_ task: JobTask, in transaction: any Transaction) throws {
    if try isDone(task, in: transaction) { return }
    let job = try current(task, in: transaction)
    var next = job.state
    try next.finish(attempt: task.attempt, at: world.now)
    try job.save(next, at: world.now, in: transaction)
  }

  func giveBack(_ task: JobTask, in transaction: any Transaction) throws {
    let job = try current(task, in: transaction)
    var next = job.state
    try next.giveBack(attempt: task.attempt, at: world.now)
    try job.save(next, at: world.now, in: transaction)
    transaction.afterCommit { [bell] in bell.ring(.enqueued) }
  }

  /// Answers whether that was the last attempt.
  func fail(_ task: JobTask, code: String, heals: Bool, in transaction: any Transaction) throws -> Bool {
    let job = try current(task, in: transaction)
    var next = job.state
    try next.fail(attempt: task.attempt, at: world.now, retry: heals ? job.backoff : nil)
    try job.save(next, code: code, at: world.now, in: transaction)
    return next.phase == .dead
  }

  /// A job whose row is gone was erased with its account: its worker is late by definition (D44).
  private func current(_ task: JobTask, in transaction: any Transaction) throws -> StoredJob {
    guard let job = try StoredJob.find(task.id, in: transaction) else { throw JobState.leaseLost }
    return job
  }
}
