public import Core
public import Policy
public import Writing

/// What a giver says about the song they want. Only the name is required.
public struct SongBrief: Sendable, Codable, Hashable {
  public var recipient: String
  public var language: Language
  public var occasion: Occasion
  public var tone: Tone
  /// What to sing about.
  public var story: String?
  /// Own lyrics with `[Verse]`, `[Chorus]`, `[Bridge]`; nothing is written then.
  public var words: String?
  /// How the name is pronounced, spelled in the letters of the language.
  public var sayName: String?
  /// Id of a style; nil lets the seed choose one that suits the tone.
  public var style: String?
  /// Id of a voice; nil is the language's usual one.
  public var voice: String?
  /// Quarter notes a minute; nil lets the style choose.
  public var tempo: Double?
  /// The wished length; the song comes close to it.
  public var seconds: Double
  public var isInstrumental: Bool
  public var seed: Seed

  public init(
    recipient: String, language: Language, occasion: Occasion = .simply, tone: Tone = .warm, story: String? = nil,
    words: String? = nil, sayName: String? = nil, style: String? = nil, voice: String? = nil, tempo: Double? = nil,
    seconds: Double = Double(Limits.songSecondsDefault), isInstrumental: Bool = false, seed: Seed
  ) {
    self.recipient = recipient
    self.language = language
    self.occasion = occasion
    self.tone = tone
    self.story = story
    self.words = words
    self.sayName = sayName
    self.style = style
    self.voice = voice
    self.tempo = tempo
    self.seconds = seconds
    self.isInstrumental = isInstrumental
    self.seed = seed
  }
}
