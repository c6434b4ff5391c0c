import Foundation
import Media
import Synchronization

/// One line that tells the step and the time since the start, rewritten in place; silent unless a person reads along.
final class ProgressLine: Sendable {
  private let start = ContinuousClock.now
  private let isShown = Terminal.isInteractive
  private let state = Mutex(State())

  private struct State {
    var hasText = false
    var isFinished = false
  }

  func show(_ step: SongStep) {
    guard isShown else { return }
    let seconds = (ContinuousClock.now - start).components.seconds
    state.withLock { state in
      guard !state.isFinished else { return }
      state.hasText = true
      Self.write("\r\u{1B}[2K\(step.sentence) · \(seconds) s")
    }
  }

  /// Clears the line; later steps are not shown any more.
  func finish() {
    state.withLock { state in
      if state.hasText, !state.isFinished { Self.write("\r\u{1B}[2K") }
      state.isFinished = true
    }
  }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}

extension SongStep {
  var sentence: String {
    switch self {
    case .words: "Writing the words"
    case .melody: "Finding the melody"
    case .singing(let line, let count): "Singing line \(line) of \(count)"
    case .harmony: "Singing the second voices"
    case .band: "The band plays"
    case .mixing: "Mixing"
    case .mastering: "Mastering"
    case .saving: "Saving"
    }
  }
}
