internal import Core

/// The alphabets in which we can sing.
enum Script {
  case latin, cyrillic

  static func of(_ language: Language) -> Script {
    language == .english ? .latin : .cyrillic
  }

  /// Nil for letters of another alphabet and for anything that is no letter.
  static func of(_ character: Character) -> Script? {
    guard let scalar = character.unicodeScalars.first, character.isLetter else { return nil }
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: return .latin
    case 0x400...0x52F: return .cyrillic
    default: return nil
    }
  }

  /// Signs that belong inside a name: O'Neil, Anna-Lena.
  static func isNameMark(_ character: Character) -> Bool {
    " -'’.".contains(character)
  }

  /// The syllables of a text, estimated from its vowels: exact enough to break lines, not to scan them.
  static func syllableEstimate(_ text: String, _ language: Language) -> Int {
    text.split(whereSeparator: \.isWhitespace).reduce(0) { $0 + wordEstimate(String($1).lowercased(), language) }
  }

  private static func wordEstimate(_ word: String, _ language: Language) -> Int {
    let digits = word.count(where: \.isNumber)
    let letters = word.filter(\.isLetter)
    guard !letters.isEmpty else { return digits * 2 }
    guard language == .english else {
      return digits * 2 + letters.count { "аеёиоуыэюяәөұүі".contains($0) }
    }
    var groups = 0
    var wasVowel = false
    for letter in letters {
      let isVowel = "aeiouyáéíóúàèëïöü".contains(letter)
      if isVowel && !wasVowel { groups += 1 }
      wasVowel = isVowel
    }
    // A final e is silent ("time") unless it follows a consonant and l ("table").
    if letters.hasSuffix("e") && groups > 1 && !letters.hasSuffix("le") { groups -= 1 }
    if letters.hasSuffix("ed") && groups > 1 && !letters.hasSuffix("ted") && !letters.hasSuffix("ded") { groups -= 1 }
    return digits * 2 + max(groups, 1)
  }
}
