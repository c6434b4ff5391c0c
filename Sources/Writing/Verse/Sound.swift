internal import Core

/// Sounds as a rhyme hears them: without length and palatalisation, r-coloured vowels taken apart.
enum Sound {
  static let vowelClasses: [[String]] = [
    ["ɑ", "ɔ", "ɒ"], ["ʌ", "ə", "ɐ", "a", "æ"], ["ɪ", "i", "ᵻ", "ɨ"], ["ʊ", "u"], ["e", "ɛ", "ɪ"], ["ɜ", "ɚ"],
    ["o", "ɔ"], ["a", "ɑ", "ʌ", "ɐ"], ["ɛ", "ə"], ["o", "ɵ", "ɔ"], ["u", "ʉ", "ʊ"], ["a", "æ", "ɑ"],
    ["y", "i", "ɨ"],
  ]
  /// Kazakh endings come in a back and a front shape.
  static let harmonyClasses: [[String]] = [
    ["a", "ɑ", "e", "æ", "ɛ"], ["ə", "ɯ", "ɪ", "i", "ɘ"], ["o", "ø", "u", "y", "ʊ", "ʉ", "œ"],
  ]
  static let consonantClasses: [[String]] = [
    ["m", "n", "ŋ"], ["p", "t", "k", "q"], ["b", "d", "ɡ", "ɾ"], ["s", "z"], ["f", "v"], ["θ", "s", "f"],
    ["ð", "v", "z"], ["ʃ", "ʒ", "s"], ["l", "ɫ", "ɭ", "ɹ", "r", "ɾ"], ["t", "d", "ɾ"], ["k", "ɡ", "x", "q", "ʁ"],
    ["p", "b"], ["j", "i"],
  ]

  /// The letters of a sound that matter, vowels and a final r apart: "ɑːɹ" → ("ɑ", ["ɹ"]).
  static func parts(_ phone: Phone) -> (vowel: String, tail: [String]) {
    var vowel = ""
    var tail: [String] = []
    for scalar in phone.symbol.unicodeScalars where !ignored.contains(scalar) {
      if !vowel.isEmpty && scalar == "ɹ" { tail.append("ɹ") } else { vowel.unicodeScalars.append(scalar) }
    }
    return (vowel, tail)
  }

  private static let ignored = Set("ːˑˈˌʲ̩̪̃ʰ̯".unicodeScalars)
}

extension SpokenSyllable {
  /// The vowel without length, e.g. "iː" → "i".
  var vowel: String {
    phones.indices.contains(nucleus) ? Sound.parts(phones[nucleus]).vowel : ""
  }

  var onset: [String] {
    phones.prefix(nucleus).map { Sound.parts($0).vowel }
  }

  var coda: [String] {
    guard phones.indices.contains(nucleus) else { return [] }
    let own = Sound.parts(phones[nucleus]).tail
    let rest = phones[(nucleus + 1)...].map { Sound.parts($0).vowel }
    // espeak-ng writes the r of "fire" twice: once in the vowel, once as a sound.
    return own.last == "ɹ" && rest.first == "ɹ" ? rest : own + rest
  }
}
