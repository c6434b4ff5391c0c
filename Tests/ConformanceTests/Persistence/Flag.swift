import Dispatch

/// Holds a transaction's body, which cannot await, until the test lets it go on.
final class Flag: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  func raise() { semaphore.signal() }
  func wait() { semaphore.wait() }
}
