import Core

/// What songly-speak is asked to say.
struct SpeechRequest: Sendable {
  enum Mode: String, Sendable {
    case soundsOnly = "p"
    case spoken = "s"
  }

  /// An espeak-ng voice, e.g. "en-us+f2".
  var voice: String
  var wordsPerMinute = 140
  /// espeak-ng's pitch, 0-99; the voice is asked to stay flat on it.
  var pitch = 50
  var mode: Mode
  var text: String

  /// One line of the program's input: the text respelled where the voice would misread it; separators inside it
  /// become spaces.
  var encoded: String {
    let said = SpeechSpelling.spoken(text, SpeechSpelling.language(ofVoice: voice))
    let plain = String(said.map { $0.isNewline || $0 == "\t" || $0 == "\0" ? " " : $0 })
    return "\(voice)\t\(wordsPerMinute)\t\(pitch)\t\(mode.rawValue)\t\(plain)\n"
  }
}

/// What songly-speak answered.
struct Utterance: Sendable {
  struct Sound: Sendable, Hashable {
    /// Index of its first sample.
    var start: Int
    /// IPA; empty for a pause.
    var name: String
  }

  var voiceExists = false
  /// IPA with stress marks, words apart by spaces.
  var ipa = ""
  var sounds: [Sound] = []
  var samples: [Int16] = []
}
