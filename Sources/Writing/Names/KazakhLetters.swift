/// What single letters do in Kazakh: which row a vowel belongs to, and which sound a word ends in.
enum KazakhLetters {
  /// The last sound of a word, as far as the first consonant of an ending depends on it.
  enum FinalSound: Equatable, Sendable {
    case vowel
    /// м, н, ң.
    case nasal
    /// р, л, й, у and the letters и and ю, which end in a glide (Мәдидің).
    case glide
    /// з, ж.
    case buzzing
    /// Voiceless sounds, and б, в, г, д, which lose their voice at the end of a word (Ахмедке).
    case voiceless
  }

  static let backVowels: Set<Character> = ["а", "о", "ұ", "ы", "я", "a", "o", "u"]
  static let frontVowels: Set<Character> = ["ә", "е", "ө", "ү", "і", "э", "ё", "e", "ä", "ö", "ü"]
  /// Vowel letters that belong to neither row.
  private static let neutralVowels: Set<Character> = ["и", "у", "ю", "i", "y"]
  /// Letters that Kazakh words do not use: with them an open и at the end is front (Софи has one, Ғани has none).
  static let onlyInLoans: Set<Character> = ["в", "ф", "ц", "ч", "щ", "ё", "э", "ъ", "ь"]

  private static let nasals: Set<Character> = ["м", "н", "ң", "m", "n"]
  private static let glides: Set<Character> = ["р", "л", "й", "у", "и", "ю", "r", "l", "i", "y", "w"]
  private static let buzzing: Set<Character> = ["з", "ж", "z", "j"]

  static func isCyrillic(_ letter: Character) -> Bool {
    letter.unicodeScalars.first.map { (0x400...0x52F).contains($0.value) } ?? false
  }

  static func isVowel(_ letter: Character) -> Bool {
    backVowels.contains(letter) || frontVowels.contains(letter) || neutralVowels.contains(letter)
  }

  /// The letter у is a vowel after a consonant and at the start before a consonant (туған), else a glide (тау, уақыт).
  static func isVowel(at index: Int, in letters: [Character]) -> Bool {
    let letter = letters[index]
    guard letter == "у" else { return isVowel(letter) }
    if index > 0 { return !isVowel(letters[index - 1]) && letters[index - 1].isLetter && letters[index - 1] != "у" }
    return index + 1 < letters.count && letters[index + 1].isLetter && !isVowel(letters[index + 1])
  }

  /// The number of syllables, one to each vowel. Letters of other scripts count as nothing, except Latin vowels.
  static func syllables(_ text: String) -> Int {
    let letters = Array(text.lowercased())
    return letters.indices.count { isVowel(at: $0, in: letters) }
  }

  /// The sound that endings meet: a soft or hard sign hands over to the consonant before it.
  static func finalSound(_ word: String) -> FinalSound {
    guard let last = word.lowercased().last(where: { $0 != "ь" && $0 != "ъ" }) else { return .vowel }
    if nasals.contains(last) { return .nasal }
    if glides.contains(last) { return .glide }
    if buzzing.contains(last) { return .buzzing }
    return isVowel(last) ? .vowel : .voiceless
  }
}
