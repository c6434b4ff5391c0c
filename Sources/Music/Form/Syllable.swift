import Core

/// A syllable of a line as the composer needs it.
struct Syllable: Sendable, Hashable {
  var word: Int
  var index: Int
  var stress: SpokenSyllable.Stress
  var isWordEnd: Bool
  var isName: Bool
  /// True for the first syllable of a name.
  var startsName: Bool

  /// The syllables of a line in order; `names` holds the indices of the words that are a name.
  static func all(of line: SpokenSection.Line, names: Set<Int>) -> [Syllable] {
    var syllables: [Syllable] = []
    for (wordIndex, word) in line.words.enumerated() {
      for (index, syllable) in word.syllables.enumerated() {
        // A lone stressless word of one syllable is a light word; a name always carries a stress somewhere.
        var stress = syllable.stress
        let isName = names.contains(wordIndex)
        if isName, word.syllables.count == 1 { stress = .primary }
        syllables.append(
          Syllable(
            word: wordIndex, index: index, stress: stress, isWordEnd: index == word.syllables.count - 1,
            isName: isName, startsName: isName && index == 0 && !names.contains(wordIndex - 1)))
      }
    }
    return syllables
  }
}
