import Core
import Foundation

/// Talks to songly-speak, the child process that knows how text sounds.
struct SpeechProgram: Sendable {
  static let sampleRate = 22_050
  private static let secondsMax = 120.0
  /// Three times what the words of the longest song take, each line spoken for two voices.
  private static let outputBytesMax = 128 << 20
  /// How songly-speak ends where espeak-ng finds no data.
  private static let dataMissing: Int32 = 69

  /// Where the program lies: beside the running executable, as the package builds it.
  static var path: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("songly-speak").path
  }

  var path = SpeechProgram.path

  /// One answer per request, in order. Blocks: call it from a child process or through `SpeechQueue`.
  /// - Throws: `speech-missing` if the program cannot be started, `speech-failed` if it broke off.
  func answers(_ requests: [SpeechRequest]) throws(DomainError) -> [Utterance] {
    if requests.isEmpty { return [] }
    let input = Array(requests.map(\.encoded).joined().utf8)
    var reader = UtteranceReader(try output(of: input))
    let utterances = reader.utterances()
    guard utterances.count == requests.count, reader.sampleRate == Self.sampleRate else {
      throw DomainError(.fault, "speech-failed", "The speech program stopped before it had said everything.")
    }
    for (request, utterance) in zip(requests, utterances) where !utterance.voiceExists {
      throw DomainError(
        .missing, "voice-missing",
        "The voice \(request.voice) is not installed: apt-get install espeak-ng-data, then run songly doctor.")
    }
    return utterances
  }

  private func output(of input: [UInt8]) throws(DomainError) -> [UInt8] {
    let program = ChildProgram(path: path, secondsMax: Self.secondsMax, outputBytesMax: Self.outputBytesMax)
    var bytes: [UInt8] = []
    switch program.run(input: input, hear: { bytes += $0 }) {
    case .notStarted:
      throw DomainError(.missing, "speech-missing", "The program songly-speak is missing: build it with make run.")
    case .exited(Self.dataMissing):
      throw DomainError(
        .missing, "voice-missing",
        "The voices are not installed: apt-get install espeak-ng-data, then run songly doctor.")
    default:
      return bytes
    }
  }
}
