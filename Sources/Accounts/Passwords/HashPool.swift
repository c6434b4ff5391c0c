import Core
import Dispatch
import Synchronization

/// Where passwords are hashed: threads of its own, so that the few threads that everything asynchronous shares never
/// stand still for it; so many at once; and a queue that ends, since a machine that promises everybody a hash later
/// answers nobody.
final class HashPool: Sendable {
  private struct State {
    var running = 0
    var waiting: [@Sendable () -> Void] = []
  }

  private let atOnce: Int
  private let waitingMax: Int
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "password-hashes", qos: .userInitiated, attributes: .concurrent)

  init(atOnce: Int, waitingMax: Int) {
    self.atOnce = max(1, atOnce)
    self.waitingMax = max(0, waitingMax)
  }

  /// Runs a piece of work, waiting its turn. Throws `busy` at once when too many wait already.
  func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      submit {
        continuation.resume(returning: work())
      } orRefuse: {
        continuation.resume(
          throwing: DomainError(
            .unavailable, "busy", "Very many people are signing in just now. Try again in a moment.",
            retryAfterSeconds: 2))
      }
    }
  }

  private enum Place {
    case now, later, nowhere
  }

  private func submit(_ task: @escaping @Sendable () -> Void, orRefuse refuse: () -> Void) {
    let place = state.withLock { state in
      if state.running < atOnce {
        state.running += 1
        return Place.now
      }
      guard state.waiting.count < waitingMax else { return .nowhere }
      state.waiting.append(task)
      return .later
    }
    switch place {
    case .now: start(task)
    case .later: break
    case .nowhere: refuse()
    }
  }

  private func start(_ task: @escaping @Sendable () -> Void) {
    queue.async {
      task()
      let next: (@Sendable () -> Void)? = self.state.withLock { state in
        if state.waiting.isEmpty {
          state.running -= 1
          return nil
        }
        return state.waiting.removeFirst()
      }
      if let next { self.start(next) }
    }
  }
}
