import Synchronization

/// So many may do something at once; whoever comes then waits in line. No actor: it would run where its callers run, and
/// wait with those of them who block.
final class Places: Sendable {
  private struct State {
    var free: Int
    var line: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(_ count: Int) {
    state = Mutex(State(free: count))
  }

  func take() async {
    await withCheckedContinuation { continuation in
      let goesOn = state.withLock { state in
        if state.free > 0 {
          state.free -= 1
          return true
        }
        state.line.append(continuation)
        return false
      }
      if goesOn { continuation.resume() }
    }
  }

  func giveBack() {
    let next = state.withLock { state in
      if state.line.isEmpty {
        state.free += 1
        return nil as CheckedContinuation<Void, Never>?
      }
      return state.line.removeFirst()
    }
    next?.resume()
  }
}
