internal import Core

/// Joins Kazakh case endings to a word: the vowel of the ending follows the last vowel of the word (back or front),
/// its first consonant follows the last sound of the word.
///
/// Rules: the school grammar of case declension (жай және тәуелді септеу), with the usage for borrowed names
/// (a soft sign, ё and a closed и are front: Игорьге, Семёнге, Вадимге).
enum KazakhSuffix {
  enum Case: String, CaseIterable, Sendable {
    case genitive, dative, accusative, locative, ablative, instrumental
  }

  /// The word with the ending of the case; a word without Cyrillic letters gets its ending after a hyphen.
  ///
  /// - Parameter possessed: true if the word already ends in the third person possessive -ы/-і/-сы/-сі (әкесі),
  ///   which takes endings of its own (әкесіне, әкесінде).
  static func attach(_ grammaticalCase: Case, to word: String, possessed: Bool = false) -> String {
    guard let last = word.last, last.isLetter else { return word }
    let front = isFront(word)
    let vowel: Character = front ? "е" : "а"
    let narrow: Character = front ? "і" : "ы"
    let hyphen = KazakhLetters.isCyrillic(last) ? "" : "-"
    let ending =
      possessed
      ? possessedEnding(grammaticalCase, vowel: vowel, narrow: narrow)
      : plainEnding(grammaticalCase, sound: KazakhLetters.finalSound(word), vowel: vowel, narrow: narrow)
    return word + hyphen + ending
  }

  private static func plainEnding(
    _ grammaticalCase: Case, sound: KazakhLetters.FinalSound, vowel: Character, narrow: Character
  ) -> String {
    switch grammaticalCase {
    case .genitive:
      switch sound {
      case .vowel, .nasal: "н\(narrow)ң"
      case .voiceless: "т\(narrow)ң"
      case .glide, .buzzing: "д\(narrow)ң"
      }
    case .dative:
      switch (sound, vowel) {
      case (.voiceless, "а"): "қа"
      case (.voiceless, _): "ке"
      case (_, "а"): "ға"
      default: "ге"
      }
    case .accusative:
      switch sound {
      case .vowel: "н\(narrow)"
      case .voiceless: "т\(narrow)"
      case .nasal, .glide, .buzzing: "д\(narrow)"
      }
    case .locative:
      sound == .voiceless ? "т\(vowel)" : "д\(vowel)"
    case .ablative:
      switch sound {
      case .nasal: "н\(vowel)н"
      case .voiceless: "т\(vowel)н"
      case .vowel, .glide, .buzzing: "д\(vowel)н"
      }
    case .instrumental:
      switch sound {
      case .vowel, .nasal, .glide: "мен"
      case .buzzing: "бен"
      case .voiceless: "пен"
      }
    }
  }

  private static func possessedEnding(_ grammaticalCase: Case, vowel: Character, narrow: Character) -> String {
    switch grammaticalCase {
    case .genitive: "н\(narrow)ң"
    case .dative: "н\(vowel)"
    case .accusative: "н"
    case .locative: "нд\(vowel)"
    case .ablative: "н\(vowel)н"
    case .instrumental: "мен"
    }
  }

  /// True if the endings of this word have front vowels (-ге, -нің), false for back vowels (-ға, -ның).
  ///
  /// The last vowel decides, also in words of mixed harmony (Нұргүл is front, Гүлнұр is back). The letters и and у
  /// belong to neither row: a closed и is front unless қ or ғ follows, a closed у is back, and at the end of the
  /// word the vowels before them decide.
  static func isFront(_ word: String) -> Bool {
    let lastWord = word.lowercased().split { !$0.isLetter }.last ?? ""
    let letters = Array(lastWord)
    if letters.last == "ь" { return true }
    guard let index = letters.lastIndex(where: KazakhVowels.isVowel) else { return false }
    if KazakhVowels.back.contains(letters[index]) { return false }
    if KazakhVowels.front.contains(letters[index]) { return true }
    let isClosed = index < letters.count - 1
    if isClosed {
      let hasBackConsonant = letters[index...].contains { $0 == "қ" || $0 == "ғ" }
      return (letters[index] == "и" || letters[index] == "i") && !hasBackConsonant
    }
    if letters.contains(where: KazakhLetters.onlyInLoans.contains) { return true }
    let decisive = letters[..<index].last { letter in
      KazakhVowels.back.contains(letter) || KazakhVowels.front.contains(letter)
    }
    guard let decisive else { return letters[index] != "у" }
    return KazakhVowels.front.contains(decisive)
  }
}
