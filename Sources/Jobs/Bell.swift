import Synchronization

/// Wakes who waits inside this process. A ring that nobody hears yet is kept for the next look, and many rings
/// before it are one: who wakes looks at the database, where the truth is.
final class Bell<Key: Hashable & Sendable>: Sendable {
  private struct Listeners {
    var next = 0
    var byKey: [Key: [Int: AsyncStream<Void>.Continuation]] = [:]
  }

  private let listeners = Mutex(Listeners())

  var isHeard: Bool { listeners.withLock { !$0.byKey.isEmpty } }

  func ring(_ key: Key) {
    let waiting = listeners.withLock { $0.byKey[key]?.values.map(\.self) ?? [] }
    for continuation in waiting { continuation.yield() }
  }

  /// Rings once at the start, since what happened before was not heard. Ends when its task is cancelled.
  func listen(to key: Key) -> WakeUps {
    let wakeUps = WakeUps()
    let continuation = wakeUps.continuation
    let number = listeners.withLock { listeners in
      listeners.next += 1
      listeners.byKey[key, default: [:]][listeners.next] = continuation
      return listeners.next
    }
    continuation.onTermination = { [weak self] _ in self?.remove(number, key) }
    continuation.yield()
    return wakeUps
  }

  private func remove(_ number: Int, _ key: Key) {
    listeners.withLock { listeners in
      listeners.byKey[key]?[number] = nil
      if listeners.byKey[key]?.isEmpty == true { listeners.byKey[key] = nil }
    }
  }
}
