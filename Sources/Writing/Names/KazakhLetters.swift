internal import Core

/// What single letters do in Kazakh: which sound a word ends in, and how many syllables it has.
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

  /// Letters that Kazakh words do not use: with them an open и at the end is front (Софи has one, Ғани has none).
  static let onlyInLoans: Set<Character> = ["в", "ф", "ц", "ч", "щ", "ё", "э", "ъ", "ь"]

  private static let nasals: Set<Character> = ["м", "н", "ң", "m", "n"]
  private static let glides: Set<Character> = ["р", "л", "й", "у", "и", "ю", "r", "l", "i", "y", "w"]
  private static let buzzing: Set<Character> = ["з", "ж", "z", "j"]

  static func isCyrillic(_ letter: Character) -> Bool {
    letter.unicodeScalars.first.map { (0x400...0x52F).contains($0.value) } ?? false
  }

  /// The number of syllables, one to each vowel. Letters of other scripts count as nothing, except Latin vowels.
  static func syllables(_ text: String) -> Int {
    let letters = Array(text.lowercased())
    return letters.indices.count { KazakhVowels.isVowel(at: $0, in: letters) }
  }

  /// The sound that endings meet: a soft or hard sign hands over to the consonant before it.
  static func finalSound(_ word: String) -> FinalSound {
    guard let last = word.lowercased().last(where: { $0 != "ь" && $0 != "ъ" }) else { return .vowel }
    if nasals.contains(last) { return .nasal }
    if glides.contains(last) { return .glide }
    if buzzing.contains(last) { return .buzzing }
    return KazakhVowels.isVowel(last) ? .vowel : .voiceless
  }
}
