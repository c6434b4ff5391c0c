import Foundation
import Synchronization
public import Testing

/// A test or a suite that starts programs and waits for their ends.
///
/// Waiting so blocks a thread. The pool of tasks has one for each processor, so that two such tests would stop all
/// others, and with them the time-outs of what they test: here they have threads of their own.
public struct StartsPrograms: TestTrait, SuiteTrait, TestScoping {
  public var isRecursive: Bool { true }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
  ) async throws {
    await ProgramThreads.tests.take()
    defer { ProgramThreads.tests.giveBack() }
    try await withTaskExecutorPreference(ProgramThreads.shared) { try await body() }
  }
}

extension Trait where Self == StartsPrograms {
  public static var startsPrograms: Self { StartsPrograms() }
}

/// Threads that may be blocked, and nobody else waits.
private final class ProgramThreads: TaskExecutor {
  static let shared = ProgramThreads(count: 8)
  /// As many tests as a small machine has processors, since each program keeps one busy. There are more threads than
  /// that, so that no step of one test ever waits until a program of another ends.
  static let tests = Places(2)

  private let jobs = Mutex<[UnownedJob]>([])
  private let arrived = DispatchSemaphore(value: 0)

  private init(count: Int) {
    for _ in 0..<count { Thread.detachNewThread { [self] in work() } }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    arrived.signal()
  }

  private func work() -> Never {
    while true {
      arrived.wait()
      jobs.withLock { $0.removeFirst() }.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}
