import Core
import Testing

@testable import Media

/// How lines are cut into words, syllables and sounds.
@Suite struct SpeechSoundsTests {
  /// Sounds apart by spaces, syllables by dots, the stressed one marked.
  private func written(_ syllables: [SpokenSyllable]) -> String {
    syllables.map { syllable in
      (syllable.stress == .primary ? "ˈ" : syllable.stress == .secondary ? "ˌ" : "")
        + syllable.phones.map(\.symbol).joined(separator: " ")
    }.joined(separator: " . ")
  }

  @Test(arguments: [
    ("hˈæpi", "ˈh æ . p i"), ("bˈɜːθdeɪ", "ˈb ɜː θ . d eɪ"), ("tʃˈɪldɹən", "ˈtʃ ɪ l . d ɹ ə n"),
    ("sˈɪŋɪŋ", "ˈs ɪ ŋ . ɪ ŋ"), ("fˈaɪɚ", "ˈf aɪ . ɚ"), ("jˌuːˌɛsˈeɪ", "ˌj uː . ˌɛ . ˈs eɪ"),
    ("dʒˌeɪdˈiː", "ˌdʒ eɪ . ˈd iː"), ("stɹˈɛŋθ", "ˈs t ɹ ɛ ŋ θ"), ("twˈɛntiwˈʌn", "ˈt w ɛ n . t i . ˈw ʌ n"),
    ("nˈaʊ", "ˈn aʊ"), ("ˈɔɪl", "ˈɔɪ l"), ("ʃ", ""), ("", ""),
  ])
  func english(_ ipa: String, _ expected: String) {
    #expect(written(Syllabifier.syllables(ipa, .english)) == expected)
  }

  @Test(arguments: [
    ("vˈjjuɡa", "ˈv j j u . ɡ a"), ("ljubˈovʲ", "l j u . ˈb o vʲ"), ("tʃʲˈaɕʌ", "ˈtʃʲ a . ɕ ʌ"),
    ("mˈama", "ˈm a . m a"), ("tsvʲitˈok", "ts vʲ i . ˈt o k"), ("v", ""), ("s", ""),
  ])
  func russian(_ ipa: String, _ expected: String) {
    #expect(written(Syllabifier.syllables(ipa, .russian)) == expected)
  }

  @Test(arguments: [
    ("ɑjɡeɾˈɪm", "ɑ j . ɡ e . ˈɾ ɪ m"), ("ʒuɾeɡˈɪm", "ʒ u . ɾ e . ˈɡ ɪ m"), ("ækˈe", "æ . ˈk e"), ("ˈʊɫ", "ˈʊ ɫ"),
  ])
  func kazakh(_ ipa: String, _ expected: String) {
    #expect(written(Syllabifier.syllables(ipa, .kazakh)) == expected)
  }

  @Test func everySyllableHasItsVowel() {
    var generator = Seed(3).generator("ipa")
    let sounds = ["a", "ɪ", "oː", "ə", "p", "tʃ", "s", "ŋ", "ɹ", "ˈ", "ˌ", "ʲ", "\u{361}", "d", "ʒ"]
    for _ in 0..<300 {
      let ipa = (0..<generator.index(14)).map { _ in generator.pick(sounds) }.joined()
      for language in Language.allCases {
        let phones = Syllabifier.phones(ipa, language).map(\.phone)
        let syllables = Syllabifier.syllables(ipa, language)
        #expect(syllables.allSatisfy { $0.phones.indices.contains($0.nucleus) && $0.phones[$0.nucleus].kind == .vowel })
        if !syllables.isEmpty { #expect(syllables.flatMap(\.phones) == phones, "\(ipa)") }
      }
    }
  }

  private func phones(_ text: String) -> [Phone] { text.map { Phone(String($0)) } }

  @Test func groupsFindTheirWords() {
    func ranges(_ groups: [String], _ words: [String]) -> [Range<Int>] {
      WordAligner.ranges(groups: groups.map(phones), words: words.map(phones))
    }
    #expect(ranges(["ɪnðə", "wʊd"], ["ɪn", "ðə", "wʊd"]) == [0..<2, 2..<3])
    #expect(ranges(["wʊd", "ɪnðə"], ["wʊd", "ɪn", "ðə"]) == [0..<1, 1..<3])
    // The weak form in the group differs from the word said alone.
    #expect(ranges(["fɚðə", "lʌv", "əvə"], ["foɹ", "ðə", "lʌv", "ʌv", "eɪ"]) == [0..<2, 2..<3, 3..<5])
    #expect(ranges(["ab"], ["a", "b"]) == [0..<2])
    #expect(ranges(["a", "b"], ["a", "b"]) == [0..<1, 1..<2])
    #expect(ranges([], []) == [])
    #expect(ranges([], ["a"]) == [])
  }

  @Test func rangesCoverEveryWordOnce() {
    var generator = Seed(9).generator("words")
    for _ in 0..<100 {
      let words = (0..<(1 + generator.index(12))).map { _ in
        (0..<(1 + generator.index(4))).map { _ in Phone(generator.pick(["a", "b", "c", "d"])) }
      }
      var groups: [[Phone]] = []
      var index = 0
      while index < words.count {
        let count = min(1 + generator.index(3), words.count - index)
        groups.append(words[index..<(index + count)].flatMap(\.self))
        index += count
      }
      let ranges = WordAligner.ranges(groups: groups, words: words)
      #expect(ranges.count == groups.count && ranges.flatMap { Array($0) } == Array(words.indices))
      #expect(zip(ranges, groups).allSatisfy { words[$0].flatMap(\.self) == $1 })
    }
  }

  @Test func distances() {
    #expect(WordAligner.distance(phones("kitten"), phones("sitting")) == 3)
    #expect(WordAligner.distance([], phones("abc")) == 3 && WordAligner.distance(phones("abc"), []) == 3)
  }
}
