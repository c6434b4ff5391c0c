import Core
import Foundation

/// Talks to songly-speak, the child process that knows how text sounds.
struct SpeechProgram: Sendable {
  static let sampleRate = 22_050
  private static let secondsMax = 120.0
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
    let input = Data(requests.map(\.encoded).joined().utf8)
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

  private func output(of input: Data) throws(DomainError) -> [UInt8] {
    let process = Process()
    let (toChild, fromChild) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: path)
    process.standardInput = toChild
    process.standardOutput = fromChild
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw DomainError(.missing, "speech-missing", "The program songly-speak is missing: build it with make run.")
    }
    let deadline = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.secondsMax, execute: deadline)
    defer { deadline.cancel() }
    // Written beside reading: neither side may wait for the other with a full pipe.
    DispatchQueue.global().async {
      try? toChild.fileHandleForWriting.write(contentsOf: input)
      try? toChild.fileHandleForWriting.close()
    }
    let bytes = [UInt8](fromChild.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    if process.terminationReason == .exit, process.terminationStatus == Self.dataMissing {
      throw DomainError(
        .missing, "voice-missing",
        "The voices are not installed: apt-get install espeak-ng-data, then run songly doctor.")
    }
    return bytes
  }
}
