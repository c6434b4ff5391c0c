public import Core
import Media
import Music
import Policy
import Writing

/// What can be made and from what it can be chosen: the source of `songly make --list` and of the forms.
public struct Catalog: Sendable, Codable {
  public struct Choice: Sendable, Codable {
    public var id: String
    public var name: String
    public var summary: String
  }

  public struct StyleChoice: Sendable, Codable {
    public var id: String
    public var name: String
    public var summary: String
    public var meter: String
    public var tempoMin: Double
    public var tempoMax: Double
  }

  public struct VoiceChoice: Sendable, Codable {
    public var id: String
    public var language: String
    public var summary: String
  }

  public struct Range: Sendable, Codable {
    public var min: Int
    public var max: Int
    public var usual: Int?
  }

  public var kinds: [Choice]
  public var languages: [String]
  public var occasions: [String]
  public var tones: [String]
  public var styles: [StyleChoice]
  public var voices: [VoiceChoice]
  public var formats: [String]
  public var seconds: Range
  public var tempo: Range

  public static let current = Catalog(
    kinds: [Choice(id: "song", name: "Song", summary: "A sung, personal song.")],
    languages: Language.allCases.map(\.rawValue),
    occasions: Occasion.allCases.map(\.rawValue),
    tones: Tone.allCases.map(\.rawValue),
    styles: Style.all.map { style in
      StyleChoice(
        id: style.id, name: style.name, summary: style.summary, meter: style.meter.symbol,
        tempoMin: style.tempoRange.lowerBound, tempoMax: style.tempoRange.upperBound)
    },
    voices: SingingVoice.all.map { VoiceChoice(id: $0.id, language: $0.language.rawValue, summary: $0.summary) },
    formats: AudioFormat.allCases.map(\.rawValue),
    seconds: Range(
      min: Limits.songSeconds.lowerBound, max: Limits.songSeconds.upperBound, usual: Limits.songSecondsDefault),
    tempo: Range(min: Limits.tempo.lowerBound, max: Limits.tempo.upperBound, usual: nil))
}
