import Core
import Foundation
import Policy

/// The rendering child process: reads one job, tells its steps, ends.
public enum RenderChild {
  /// Limits itself, reads a `SongJob` from standard input and renders it.
  /// - Returns: the exit code: 0 after `done`, 1 after `failed`.
  public static func run() async -> Int32 {
    ResourceLimits.rendering.apply()
    // A dead speech program is an error to report.
    signal(SIGPIPE, SIG_IGN)
    let watch = endWhenUnheard()
    defer { watch.cancel() }
    let input = FileHandle.standardInput.readDataToEndOfFile()
    guard let job = try? JSONDecoder().decode(SongJob.self, from: input) else {
      say(.failed(kind: .fault, code: "job-unreadable", safe: "The song could not be handed to the renderer."))
      return 1
    }
    do {
      let seconds = try await SongRenderer(job) { say(.step($0)) }.run()
      say(.done(seconds: seconds))
      return 0
    } catch {
      let known = error as? DomainError ?? DomainError(.fault, "render-failed", "The song could not be rendered.")
      say(.failed(kind: known.kind, code: known.code, safe: known.safe))
      return 1
    }
  }

  /// Ends the process soon after nobody hears it any more: whoever started it has gone, maybe before this began.
  private static func endWhenUnheard() -> any DispatchSourceTimer {
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now(), repeating: .milliseconds(250))
    timer.setEventHandler {
      var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
      if poll(&output, 1, 0) > 0, output.revents & Int16(POLLERR) != 0 { _exit(1) }
    }
    timer.resume()
    return timer
  }

  private static func say(_ message: RenderMessage) {
    try? FileHandle.standardOutput.write(contentsOf: message.line)
  }
}

extension ResourceLimits {
  /// For one song.
  static let rendering = ResourceLimits(
    memoryBytes: Limits.renderingMemoryBytes, processorSeconds: Limits.renderingProcessorSeconds,
    fileBytes: Limits.renderingFileBytes)
}
