/// What can be sung: rules of the craft, not of the product (those are in `Limits`).
enum WritingLimits {
  /// Syllables that fit one sung line.
  static let lineSyllablesMax = 14
  /// Syllables of a detail that fit two sung lines.
  static let detailSyllablesMax = 27
}
