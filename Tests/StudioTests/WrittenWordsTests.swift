import Core
import Testing

@testable import Studio

/// Said in one spelling, read in another.
@Suite struct WrittenWordsTests {
  /// One syllable a word is enough to see where sounds go.
  private func said(_ words: String...) -> [SpokenWord] {
    words.map { SpokenWord(text: $0, syllables: [SpokenSyllable(phones: [Phone($0)], nucleus: 0, stress: .none)]) }
  }

  private func restored(_ said: [SpokenWord], _ text: String, _ spoken: String, _ name: Int, _ saying: Int) -> [String]
  {
    WrittenWords.restored(
      said, line: LyricLine(text: text, spoken: spoken, hasName: true), nameLength: name, saidLength: saying
    ).map(\.text)
  }

  @Test func aLineSaidAsItIsWrittenStays() {
    let words = said("for", "Anna")
    #expect(WrittenWords.restored(words, line: LyricLine(text: "for Anna"), nameLength: 1, saidLength: 1) == words)
  }

  @Test func oneWordForOne() {
    #expect(restored(said("for", "Yulia", "now"), "for Юля now", "for Yulia now", 1, 1) == ["for", "Юля", "now"])
    #expect(restored(said("Yulia"), "Юля", "Yulia", 1, 1) == ["Юля"])
  }

  @Test func respelledWordsBesideTheName() {
    #expect(
      restored(said("idyot", "Yulia"), "идёт, Юля!", "idyot, Yulia!", 1, 1) == ["идёт", "Юля"])
  }

  @Test func moreWordsSaidThanWritten() {
    let words = WrittenWords.restored(
      said("for", "Jay", "Dee", "now"),
      line: LyricLine(text: "for JD now", spoken: "for Jay Dee now", hasName: true), nameLength: 1, saidLength: 2)
    #expect(words.map(\.text) == ["for", "JD", "now"])
    #expect(words.map(\.syllables.count) == [1, 2, 1])
  }

  @Test func fewerWordsSaidThanWritten() {
    #expect(
      restored(said("for", "Annamaria", "now"), "for Anna Maria now", "for Annamaria now", 2, 1)
        == ["for", "Anna Maria", "now"])
  }

  @Test func aNameAtBothEnds() {
    #expect(
      restored(said("Jay", "Dee", "and", "Jay", "Dee"), "JD and JD", "Jay Dee and Jay Dee", 1, 2)
        == ["JD", "and", "JD"])
  }

  @Test func groupsThatAreSaidAsOne() {
    // espeak-ng says "for Jay" in one breath: the written name goes with it.
    #expect(restored(said("for Jay", "Dee", "now"), "for JD now", "for Jay Dee now", 1, 2) == ["for JD", "now"])
    #expect(restored(said("in the", "Lena"), "in the Лена", "in the Lena", 1, 1) == ["in the", "Лена"])
  }

  @Test func noSoundIsLost() {
    let cases: [(said: [SpokenWord], text: String, spoken: String, name: Int, saying: Int)] = [
      (said("a", "b", "c"), "x", "a b c", 1, 3), (said("a b", "c"), "x y", "a b c", 1, 2),
      (said("a"), "x y z", "a", 3, 1), (said("a", "b"), "what is this", "a b", 1, 1), ([], "x", "a", 1, 1),
    ]
    for each in cases {
      let words = WrittenWords.restored(
        each.said, line: LyricLine(text: each.text, spoken: each.spoken, hasName: true), nameLength: each.name,
        saidLength: each.saying)
      #expect(words.flatMap(\.phones) == each.said.flatMap(\.phones), "\(each.text)")
      #expect(words.allSatisfy { !$0.text.isEmpty }, "\(each.text)")
    }
  }
}
