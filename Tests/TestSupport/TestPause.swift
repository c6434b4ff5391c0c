public import Jobs
import Synchronization

/// Lets time pass for workers when the test says so: nobody sleeps.
public final class TestPause: Sendable {
  private struct Waiting {
    var next = 0
    var byNumber: [Int: CheckedContinuation<Void, any Error>] = [:]
  }

  private let waiting = Mutex(Waiting())

  public init() {}

  public var pause: Pause { Pause { _ in try await self.wait() } }

  /// Waits until somebody pauses, then ends all pauses. Returns without that when its task is cancelled.
  public func tick() async {
    while !Task.isCancelled {
      let pausing = waiting.withLock { waiting in
        defer { waiting.byNumber = [:] }
        return waiting.byNumber.values.map(\.self)
      }
      for continuation in pausing { continuation.resume() }
      if !pausing.isEmpty { return }
      await Task.yield()
    }
  }

  private func wait() async throws {
    let number = waiting.withLock { waiting in
      waiting.next += 1
      return waiting.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        waiting.withLock { $0.byNumber[number] = continuation }
        if Task.isCancelled { cancel(number) }
      }
    } onCancel: {
      cancel(number)
    }
  }

  private func cancel(_ number: Int) {
    waiting.withLock { $0.byNumber.removeValue(forKey: number) }?.resume(throwing: CancellationError())
  }
}
