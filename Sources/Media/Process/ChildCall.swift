import CChild
import Foundation
import Synchronization

/// One run of a child program, which may be called off before it begins, while it lasts and after it has ended.
final class ChildCall: Sendable {
  private enum State {
    case waiting
    case running(pid_t)
    case over
  }

  private let state = Mutex(State.waiting)

  /// Kills the program and what it started; it never begins if it has not yet. After the end nothing happens: the
  /// number may be another process's by then.
  func callOff() {
    state.withLock { state in
      switch state {
      case .waiting: state = .over
      case .running(let group): kill(-group, SIGKILL)
      case .over: break
      }
    }
  }

  /// Answers nil when it was called off before, or cannot be started.
  func begin(_ start: () -> child?) -> child? {
    state.withLock { state in
      guard case .waiting = state, let child = start() else {
        state = .over
        return nil
      }
      state = .running(child.pid)
      return child
    }
  }

  /// Takes leave of a program that has ended, or is ended hereby with the rest of its group.
  func end() -> ChildProgram.Ending {
    state.withLock { state in
      guard case .running(let group) = state else { return .notStarted }
      state = .over
      kill(-group, SIGKILL)
      var status: Int32 = 0
      while waitpid(group, &status, 0) < 0 {
        guard errno == EINTR else { return .killed(signal: SIGKILL) }
      }
      // As the macros WIFEXITED, WEXITSTATUS and WTERMSIG, which Swift does not import, read a status.
      let signal = status & 0x7F
      return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    }
  }
}
