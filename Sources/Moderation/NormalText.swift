import Foundation

/// Text as a screen reads it: the tricks by which words are hidden from machines and not from people are undone.
/// Compatibility forms, case, marks put on letters, invisible characters, letters of another alphabet, digits for
/// letters, letters said three times, letters set apart. Only for comparing; nobody is shown it.
public struct NormalText: Sendable, Hashable {
  /// Words in order, in the alphabet they are mostly written in.
  public let words: [String]

  public init(_ text: String) {
    words = Self.joined(Self.split(text)).map { Self.collapsed(Self.oneAlphabet($0)) }
  }

  /// NFKC and lower case; combining marks and characters without width vanish, except that й and other letters of
  /// their own, which NFKC composes, stay. What is neither letter, digit nor a letter's stand-in ends
  /// a word.
  private static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      switch scalar.properties.generalCategory {
      case .format, .nonspacingMark, .enclosingMark: continue
      case .uppercaseLetter, .lowercaseLetter, .otherLetter, .modifierLetter, .titlecaseLetter, .decimalNumber:
        word.append(scalar)
      default:
        if standIns[scalar] != nil {
          word.append(scalar)
        } else if !word.isEmpty {
          words.append(String(word))
          word = String.UnicodeScalarView()
        }
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words.map { $0.trimmingCharacters(in: edges) }.filter { !$0.isEmpty }
  }

  /// Three single letters in a row are a word set apart ("k i l l"), not three words.
  private static func joined(_ words: [String]) -> [String] {
    var result: [String] = []
    var run: [String] = []
    func close() {
      if run.count >= 3 { result.append(run.joined()) } else { result += run }
      run = []
    }
    for word in words {
      if word.count == 1, word.first?.isLetter == true {
        run.append(word)
      } else {
        close()
        result.append(word)
      }
    }
    close()
    return result
  }

  /// A word with letters of two alphabets is read in the one that has more; digits and signs in a word stand for
  /// letters, but a number stays a number.
  private static func oneAlphabet(_ word: String) -> String {
    let scalars = word.unicodeScalars
    let cyrillic = scalars.count { (0x400...0x52f).contains($0.value) }
    let latin = scalars.count { ("a"..."z").contains($0) }
    guard cyrillic + latin > 0 else { return word }
    // With as many of both, the word is Cyrillic if its Latin letters have Cyrillic twins ("иx").
    let twins = word.allSatisfy { !("a"..."z").contains($0) || toCyrillic[$0] != nil }
    let isCyrillic = cyrillic > latin || (cyrillic > 0 && cyrillic == latin && twins)
    return String(
      word.map { character in
        guard let scalar = character.unicodeScalars.first else { return character }
        let plain = standIns[scalar] ?? character
        return isCyrillic ? toCyrillic[plain] ?? plain : toLatin[plain] ?? plain
      })
  }

  /// The same letter many times is one letter, here and in the bank alike: "kiiill" and "kill" become "kil".
  static func collapsed(_ word: String) -> String {
    var result = ""
    for character in word where result.last != character { result.append(character) }
    return result
  }

  private static let edges = CharacterSet(charactersIn: "!|$@")

  private static let standIns: [Unicode.Scalar: Character] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "|": "i", "€": "e",
  ]

  private static let toCyrillic: [Character: Character] = [
    "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "i": "і", "k": "к", "m": "м", "o": "о", "p": "р", "s": "ѕ",
    "t": "т", "u": "и", "x": "х", "y": "у", "ё": "е",
  ]

  private static let toLatin: [Character: Character] = [
    "а": "a", "в": "b", "с": "c", "е": "e", "н": "h", "і": "i", "к": "k", "м": "m", "о": "o", "р": "p", "ѕ": "s",
    "т": "t", "у": "y", "х": "x", "ı": "i",
  ]
}
