/// Which letters of a Kazakh word are vowels, and of which row.
public enum KazakhVowels {
  public static let back: Set<Character> = ["а", "о", "ұ", "ы", "я", "a", "o", "u"]
  public static let front: Set<Character> = ["ә", "е", "ө", "ү", "і", "э", "ё", "e", "ä", "ö", "ü"]
  /// Vowel letters that belong to neither row.
  private static let neutral: Set<Character> = ["и", "у", "ю", "i", "y"]

  /// Whether a small letter can be a vowel at all.
  public static func isVowel(_ letter: Character) -> Bool {
    back.contains(letter) || front.contains(letter) || neutral.contains(letter)
  }

  /// The letter у is a vowel after a consonant and at the start before a consonant (туған), else a glide (тау, уақыт).
  /// - Parameters:
  ///   - index: a place in `letters`.
  ///   - letters: small letters.
  public static func isVowel(at index: Int, in letters: [Character]) -> Bool {
    let letter = letters[index]
    guard letter == "у" else { return isVowel(letter) }
    if index > 0 { return !isVowel(letters[index - 1]) && letters[index - 1].isLetter && letters[index - 1] != "у" }
    return index + 1 < letters.count && letters[index + 1].isLetter && !isVowel(letters[index + 1])
  }
}
