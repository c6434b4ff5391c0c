public import Core
import Foundation

/// Sings lines by the voice's model where it is installed. Else espeak-ng speaks them flat, and every period is laid anew
/// at the pitch and pace of the score.
public struct Singer: Sendable {
  /// How one take differs from another of the same notes.
  public struct Take: Sendable {
    public var seed: Seed
    /// Seconds by which the take lags.
    public var lag = 0.0
    /// Semitones added to every note.
    public var detune = 0.0
    /// Factor on the voice's throat.
    public var throat = 1.0
    public var breathes = true

    public init(seed: Seed, lag: Double = 0, detune: Double = 0, throat: Double = 1, breathes: Bool = true) {
      self.seed = seed
      self.lag = lag
      self.detune = detune
      self.throat = throat
      self.breathes = breathes
    }
  }

  static let rate = 44_100.0
  private let voice: SingingVoice
  private let program: SpeechProgram
  /// The folder of the voice models.
  private let models: String

  public init(voice: SingingVoice) {
    self.init(voice: voice, program: SpeechProgram())
  }

  init(voice: SingingVoice, program: SpeechProgram, models: String = VoiceModels.folder()) {
    self.voice = voice
    self.program = program
    self.models = models
  }

  /// A dry mono take of all lines.
  /// - Parameters:
  ///   - seconds: length of the result.
  ///   - progress: told after each line how many are sung.
  /// - Throws: `speech-missing`, `voice-missing`, `speech-failed`.
  public func sing(
    _ lines: [SungLine], seconds: Double, take: Take, progress: (Int) -> Void = { _ in }
  ) throws(DomainError) -> [Float] {
    var output = [Float](repeating: 0, count: Int(seconds * Self.rate))
    let sung = lines.filter { !$0.notes.isEmpty }
    if let model = voice.model.flatMap({ VoiceModel(path: VoiceModels.path($0, in: models)) }) {
      sing(sung, by: model, take: take, into: &output, progress: progress)
      return output
    }
    let requests = sung.map(request)
    let spoken = try program.answers(requests)
    var free = 0.0
    for (index, line) in sung.enumerated() {
      var generator = take.seed.generator("line \(index)")
      let source = SourceLine(spoken[index], syllables: line.syllables, language: voice.language)
      let performance = LinePerformance(
        line: line, source: source, spokenPitch: spokenPitch(requests[index].pitch), voice: voice, take: take,
        earliest: free)
      performance.lay(into: &output, generator: &generator)
      free = performance.end + 0.03
      progress(index + 1)
    }
    return output
  }

  private func sing(
    _ lines: [SungLine], by model: VoiceModel, take: Take, into output: inout [Float], progress: (Int) -> Void
  ) {
    var free = 0.0
    for (index, line) in lines.enumerated() {
      var generator = take.seed.generator("line \(index)")
      let performance = ModelPerformance(line: line, model: model, voice: voice, take: take, earliest: free)
      performance.lay(into: &output, model: model, generator: &generator)
      free = max(free, performance.end + 0.03)
      progress(index + 1)
    }
  }

  /// The line is spoken near its own middle pitch, so that little has to be bent.
  private func request(_ line: SungLine) -> SpeechRequest {
    let wanted = 440 * pow(2, (line.middlePitch - 69) / 12)
    let pitch = (0...99).min { abs(spokenPitch($0) - wanted) < abs(spokenPitch($1) - wanted) } ?? 50
    return SpeechRequest(
      voice: voice.spoken, wordsPerMinute: voice.wordsPerMinute, pitch: pitch, mode: .spoken, text: line.text)
  }

  /// espeak-ng's pitch parameter is close to exponential: measured 55, 91 and 160 Hz at 0, 50 and 99.
  private func spokenPitch(_ pitch: Int) -> Double {
    voice.spokenPitch * pow(2, 0.78 * Double(pitch - 50) / 50)
  }
}
