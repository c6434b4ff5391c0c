import Core

/// The phones of the American English voice models (those of the CMU dictionary, in small letters).
enum ModelPhones {
  static let pause = "pau"

  static let vowels: Set<String> = [
    "aa", "ae", "ah", "ao", "aw", "ax", "ay", "eh", "er", "ey", "ih", "iy", "ow", "oy", "uh", "uw",
  ]

  static let diphthongs: Set<String> = ["aw", "ay", "ey", "ow", "oy"]

  static let unvoiced: Set<String> = ["ch", "f", "hh", "k", "p", "s", "sh", "t", "th"]
  /// Voiced stops and fricatives.
  static let obstruents: Set<String> = ["b", "d", "dh", "g", "jh", "v", "z", "zh"]

  /// What the model calls each sound of a word. An empty list: the sound is part of the one before it.
  static func names(_ phones: [Phone]) -> [[String]] {
    phones.indices.map { index in
      let isAfterR = index > 0 && ["er"] == table[plain(phones[index - 1])]
      let name = plain(phones[index])
      if isAfterR, table[name] == ["r"] { return [] }
      return table[name] ?? fallback(phones[index])
    }
  }

  /// Without length and stress, which the model does not tell apart.
  private static func plain(_ phone: Phone) -> String {
    String(String.UnicodeScalarView(phone.symbol.unicodeScalars.filter { !marks.contains($0) }))
  }

  private static let marks = Set("\u{2D0}\u{2D1}\u{2B2}\u{2B0}\u{303}\u{31A}\u{361}\u{200d}ˈˌ".unicodeScalars)

  /// A sound of another language: the nearest of its kind.
  private static func fallback(_ phone: Phone) -> [String] {
    switch phone.kind {
    case .vowel: ["ax"]
    case .sonorant: ["n"]
    case .voiced: ["d"]
    case .unvoiced: ["t"]
    }
  }

  private static let table: [String: [String]] = [
    "i": ["iy"], "ɪ": ["ih"], "ᵻ": ["ih"], "e": ["ey"], "eɪ": ["ey"], "ɛ": ["eh"], "æ": ["ae"], "a": ["aa"],
    "ɑ": ["aa"], "ɒ": ["aa"], "ɔ": ["ao"], "o": ["ao"], "oʊ": ["ow"], "əʊ": ["ow"], "ʊ": ["uh"], "u": ["uw"],
    "ʌ": ["ah"], "ə": ["ax"], "ɐ": ["ax"], "ɜ": ["er"], "ɚ": ["er"], "ɝ": ["er"], "aɪ": ["ay"], "aʊ": ["aw"],
    "ɔɪ": ["oy"], "y": ["uw"], "ø": ["er"], "œ": ["eh"], "ɨ": ["ih"], "ʉ": ["uw"],
    "p": ["p"], "b": ["b"], "t": ["t"], "d": ["d"], "k": ["k"], "ɡ": ["g"], "g": ["g"], "ʔ": ["t"], "ɾ": ["t"],
    "tʃ": ["ch"], "dʒ": ["jh"], "ts": ["t", "s"], "f": ["f"], "v": ["v"], "θ": ["th"], "ð": ["dh"], "s": ["s"],
    "z": ["z"], "ʃ": ["sh"], "ʒ": ["zh"], "h": ["hh"], "x": ["k"], "ç": ["hh"], "ɬ": ["l"],
    "m": ["m"], "n": ["n"], "ŋ": ["ng"], "ɲ": ["n", "y"], "l": ["l"], "ɫ": ["l"], "ɹ": ["r"], "r": ["r"], "w": ["w"],
    "j": ["y"], "n̩": ["ax", "n"], "l̩": ["ax", "l"], "m̩": ["ax", "m"],
  ]
}
