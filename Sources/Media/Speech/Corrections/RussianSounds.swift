/// Russian letters as phonemes of espeak-ng, for words whose stress is known: its own rules guess the stress and often
/// guess wrong, but its phonemes in double brackets carry the stress they are given.
enum RussianSounds {
  /// The word as phonemes, e.g. "тебе" stressed on its second vowel: "t;ib;'e".
  /// - Parameters:
  ///   - word: small Russian letters only.
  ///   - stress: which vowel of the word is stressed, from 0.
  static func phonemes(_ word: String, stress: Int) -> String {
    let letters = Array(spelledAsSaid(word))
    var result = ""
    var vowel = 0
    for (index, letter) in letters.enumerated() {
      let before: Character? = index > 0 ? letters[index - 1] : nil
      let after: Character? = index + 1 < letters.count ? letters[index + 1] : nil
      if vowels.contains(letter) {
        result += sound(letter, after: before, place: vowel - stress)
        vowel += 1
      } else if letter != before {
        result += consonant(letter, before: after, then: index + 2 < letters.count ? letters[index + 2] : nil)
      }
    }
    return result
  }

  static let vowels: Set<Character> = ["а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я"]
  private static let softening: Set<Character> = ["е", "ё", "и", "ю", "я", "ь"]
  private static let alwaysHard: Set<Character> = ["ж", "ш", "ц"]
  private static let alwaysSoft: Set<Character> = ["ч", "щ", "й"]

  private static let consonants: [Character: String] = [
    "б": "b", "в": "v", "г": "g", "д": "d", "ж": "Z", "з": "z", "й": "j", "к": "k", "л": "l", "м": "m", "н": "n",
    "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "x", "ц": "ts", "ч": "tS;", "ш": "S", "щ": "S;",
  ]
  /// Letter groups in which a letter is silent or said as another.
  private static let saidOtherwise: [(written: String, said: String)] = [
    ("стн", "сн"), ("стл", "сл"), ("здн", "зн"), ("лнц", "нц"), ("рдц", "рц"), ("вств", "ств"), ("сч", "щ"),
    ("зч", "щ"), ("тся", "ца"), ("ться", "ца"), ("тц", "ц"), ("дц", "ц"), ("мягк", "мяхк"), ("легк", "лехк"),
    ("лёгк", "лёхк"),
  ]
  /// Words that end in -ого or -его without being genitives: their г is a г.
  private static let plainEndings: Set<String> = ["много", "немного", "дорого", "недорого", "строго"]

  private static func spelledAsSaid(_ word: String) -> String {
    var text = word
    if word.count > 3, word.hasSuffix("ого") || word.hasSuffix("его"), !plainEndings.contains(word) {
      text = String(word.dropLast(2)) + "во"
    } else if word == "его" {
      text = "ево"
    }
    for pair in saidOtherwise {
      while let range = text.firstRange(of: pair.written) { text.replaceSubrange(range, with: pair.said) }
    }
    return text
  }

  /// - Parameter place: 0 in the stressed syllable, below 0 before it, above 0 after it.
  private static func sound(_ letter: Character, after before: Character?, place: Int) -> String {
    let opens = before.map { vowels.contains($0) || $0 == "ь" || $0 == "ъ" } ?? true
    let isHard = before.map(alwaysHard.contains) ?? false
    let isSoft = before.map(alwaysSoft.contains) ?? false
    if place == 0 {
      switch letter {
      case "а": return "'A"
      case "о": return "'o"
      case "у": return "'u"
      case "ы": return "'y"
      case "и": return isHard ? "'y" : "'i"
      case "э": return "'E"
      case "е": return isHard ? "'E" : opens ? "j'e" : "'e"
      case "ё": return isHard ? "'o" : opens ? "j'8" : "'8"
      case "ю": return opens ? "j'u" : "'u"
      default: return opens ? "j'A" : "'A"
      }
    }
    switch letter {
    case "а": return isSoft && place < 0 ? "i" : place > 0 ? "a#" : "a"
    case "о": return "V"
    case "у": return "u"
    case "ы": return "y"
    case "и": return isHard ? "y" : "i"
    case "э": return "E#"
    case "е", "ё": return isHard ? "y" : opens ? "jI" : "i"
    case "ю": return opens ? "ju" : "u"
    default: return place > 0 ? (opens ? "jV" : "V") : (opens ? "jI" : "i")
    }
  }

  /// A consonant is soft before a soft vowel or sign; с and з also before a soft т, д, н.
  private static func consonant(_ letter: Character, before next: Character?, then second: Character?) -> String {
    guard let sound = consonants[letter] else { return "" }
    if alwaysHard.contains(letter) || alwaysSoft.contains(letter) || letter == "х" { return sound }
    if let next, softening.contains(next) { return sound + ";" }
    if "сз".contains(letter), let next, "тдн".contains(next), let second, softening.contains(second) {
      return sound + ";"
    }
    return sound
  }
}
