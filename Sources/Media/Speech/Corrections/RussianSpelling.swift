/// Russian words with the stress they have, where espeak-ng would guess another.
enum RussianSpelling {
  /// What to say for a word, or nil where espeak-ng is right by itself.
  /// - Parameter previous: the word before it: "два года" and "мои года" are stressed differently.
  static func phonemes(_ word: String, after previous: String?) -> String? {
    let small = word.lowercased()
    if let particle = particles[small] { return particle }
    let yo = withYo[small]
    if pluralOrOne.contains(small), isCounted(previous) { return nil }
    if let stress = stresses[small] { return bracketed(small, stress: stress) }
    if word.first?.isUppercase == true, let stress = nameStress(yo ?? small) {
      return bracketed(yo ?? small, stress: stress)
    }
    return yo
  }

  /// Words of one consonant that espeak-ng spells out as letters.
  private static let particles = ["к": "[[k]]", "б": "[[b]]", "ж": "[[Z]]"]

  private static func bracketed(_ word: String, stress: Int) -> String {
    "[[" + RussianSounds.phonemes(word, stress: stress) + "]]"
  }

  /// Plurals stressed on the end, which after a number or "одного", "нет" are genitives stressed on the stem.
  private static let pluralOrOne: Set<String> = ["года", "слова", "дела", "глаза"]

  private static func isCounted(_ word: String?) -> Bool {
    guard let word = word?.lowercased() else { return false }
    return ["два", "три", "четыре", "полтора", "оба", "2", "3", "4", "нет", "ни", "без"].contains(word)
      || word.hasSuffix("ого")
  }

  /// The ending may be any case ending of up to two letters.
  private static func nameStress(_ word: String) -> Int? {
    for length in 0...min(2, max(word.count - 2, 0)) where endings.contains(String(word.suffix(length))) {
      if let stress = names[String(word.dropLast(length))] { return stress }
    }
    return nil
  }

  private static let endings: Set<String> = [
    "", "а", "у", "ом", "ем", "е", "я", "ю", "ь", "й", "ы", "и", "ой", "ей",
  ]
  private static let stresses = table(RussianStressTable.words)
  private static let names = table(RussianStressTable.names)

  private static let withYo: [String: String] = {
    var result: [String: String] = [:]
    for word in RussianYoTable.words.split(whereSeparator: \.isWhitespace) {
      result[String(word.map { $0 == "ё" ? "е" : $0 })] = String(word)
    }
    return result
  }()

  /// From words with a capital on the stressed vowel to the number of that vowel; the hyphen of stems falls away.
  private static func table(_ text: String) -> [String: Int] {
    var result: [String: Int] = [:]
    for entry in text.split(whereSeparator: \.isWhitespace) {
      let letters = entry.filter(\.isLetter)
      guard let capital = letters.firstIndex(where: \.isUppercase) else { continue }
      result[letters.lowercased()] = letters[..<capital].count { RussianSounds.vowels.contains($0) }
    }
    return result
  }
}
