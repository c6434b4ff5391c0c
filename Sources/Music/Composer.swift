public import Core

/// Words and a style in, a whole song on paper out. Equal inputs give an equal score.
public enum Composer {
  /// Lines of one song, and syllables of one line, at most.
  public static let linesMax = 200
  public static let syllablesMax = 64

  /// Sets the words to music.
  ///
  /// `tempo` is in quarter notes a minute (held to 40...220), the style's usual one if nil; `name` is the recipient's
  /// name, sung low and long where a line has it. Throws `words-empty`, `words-too-long` or `range-too-narrow`.
  public static func compose(
    sections: [SpokenSection], style: Style, tempo: Double? = nil, range: VocalRange, seed: Seed, name: String? = nil
  ) throws(DomainError) -> Score {
    let lines = sections.flatMap(\.lines)
    guard lines.contains(where: { !$0.syllables.isEmpty }) else {
      throw DomainError(.invalid, "words-empty", "There are no words to sing; give at least one line.")
    }
    guard lines.count <= linesMax, lines.allSatisfy({ $0.syllables.count <= syllablesMax }) else {
      throw DomainError(
        .tooLarge, "words-too-long",
        "A song has at most \(linesMax) lines of \(syllablesMax) syllables; shorten the words.")
    }
    guard range.span >= 12, (24...96).contains(range.low), (24...96).contains(range.high) else {
      throw DomainError(.invalid, "range-too-narrow", "A voice needs an octave at least; choose another voice.")
    }
    return Songwriter(style: style, tempo: tempo, range: range, seed: seed).write(sections, name: name)
  }

  /// A song without words: the tune goes to an instrument, the lead is empty.
  ///
  /// `seconds` is the wished length, held to 30...240.
  public static func instrumental(seconds: Double, style: Style, tempo: Double? = nil, seed: Seed) -> Score {
    let plan = SongForm.plan(seconds: seconds, style: style, tempo: tempo)
    let range = VocalRange(low: 57, high: 74)
    let most = SongForm.syllablesMax(style: style, tempo: plan.tempo)
    let score = Songwriter(style: style, tempo: plan.tempo, range: range, seed: seed)
      .write(WordlessVerse.sections(plan.sections, most: most, seed: seed), name: nil)
    return WordlessVerse.played(score, style: style)
  }
}
