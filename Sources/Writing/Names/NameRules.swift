public import Core
import Policy

/// Which names can be sung. Checked before anything is written.
public enum NameRules {
  /// The name without extra spaces, in composed form.
  /// - Parameter canBeSaid: false where another spelling says how it sounds; then any Latin or Cyrillic name will do.
  /// - Throws: `DomainError(.invalid, "name-…")` with a sentence that says what to do.
  public static func check(
    _ name: String, language: Language, canBeSaid: Bool = true
  ) throws(DomainError) -> String {
    guard name.utf8.count <= 4 * Limits.nameLengthMax else { throw tooLong }
    let clean = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if clean.isEmpty { throw DomainError(.invalid, "name-empty", "Say for whom the song is: the name is empty.") }
    if clean.count > Limits.nameLengthMax { throw tooLong }
    if clean.split(separator: " ").count > Limits.nameWordsMax {
      throw DomainError(
        .invalid, "name-words", "Use at most \(Limits.nameWordsMax) words for the name in a song.")
    }
    for character in clean where !Script.isNameMark(character) {
      guard character.isLetter else {
        throw DomainError(
          .invalid, "name-letters", "Write the name in letters only: signs, digits and emoji cannot be sung.")
      }
      guard let script = Script.of(character) else {
        throw DomainError(.invalid, "name-script", "Write the name in Latin or Cyrillic letters, as it is said.")
      }
      if canBeSaid && script != Script.of(language) { throw otherScript(language) }
    }
    guard clean.contains(where: \.isLetter) else {
      throw DomainError(.invalid, "name-letters", "Write the name in letters only: signs cannot be sung.")
    }
    return clean
  }

  private static var tooLong: DomainError {
    DomainError(.invalid, "name-too-long", "Use a name of at most \(Limits.nameLengthMax) characters.")
  }

  private static func otherScript(_ language: Language) -> DomainError {
    let letters = language == .english ? "Latin" : "Cyrillic"
    return DomainError(
      .invalid, "name-script",
      "Write the name in \(letters) letters for this language, or add how it is said in \(letters) letters.")
  }
}
