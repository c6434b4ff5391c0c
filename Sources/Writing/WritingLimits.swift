/// How much text the writer accepts.
public enum WritingLimits {
  /// Characters of a name.
  public static let nameLengthMax = 40
  /// Words of a name.
  public static let nameWordsMax = 3
  /// Characters of a giver's story.
  public static let storyLengthMax = 2000
  /// Characters of own words.
  public static let ownWordsLengthMax = 6000
  /// Lines of own words, after long lines are broken and choruses repeated.
  public static let ownLinesMax = 96
  /// Syllables that fit one sung line.
  public static let lineSyllablesMax = 14
  /// Syllables of a detail that fit two sung lines.
  public static let detailSyllablesMax = 27
}
