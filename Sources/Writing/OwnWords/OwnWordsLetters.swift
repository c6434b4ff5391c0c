internal import Core

/// Which signs a line of own words may hold.
enum OwnWordsLetters {
  /// - Throws: `DomainError(.invalid, …)`: `words-script` for letters of another alphabet than the language,
  ///   `words-letters` for emoji, control characters and other signs that nobody can sing.
  static func check(_ line: String, _ language: Language) throws(DomainError) {
    for character in line {
      if character.isLetter {
        guard Script.of(character) == Script.of(language) else {
          let letters = language == .english ? "Latin" : "Cyrillic"
          throw DomainError(
            .invalid, "words-script",
            "Write the words in \(letters) letters for this language, or choose the language they are in: \"\(character)\" "
              + "cannot be sung.")
        }
      } else if !isMark(character) {
        throw DomainError(
          .invalid, "words-letters", "Remove emoji, control and other signs from the words: they cannot be sung.")
      }
    }
    guard line.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw DomainError(.invalid, "words-letters", "Each line of the words needs at least one word to sing.")
    }
  }

  private static func isMark(_ character: Character) -> Bool {
    if ("0"..."9").contains(character) || character == " " || character == "\t" || character == "\u{A0}" { return true }
    return ".,;:!?…'’‘\"“”„«»()-–—&%/*+#№".contains(character)
  }
}
