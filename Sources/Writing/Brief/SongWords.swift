public import Core

/// What the writer is told: for whom, why, how, and what the giver wants said.
public struct SongWords: Sendable, Codable {
  /// The name as people write it; one or two words.
  public var recipient: String
  /// The name as it is said, where that differs.
  public var sayName: String?
  public var occasion: Occasion
  public var tone: Tone
  public var language: Language
  /// The giver's own story, at most `Limits.storyLengthMax` characters.
  public var story: String?

  public init(
    recipient: String, sayName: String? = nil, occasion: Occasion = .simply, tone: Tone = .warm, language: Language,
    story: String? = nil
  ) {
    self.recipient = recipient
    self.sayName = sayName
    self.occasion = occasion
    self.tone = tone
    self.language = language
    self.story = story
  }
}
