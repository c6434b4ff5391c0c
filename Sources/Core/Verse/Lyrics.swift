/// The part a section plays in a song.
public enum SectionKind: String, Sendable, Codable, Hashable, CaseIterable {
  case verse, preChorus, chorus, bridge

  /// The tag by which people mark sections in their own words, e.g. `[Verse]`.
  public var tag: String {
    switch self {
    case .verse: "Verse"
    case .preChorus: "Pre-Chorus"
    case .chorus: "Chorus"
    case .bridge: "Bridge"
    }
  }
}

/// One line of a song as it is written and as it is said.
public struct LyricLine: Sendable, Codable, Hashable {
  /// As people read it.
  public var text: String
  /// As the voice says it: differs from `text` only where a name is pronounced in its own way.
  public var spoken: String
  /// True if the recipient's name is in the line: it is sung low and long.
  public var hasName: Bool

  public init(text: String, spoken: String? = nil, hasName: Bool = false) {
    self.text = text
    self.spoken = spoken ?? text
    self.hasName = hasName
  }
}

/// Lines that belong together; a chorus that returns is written again in full.
public struct LyricSection: Sendable, Codable, Hashable {
  public var kind: SectionKind
  public var lines: [LyricLine]

  public init(kind: SectionKind, lines: [LyricLine]) {
    self.kind = kind
    self.lines = lines
  }
}

/// The words of a song.
public struct Lyrics: Sendable, Codable, Hashable {
  public var title: String
  public var language: Language
  public var sections: [LyricSection]
  /// Details of the giver's story that found no place, verbatim: they are reported, never dropped in silence.
  public var unusedDetails: [String]

  public init(title: String, language: Language, sections: [LyricSection], unusedDetails: [String] = []) {
    self.title = title
    self.language = language
    self.sections = sections
    self.unusedDetails = unusedDetails
  }
}

/// Lyrics with their sounds: what a composer sets and a singer sings.
public struct SpokenSection: Sendable, Codable, Hashable {
  public struct Line: Sendable, Codable, Hashable {
    public var line: LyricLine
    public var words: [SpokenWord]

    public init(line: LyricLine, words: [SpokenWord]) {
      self.line = line
      self.words = words
    }

    public var syllables: [SpokenSyllable] { words.flatMap(\.syllables) }
  }

  public var kind: SectionKind
  public var lines: [Line]

  public init(kind: SectionKind, lines: [Line]) {
    self.kind = kind
    self.lines = lines
  }
}
