public import Core
public import Persistence

/// A kind of background work. One value per kind is made where the program is put together; what differs from job to
/// job is only the subject. A job may be performed more than once, so it must be idempotent by the state of its
/// subject, and its last transaction calls `task.finish`, so that effect and end are one.
public protocol Job: Sendable {
  /// The kind's name in the queue, kebab-case, e.g. `make-work`; at most 40 bytes.
  static var kind: String { get }

  /// Does the work. A DomainError of another kind than `.unavailable` and `.fault` ends the job at once; after any
  /// other error it is tried again, up to `Limits.jobAttemptsMax` attempts.
  func perform(_ task: JobTask) async throws

  /// Puts things right when the job ends without success, in the transaction that ends it: once per job, whether
  /// the work failed or its workers died. If this throws, nothing is ended and the Rescuer asks again. A job that
  /// was cancelled does not come here: whoever cancelled it has put things right.
  func died(_ task: JobTask, code: String, in transaction: any Transaction) throws
}

/// One attempt at one job, as the job sees it.
public struct JobTask: Sendable {
  public let id: Identifier
  /// What the job is about, e.g. a work.
  public let subject: Identifier
  public let account: Identifier?
  /// The number of the lease, beginning with 1. It tells attempts apart and proves that this one is the current one.
  public let attempt: Int

  let queue: Queue
  let database: Database

  init(_ job: StoredJob, queue: Queue, database: Database) {
    id = job.id
    subject = job.subject
    account = job.account
    attempt = job.state.attempt
    self.queue = queue
    self.database = database
  }

  /// Keeps the job for another `Limits.jobLeaseMinutes`. The worker does this by itself while the job is performed.
  /// Throws `lease-lost`.
  public func extendLease() async throws {
    try await database.write { try queue.extendLease(self, in: $0) }
  }

  /// True when going on is in vain: the job was called off, belongs to another attempt, or the program stops.
  public func isCancelled() async throws -> Bool {
    if Task.isCancelled { return true }
    return try await !database.read { try queue.isCurrent(self, in: $0) }
  }

  /// Ends the job in the caller's transaction. Throws `lease-lost` for a late worker, and then the whole
  /// transaction must not be committed. Finishing twice is no error.
  public func finish(in transaction: any Transaction) throws {
    try queue.finish(self, in: transaction)
  }
}

/// The kinds that a worker or a janitor knows.
struct JobKinds: Sendable {
  private let byName: [String: any Job]

  init(_ jobs: [any Job]) {
    byName = Dictionary(jobs.map { (type(of: $0).kind, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var names: [String] { byName.keys.sorted() }

  subscript(kind: String) -> (any Job)? { byName[kind] }
}
