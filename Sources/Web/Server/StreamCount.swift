import Core
import Policy
import Synchronization

/// How many streams of progress each person holds open on this node.
final class StreamCount: Sendable {
  private let counts = Mutex<[Identifier: Int]>([:])

  /// One open stream. It is given back when nobody holds it any more, so also when a listener left before the first
  /// byte and nothing was ever sent.
  final class Place: Sendable {
    private let leave: @Sendable () -> Void

    fileprivate init(leave: @escaping @Sendable () -> Void) {
      self.leave = leave
    }

    deinit { leave() }
  }

  /// Throws `streams-too-many` above `Limits.streamsPerAccountMax`.
  func open(_ account: Identifier) throws(DomainError) -> Place {
    let isOpen = counts.withLock { counts in
      guard counts[account, default: 0] < Limits.streamsPerAccountMax else { return false }
      counts[account, default: 0] += 1
      return true
    }
    guard isOpen else {
      throw DomainError(
        .tooMany, "streams-too-many", "Too many pages watch at once: close some.",
        retryAfterSeconds: Limits.streamHeartbeatSeconds)
    }
    return Place { [self] in close(account) }
  }

  private func close(_ account: Identifier) {
    counts.withLock { counts in
      counts[account] = counts[account].flatMap { $0 > 1 ? $0 - 1 : nil }
    }
  }
}
