public import Core
import Foundation
import Policy

/// Starts the rendering child and listens to it. A child that crashes or is killed becomes an error with a reason.
public struct RenderProcess: Sendable {
  private let program: String
  private let arguments: [String]

  /// - Parameters:
  ///   - program: the executable that calls `RenderChild.run()`; by default this one.
  ///   - arguments: what makes it do so.
  public init(program: String = RenderProcess.ownProgram, arguments: [String] = ["render"]) {
    self.program = program
    self.arguments = arguments
  }

  /// The running executable by its real name, so that a list of processes shows what it is.
  public static var ownProgram: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "/proc/self/exe"
  }

  /// Renders one song and returns its length in seconds. Cancelling the task ends the child.
  /// - Throws: what the child said, `render-killed` with the signal if it was stopped from outside or by its limits,
  ///   `render-failed` if it ended without a word.
  public func run(_ job: SongJob, tell: @escaping @Sendable (SongStep) -> Void) async throws -> Double {
    let call = ChildCall()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
          continuation.resume(with: Result { () throws(DomainError) in try runBlocking(call, job, tell: tell) })
        }
      }
    } onCancel: {
      call.callOff()
    }
  }

  private func runBlocking(_ call: ChildCall, _ job: SongJob, tell: (SongStep) -> Void) throws(DomainError) -> Double {
    let child = ChildProgram(
      path: program, arguments: arguments, secondsMax: Limits.renderingSecondsMax,
      outputBytesMax: Limits.renderingWordsBytesMax)
    guard let input = try? JSONEncoder().encode(job) else { throw Self.notStarted }
    var words = Words()
    let ending = child.run(input: input, call: call) { words.hear($0, tell: tell) }
    // A song that is whole is whole, however the child ended after it had said so.
    if let outcome = words.outcome { return try outcome.get() }
    switch ending {
    case .notStarted:
      throw Self.notStarted
    case .killed(let signal):
      throw DomainError(
        .unavailable, "render-killed",
        "The renderer was stopped (signal \(signal)); nothing was kept. Try again, or a shorter song.")
    case .exited:
      throw DomainError(.fault, "render-failed", "The renderer ended without a song; nothing was kept.")
    }
  }

  private static var notStarted: DomainError {
    DomainError(.fault, "render-not-started", "The renderer could not be started.")
  }

  /// What the child has said so far, of which the last word on the song counts.
  private struct Words {
    private(set) var outcome: Result<Double, DomainError>?
    private var waiting: [UInt8] = []

    mutating func hear(_ bytes: ArraySlice<UInt8>, tell: (SongStep) -> Void) {
      waiting += bytes
      while let end = waiting.firstIndex(of: UInt8(ascii: "\n")) {
        switch RenderMessage(line: waiting[..<end]) {
        case .step(let step): tell(step)
        case .done(let seconds): outcome = .success(seconds)
        case .failed(let kind, let code, let safe): outcome = .failure(DomainError(kind, code, safe))
        case nil: break
        }
        waiting.removeSubrange(...end)
      }
    }
  }
}
