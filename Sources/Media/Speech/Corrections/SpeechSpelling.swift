import Core

/// What the voice is given in place of the written text, where it would misread it. One written word stays one word.
enum SpeechSpelling {
  /// The text as espeak-ng reads it right; words it knows come back unchanged. Phonemes stand in double brackets,
  /// which is why brackets of the text itself are taken out.
  static func spoken(_ text: String, _ language: Language) -> String {
    let plain = text.filter { $0 != "[" && $0 != "]" }
    switch language {
    case .english: return respelled(plain, EnglishNames.phonemes)
    case .russian: return respelled(plain, RussianSpelling.phonemes)
    case .kazakh: return KazakhSpelling.spoken(plain)
    }
  }

  /// The language that a voice of espeak-ng reads, by the beginning of its name: "ru+f2" is Russian.
  static func language(ofVoice voice: String) -> Language {
    Language.allCases.first { voice.split(separator: "+").first.map(String.init) == $0.plainVoice } ?? .english
  }

  /// Puts each word through `change`; words joined by a hyphen are left alone, as phonemes cannot stand inside a word.
  /// - Parameter change: given a word and the one before it, its replacement, or nil to leave it.
  private static func respelled(_ text: String, _ change: (_ word: String, _ previous: String?) -> String?) -> String {
    var result = ""
    var word = ""
    var previous: String?
    for character in text + "\n" {
      if character.isLetter || character.isNumber || "'’-".contains(character) {
        word.append(character)
        continue
      }
      if !word.isEmpty {
        result += change(word, previous) ?? word
        previous = word
        word = ""
      }
      result.append(character)
    }
    return String(result.dropLast())
  }
}
