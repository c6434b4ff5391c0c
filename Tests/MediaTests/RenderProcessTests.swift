import Core
import Foundation
import Music
import Synchronization
import Testing

@testable import Media

/// The parent's side of rendering, against children that misbehave.
@Suite struct RenderProcessTests {
  private static let job: SongJob = {
    let style = Style.all[0]
    return SongJob(
      score: Composer.instrumental(seconds: 30, style: style, seed: Seed(1)), lines: [], language: .english,
      voice: nil, title: "", words: "", output: "/nowhere/song.mp3", stems: nil)
  }()

  /// As the program does: a child that reads nothing shall not end its parent.
  init() { signal(SIGPIPE, SIG_IGN) }

  private func run(_ script: String, tell: @escaping @Sendable (SongStep) -> Void = { _ in }) async throws -> Double {
    try await RenderProcess(program: "/bin/sh", arguments: ["-c", script]).run(Self.job, tell: tell)
  }

  private func failure(_ script: String) async -> DomainError? {
    do {
      _ = try await run(script)
      return nil
    } catch {
      return error as? DomainError
    }
  }

  private func line(_ message: RenderMessage) -> String {
    String(decoding: message.line.dropLast(), as: UTF8.self)
  }

  @Test func aChildThatFinishes() async throws {
    let steps = Recorder()
    let script = "cat >/dev/null; echo '\(line(.step(.mixing)))'; echo '\(line(.done(seconds: 12.5)))'"
    #expect(try await run(script) { steps.add($0) } == 12.5)
    #expect(steps.all == [.mixing])
  }

  @Test(arguments: ["KILL", "SEGV", "XCPU", "TERM"]) func aChildThatIsKilled(_ name: String) async {
    #expect(await failure("cat >/dev/null; kill -\(name) $$")?.code == "render-killed")
  }

  @Test func aChildThatDiesBeforeItReads() async {
    #expect(await failure("kill -KILL $$")?.code == "render-killed")
  }

  @Test func aChildOverItsProcessorTime() async {
    let error = await failure("cat >/dev/null; ulimit -t 1; while :; do :; done")
    #expect(error?.code == "render-killed" && error?.kind == .unavailable)
  }

  @Test func aChildThatGoesWithoutAWord() async {
    #expect(await failure("exit 0")?.code == "render-failed")
    #expect(await failure("cat >/dev/null; exit 3")?.code == "render-failed")
  }

  @Test func aChildThatTalksNonsense() async {
    let garbage = "head -c 100000 /dev/urandom; echo; echo '{}'; echo '{\"done\":{}}'"
    #expect(await failure("cat >/dev/null; \(garbage)")?.code == "render-failed")
  }

  @Test func aChildThatSaysWhyItFailed() async {
    let message = line(.failed(kind: .missing, code: "soundfont-missing", safe: "Install it."))
    let error = await failure("cat >/dev/null; echo '\(message)'; exit 1")
    #expect(error == DomainError(.missing, "soundfont-missing", "Install it."))
  }

  @Test func aChildThatIsKilledAfterItWasDone() async {
    // A file that is whole is whole: what was said last counts.
    #expect(await failure("cat >/dev/null; echo '\(line(.done(seconds: 1)))'; kill -KILL $$") == nil)
  }

  @Test func aWordInTwoPieces() async throws {
    let text = line(.done(seconds: 3))
    let (head, tail) = (text.prefix(5), text.dropFirst(5))
    #expect(try await run("cat >/dev/null; printf '%s' '\(head)'; sleep 0.1; echo '\(tail)'") == 3)
  }

  @Test func aProgramThatIsNotThere() async {
    do {
      _ = try await RenderProcess(program: "/nowhere/songly").run(Self.job) { _ in }
      Issue.record("a program that is not there cannot render")
    } catch {
      #expect((error as? DomainError)?.code == "render-not-started")
    }
  }

  private final class Recorder: Sendable {
    private let steps = Mutex<[SongStep]>([])
    func add(_ step: SongStep) { steps.withLock { $0.append(step) } }
    var all: [SongStep] { steps.withLock { $0 } }
  }
}
