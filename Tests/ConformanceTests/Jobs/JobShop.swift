import Core
import Persistence
import Policy
import Synchronization
import TestSupport

@testable import Jobs

/// A database with a queue, a clock that the test moves, and workers that the test makes.
struct JobShop: Sendable {
  let database: Database
  let clock = TestClock()
  let pause = TestPause()
  let queue: Queue
  let world: World

  init(_ database: Database) {
    self.database = database
    world = clock.world()
    queue = Queue(world: world)
  }

  @discardableResult
  func enqueue(
    _ kind: String = Trial.kind, subject: Identifier? = nil, account: Identifier? = nil, runsAt: Instant? = nil
  ) async throws -> Identifier {
    let subject = subject ?? world.identifier()
    return try await database.write {
      try queue.enqueue(kind, subject: subject, account: account, runsAt: runsAt, in: $0)
    }
  }

  /// A worker that takes a job and then is not heard of.
  func take(_ kinds: [String] = [Trial.kind]) async throws -> JobTask? {
    try await database.claim { try queue.claim(kinds, in: $0) }.map { JobTask($0, queue: queue, database: database) }
  }

  func finish(_ task: JobTask) async throws {
    try await database.write { try task.finish(in: $0) }
  }

  func state(_ id: Identifier) async throws -> JobState? {
    try await database.read { try StoredJob.find(id, in: $0)?.state }
  }

  func rescue(_ jobs: any Job...) async throws -> Int {
    try await Rescuer(database: database, queue: queue, jobs: jobs).runOnce(at: clock.now)
  }

  func worker(
    _ jobs: any Job..., queue: Queue? = nil, database: Database? = nil, concurrency: Int = 1,
    report: @escaping @Sendable (JobReport) -> Void = { _ in }
  ) -> Worker {
    Worker(
      database: database ?? self.database, queue: queue ?? self.queue, jobs: jobs, concurrency: concurrency,
      world: world, pause: pause.pause, report: report)
  }

  /// Lets looks happen while something is awaited.
  func ticking<T>(_ body: () async throws -> T) async rethrows -> T {
    let ticking = Task { while !Task.isCancelled { await pause.tick() } }
    defer { ticking.cancel() }
    return try await body()
  }

  /// Lets looks happen until something is so, however many it takes: a write may wait long for a busy disk.
  func tick(until isSo: () async throws -> Bool) async throws {
    while !(try await isSo()) {
      try Task.checkCancellation()
      await pause.tick()
    }
  }

  func pastLease() { clock.pass(.minutes(Limits.jobLeaseMinutes)) }
}

/// A job that does what the test says, and remembers its deaths.
struct Trial: Job {
  static let kind = "trial"

  let deaths = Record<String>()
  var act: @Sendable (JobTask) async throws -> Void = { _ in }
  var onDeath: @Sendable (JobTask) throws -> Void = { _ in }

  func perform(_ task: JobTask) async throws { try await act(task) }

  func died(_ task: JobTask, code: String, in transaction: any Transaction) throws {
    try onDeath(task)
    transaction.afterCommit { [deaths] in deaths.add(code) }
  }
}

struct OtherTrial: Job {
  static let kind = "other-trial"

  func perform(_ task: JobTask) async throws {}
  func died(_ task: JobTask, code: String, in transaction: any Transaction) throws {}
}

/// What happened, in order, from any task.
final class Record<Item: Sendable>: Sendable {
  private let items = Mutex<[Item]>([])

  var all: [Item] { items.withLock(\.self) }

  func add(_ item: Item) { items.withLock { $0.append(item) } }
}

/// Things told by one task to another, in order.
struct Channel<Item: Sendable>: Sendable {
  private let stream: AsyncStream<Item>
  private let continuation: AsyncStream<Item>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  func send(_ item: Item) { continuation.yield(item) }

  /// The next thing told; nil when the task that waits is cancelled.
  func next() async -> Item? {
    for await item in stream { return item }
    return nil
  }
}

/// A fault that time may heal.
struct Crash: Error {}
