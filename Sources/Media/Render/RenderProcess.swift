public import Core
import Foundation
import Policy
import Synchronization

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
    let child = Child()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
          continuation.resume(with: Result { () throws(DomainError) in try runBlocking(child, job, tell: tell) })
        }
      }
    } onCancel: {
      child.callOff()
    }
  }

  /// The child, which may be called off before it runs, while it runs and after it has ended.
  private final class Child: Sendable {
    let process = Process()
    private let isCalledOff = Mutex(false)

    /// Answers false where there is nothing to listen to.
    func start() -> Bool {
      isCalledOff.withLock { off in !off && (try? process.run()) != nil }
    }

    func callOff() {
      isCalledOff.withLock { off in
        off = true
        if process.isRunning { process.terminate() }
      }
    }
  }

  private func runBlocking(_ child: Child, _ job: SongJob, tell: (SongStep) -> Void) throws(DomainError) -> Double {
    let process = child.process
    let (toChild, fromChild) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = toChild
    process.standardOutput = fromChild
    // A crash is told in the parent's words; the runtime's report is no use to a person at the terminal.
    process.standardError = FileHandle.nullDevice
    guard let input = try? JSONEncoder().encode(job), child.start() else {
      throw DomainError(.fault, "render-not-started", "The renderer could not be started.")
    }
    let timer = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + Limits.renderingSecondsMax, execute: timer)
    defer { timer.cancel() }
    DispatchQueue.global().async {
      try? toChild.fileHandleForWriting.write(contentsOf: input)
      try? toChild.fileHandleForWriting.close()
    }
    let outcome = Self.listen(fromChild.fileHandleForReading, tell: tell)
    process.waitUntilExit()
    if let outcome { return try outcome.get() }
    if process.terminationReason == .uncaughtSignal {
      throw DomainError(
        .unavailable, "render-killed",
        "The renderer was stopped (signal \(process.terminationStatus)); nothing was kept. Try again, or a shorter song."
      )
    }
    throw DomainError(.fault, "render-failed", "The renderer ended without a song; nothing was kept.")
  }

  private static func listen(_ handle: FileHandle, tell: (SongStep) -> Void) -> Result<Double, DomainError>? {
    var waiting: [UInt8] = []
    var outcome: Result<Double, DomainError>?
    while true {
      let data = handle.availableData
      if data.isEmpty { return outcome }
      waiting += data
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
