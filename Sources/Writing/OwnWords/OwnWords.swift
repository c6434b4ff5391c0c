public import Core
import Policy

/// Reads words that people wrote themselves.
public enum OwnWords {
  /// Sections from a text with tags such as `[Verse]`, `[Chorus]`, `[Bridge]`, `[Pre-Chorus]` (also `[Куплет]`,
  /// `[Припев]`, `[Шумақ]`, `[Қайырма]`), with or without numbers. Without tags every paragraph is a verse; a chorus
  /// tag with no lines under it repeats the earlier chorus. Long lines are broken where a singer would breathe.
  /// - Parameters:
  ///   - recipient: looked for in the lines, so that the name is sung clearly; nil if there is none.
  ///   - sayName: how the name is said where it occurs.
  /// - Throws: `DomainError(.invalid, "words-…")` with a sentence that says what to do.
  public static func parse(
    _ text: String, language: Language, recipient: String?, sayName: String?
  ) throws(DomainError) -> Lyrics {
    guard text.utf8.count <= 4 * Limits.ownWordsLengthMax, text.count <= Limits.ownWordsLengthMax else {
      throw tooLong
    }
    var name: SungName?
    if let recipient { name = try SungName(recipient, sayName: sayName, language: language) }
    var sections: [LyricSection] = []
    for block in try OwnWordsBlocks.read(text) {
      var lines: [LyricLine] = []
      for line in block.lines {
        try OwnWordsLetters.check(line, language)
        for part in LineBreaker.lines(line, language) {
          lines.append(name?.line(plain: part) ?? LyricLine(text: part))
        }
      }
      if lines.isEmpty {
        guard let earlier = sections.last(where: { $0.kind == block.kind }) else { throw emptySection(block.kind) }
        lines = earlier.lines
      }
      sections.append(LyricSection(kind: block.kind, lines: lines))
    }
    let lineCount = sections.reduce(0) { $0 + $1.lines.count }
    if lineCount == 0 { throw DomainError(.invalid, "words-empty", "Write at least one line of words to sing.") }
    if lineCount > Limits.ownLinesMax { throw tooLong }
    return Lyrics(title: title(sections), language: language, sections: sections)
  }

  /// The first line of the chorus, or of the song.
  private static func title(_ sections: [LyricSection]) -> String {
    let source = sections.first { $0.kind == .chorus } ?? sections.first
    var title = source?.lines.first?.text ?? ""
    while let last = title.last, ".,;:!…–—- ".contains(last) { title.removeLast() }
    return String(title.prefix(60))
  }

  private static var tooLong: DomainError {
    DomainError(
      .invalid, "words-too-long",
      "Shorten the words: a song holds \(Limits.ownWordsLengthMax) characters "
        + "and \(Limits.ownLinesMax) lines at most.")
  }

  private static func emptySection(_ kind: SectionKind) -> DomainError {
    DomainError(
      .invalid, "words-section-empty",
      "Write lines under [\(kind.tag)]: an empty section repeats an earlier one, and there is none.")
  }
}
