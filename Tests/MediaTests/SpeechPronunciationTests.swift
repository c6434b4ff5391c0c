import Core
import Testing

@testable import Media

/// Real lines through songly-speak.
@Suite struct SpeechPronunciationTests {
  private func words(_ lines: [String], _ language: Language) async throws -> [[SpokenWord]] {
    try await Pronunciation().pronouncer.pronounce(lines, language)
  }

  @Test func wordsThatAreSaidAsOneStandTogether() async throws {
    let lines = try await words(["In the wood, my love!", "Happy birthday"], .english)
    #expect(lines[0].first?.text == "In the" && lines[0].first?.syllables.count == 2)
    #expect(lines[0].map(\.text).joined(separator: " ") == "In the wood my love")
    #expect(lines[1].map { $0.syllables.count } == [2, 2])
    #expect(lines[1].map { $0.syllables[0].stress } == [.primary, .primary])
  }

  @Test func wordsWithoutAVowelLeanOnTheNext() async throws {
    let lines = try await words(["в лесу", "к тебе с любовью", "только б"], .russian)
    #expect(lines[0].map(\.text) == ["в лесу"])
    #expect(lines[0].first?.syllables.count == 2)
    #expect(["v", "f"].contains(lines[0].first?.syllables.first?.phones.first?.symbol.prefix(1)))
    #expect(lines[1].last?.text == "с любовью" && lines[1].last?.syllables.count == 3)
    #expect(lines[2].map(\.text).joined(separator: " ") == "только б")
  }

  @Test func kazakhWordsKeepTheirSyllables() async throws {
    let line = try await words(["Айгерім, менің жүрегім"], .kazakh)[0]
    #expect(line.map(\.text) == ["Айгерім", "менің", "жүрегім"])
    #expect(line.map { $0.syllables.count } == [3, 2, 3])
    #expect(line[0].syllables.last?.stress == .primary)
  }

  @Test func noWordIsLost() async throws {
    let lines: [(String, Language)] = [
      ("of the one in a million for the rest of my life", .english),
      ("Что б ни было, я с тобой и ты со мной", .russian),
      ("Сен менің жан досымсың, сен үшін бәрі де", .kazakh), ("— hello — you —", .english),
      ("I'll don't we're", .english),
    ]
    for (line, language) in lines {
      let spoken = try await words([line], language)[0]
      #expect(
        spoken.flatMap { $0.text.split(separator: " ") }.map(String.init) == Pronunciation.writtenWords(line), "\(line)"
      )
      #expect(spoken.allSatisfy { !$0.syllables.isEmpty })
    }
  }

  /// A number is many words to the voice and one to the eye.
  @Test(arguments: ["In 1999 we met", "21", "We have 365 days"]) func numbersAreSung(_ line: String) async throws {
    let spoken = try await words([line], .english)[0]
    #expect(!spoken.flatMap(\.syllables).isEmpty)
    #expect(spoken.map(\.text).joined(separator: " ") == line)
  }

  @Test func linesWithoutWords() async throws {
    #expect(try await words([], .english) == [])
    #expect(try await words(["", "…", " — "], .russian) == [[], [], []])
  }
}
