/// Kazakh text as a voice must read it. The rules of espeak-ng take every у for a consonant, lose a syllable in туған
/// and қуаныш, and say a soft sign as a stop; written out as ұу or үу the letter has its vowel again. It lies in Core
/// because the voice speaks by it and the banks of songs are judged by it.
public enum KazakhSpelling {
  /// The same words, in the same number, respelled for the voice; what needs no change comes back unchanged.
  public static func spoken(_ text: String) -> String {
    let letters = Array(text)
    let small = letters.map { $0.lowercased().first ?? $0 }
    var result = ""
    for (index, letter) in letters.enumerated() {
      switch letter {
      case "ь", "ъ", "Ь", "Ъ":
        continue
      case "у", "У":
        if KazakhVowels.isVowel(at: index, in: small) {
          result.append(vowel(at: index, in: small, isUpper: letter == "У"))
          result.append("у")
        } else {
          result.append(letter)
        }
      default:
        result.append(letter)
      }
    }
    return result
  }

  /// ү in a front word and ұ in a back one; the nearest decisive vowel of the word speaks for it, the one before first.
  private static func vowel(at index: Int, in letters: [Character], isUpper: Bool) -> Character {
    let start = letters[..<index].lastIndex { !$0.isLetter }.map { $0 + 1 } ?? 0
    let end = letters[index...].firstIndex { !$0.isLetter } ?? letters.count
    let word = Array(letters[start..<end])
    let own = index - start
    let decisive = word[..<own].last(where: isDecisive) ?? word[own...].first(where: isDecisive)
    let isFront = decisive.map(KazakhVowels.front.contains) ?? false
    if isUpper { return isFront ? "Ү" : "Ұ" }
    return isFront ? "ү" : "ұ"
  }

  private static func isDecisive(_ letter: Character) -> Bool {
    KazakhVowels.back.contains(letter) || KazakhVowels.front.contains(letter)
  }
}
