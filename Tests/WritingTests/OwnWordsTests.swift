import Core
import Testing

@testable import Writing

@Suite struct OwnWordsTests {
  @Test func tagsMakeSections() throws {
    let text = """
      [Verse 1]
      The rain came down on Anna's street
      I heard the music of your feet
      [CHORUS]
      Anna, Anna, come and sing
      [pre-chorus]
      Now
      [Bridge]
      Quiet here
      [Chorus]
      """
    let words = try OwnWords.parse(text, language: .english, recipient: "Anna", sayName: "Ahna")
    #expect(words.sections.map(\.kind) == [.verse, .chorus, .preChorus, .bridge, .chorus])
    #expect(words.sections[4].lines == words.sections[1].lines)
    #expect(words.title == "Anna, Anna, come and sing")
    #expect(words.sections[1].lines[0].spoken == "Ahna, Ahna, come and sing")
    #expect(words.sections[0].lines[0].spoken == "The rain came down on Ahna's street")
    #expect(words.sections[0].lines[0].hasName && !words.sections[0].lines[1].hasName)
  }

  @Test func untaggedParagraphsAreVerses() throws {
    let words = try OwnWords.parse("One day\nTwo\n\n\nThree", language: .english, recipient: nil, sayName: nil)
    #expect(words.sections.map(\.kind) == [.verse, .verse])
    #expect(words.sections.map(\.lines.count) == [2, 1])
  }

  @Test func tagsOfOtherLanguages() throws {
    let russian = try OwnWords.parse(
      "[Куплет 1]\nИдёт дождь\n[Припев]\nАнна", language: .russian, recipient: nil, sayName: nil)
    #expect(russian.sections.map(\.kind) == [.verse, .chorus])
    let kazakh = try OwnWords.parse(
      "[Шумақ]\nЖаңбыр жауды\n[Қайырма]\nӘн", language: .kazakh, recipient: nil, sayName: nil)
    #expect(kazakh.sections.map(\.kind) == [.verse, .chorus])
  }

  @Test func longLinesAreBroken() throws {
    let line = "I walked along the river in the morning, thinking of the many things that you have said to me"
    let words = try OwnWords.parse(line, language: .english, recipient: nil, sayName: nil)
    let lines = words.sections[0].lines.map(\.text)
    #expect(lines.count >= 2)
    #expect(lines.joined(separator: " ") == line)
    #expect(lines.allSatisfy { Script.syllableEstimate($0, .english) <= 14 })
  }

  @Test(arguments: [
    ("", "words-empty"), ("  \n\n", "words-empty"), ("Привет, Анна", "words-script"),
    ("Hello 🎵 there", "words-letters"),
    ("[Solo]\nla la", "words-tag"), ("[Chorus]\n[Verse]\nla", "words-section-empty"),
    ("la \u{0007} la", "words-letters"), (String(repeating: "la la la\n", count: 12_000), "words-too-long"),
    ("...", "words-letters"), ("שלום", "words-script"),
  ])
  func badWordsAreRefused(_ text: String, _ code: String) {
    #expect {
      try OwnWords.parse(text, language: .english, recipient: nil, sayName: nil)
    } throws: { ($0 as? DomainError)?.code == code }
  }
}
