public import Core

/// A voice that sings: how espeak-ng is coloured, where it feels at home, how it moves.
public struct SingingVoice: Sendable {
  public var id: String
  public var language: Language
  public var summary: String
  /// MIDI notes between which the voice is at ease.
  public var low: Int
  public var high: Int
  /// espeak-ng's voice and variant.
  var spoken: String
  /// Pitch in Hz at which the spoken voice lies for espeak-ng's pitch 50.
  var spokenPitch: Double
  var wordsPerMinute = 110
  /// Above 1 a smaller throat.
  var throat = 1.0
  /// The voice model that sings where it is installed; espeak-ng does elsewhere.
  var model: String?
  var manner = PitchContour.Manner()

  public static let all: [SingingVoice] = [
    SingingVoice(
      id: "james", language: .english, summary: "a calm low voice", low: 48, high: 64, spoken: "en-us+m2",
      spokenPitch: 92, model: "bdl"),
    SingingVoice(
      id: "clara", language: .english, summary: "a bright high voice", low: 55, high: 71, spoken: "en-us+f2",
      spokenPitch: 170, model: "clb"),
    SingingVoice(
      id: "pavel", language: .russian, summary: "a calm low voice", low: 48, high: 64, spoken: "ru+m2", spokenPitch: 92
    ),
    SingingVoice(
      id: "vera", language: .russian, summary: "a bright high voice", low: 55, high: 71, spoken: "ru+f2",
      spokenPitch: 170),
    SingingVoice(
      id: "daulet", language: .kazakh, summary: "a calm low voice", low: 48, high: 64, spoken: "kk+m2", spokenPitch: 92
    ),
    SingingVoice(
      id: "aigul", language: .kazakh, summary: "a bright high voice", low: 55, high: 71, spoken: "kk+f2",
      spokenPitch: 170),
  ]

  /// The voices of a language, the usual one first.
  public static func voices(_ language: Language) -> [SingingVoice] {
    all.filter { $0.language == language }
  }
}
