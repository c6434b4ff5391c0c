public import Core
import Foundation

/// How a name is said, as a short sound file: a person listens before a whole song is made.
public struct Saying: Sendable {
  private let program: SpeechProgram

  public init() {
    program = SpeechProgram()
  }

  init(program: SpeechProgram) {
    self.program = program
  }

  /// Says a few words in a language's plain voice and answers the bytes of an MP3, or of a WAV file. The child
  /// process runs on a thread of its own: reading from it blocks. The caller bounds the length of the text.
  ///
  /// - Throws: `speech-missing`, `voice-missing`, `speech-failed`, `encoder-failed`.
  public func sound(_ text: String, _ language: Language, format: AudioFormat = .mp3) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { () throws(DomainError) in try said(text, language, format) })
      }
    }
  }

  private func said(_ text: String, _ language: Language, _ format: AudioFormat) throws(DomainError) -> [UInt8] {
    let request = SpeechRequest(voice: language.plainVoice, mode: .spoken, text: text)
    let samples = try program.answers([request]).first?.samples ?? []
    let audio = Stereo(Resampling.doubled(samples))
    return try AudioFile.encode(audio, format: format, tags: AudioTags(title: "", language: language.threeLetters))
  }
}
