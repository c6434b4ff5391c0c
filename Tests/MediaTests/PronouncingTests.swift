import Core
import Testing

@testable import Media

/// Words as songly-speak really says them.
@Suite("Pronouncing")
struct PronouncingTests {
  @Test("Frequent Russian words have their own stress")
  func russianStress() throws {
    let stressed = """
      тебЕ себЕ ужЕ потОм моЯ моЮ темнО светлО утрА столЕ столА душА душЕ слОво словА глазА живУ горА водЫ дорогОй
      годА бЕрег островА поездА женЫ зимЫ лунЫ
      """
    for entry in stressed.split(whereSeparator: \.isWhitespace).map(String.init) {
      guard let capital = entry.firstIndex(where: \.isUppercase) else { continue }
      let vowel = entry[..<capital].count { RussianSounds.vowels.contains($0) }
      let word = entry.lowercased()
      #expect(try stresses(word, .russian) == [vowel], "\(entry)")
    }
  }

  @Test("A year counted and the years of a life are stressed differently")
  func years() throws {
    let counted = try spoken("прошло четыре года", .russian)
    #expect(counted.last?.syllables.map(\.stress) == [.primary, .none])
    let lived = try spoken("мои года", .russian)
    #expect(lived.last?.syllables.map(\.stress) == [.none, .primary])
  }

  @Test("Given names keep the stress of their stem in every case")
  func russianNames() throws {
    for name in ["Айгерим", "Айгериму", "Нурсултан", "Нурсултаном", "Вячеслава", "Виктора", "Игорь", "Игорю", "Алия"] {
      let vowel = ["Вик", "Иго"].contains(name.prefix(3)) ? 0 : name.hasPrefix("Алия") ? 1 : 2
      #expect(try stresses(name, .russian) == [vowel], "\(name)")
    }
  }

  @Test("Words typed with е for ё are said with ё")
  func yo() throws {
    for word in ["еще", "твое", "самолет", "ребенок", "зеленый", "поем", "идет"] {
      let words = try spoken(word, .russian)
      #expect(words.flatMap(\.phones).contains { $0.symbol.hasPrefix("ɵ") }, "\(word) \(words)")
    }
  }

  @Test("A soft р before a consonant adds no syllable; к alone is no letter name")
  func softSounds() throws {
    #expect(try spoken("горько", .russian).map(\.syllables.count) == [2])
    #expect(try spoken("дверь к маме", .russian).map(\.syllables.count) == [1, 2])
    #expect(try spoken("корабль и букварь", .russian).map(\.syllables.count) == [2, 1, 2])
  }

  @Test("Kazakh у has its vowel")
  func kazakh() throws {
    let words = try spoken("Туған күн, қуаныш, Игорь", .kazakh)
    #expect(words.map(\.text) == ["Туған", "күн", "қуаныш", "Игорь"])
    #expect(words.map(\.syllables.count) == [2, 1, 3, 2])
  }

  @Test("Names in Latin letters, also as owners")
  func english() throws {
    #expect(try said("Zhanna", .english) == "ʒɑːnə")
    #expect(try said("Niamh", .english) == "niːv")
    #expect(try said("Eli", .english) == "iːlaɪ")
    #expect(try spoken("this is Sasha's day", .english).map(\.text).joined(separator: " ") == "this is Sasha's day")
    #expect(try said("Sasha's", .english) == "sɑːʃəz")
    #expect(try stresses("Aigerim", .english) == [2])
  }

  @Test("Words stay as they are written, one for one, and nobody can speak phonemes through brackets")
  func words() throws {
    let line = "я тебе уже сказал, Нурсултан: еще споем!"
    #expect(
      try spoken(line, .russian).map(\.text) == ["я", "тебе", "уже", "сказал", "Нурсултан", "еще", "споем"])
    #expect(SpeechSpelling.spoken("[[a]] мама", .russian) == "a мама")
    #expect(SpeechSpelling.spoken("кто-то тебе-то", .russian) == "кто-то тебе-то")
    #expect(SpeechSpelling.spoken("", .russian).isEmpty)
  }

  @Test("Singing hears the corrected word too")
  func singing() throws {
    let request = SpeechRequest(voice: "ru+f2", mode: .spoken, text: "тебе")
    let answer = try #require(try SpeechProgram().answers([request]).first)
    #expect(answer.ipa.contains("tʲibʲˈe"))
    #expect(answer.sounds.map(\.name).filter { !$0.isEmpty }.joined() == "tʲibʲe")
    #expect(answer.samples.count > 5000)
  }

  private func spoken(_ line: String, _ language: Language) throws -> [SpokenWord] {
    try #require(try Pronunciation().words([line], language).first)
  }

  private func said(_ word: String, _ language: Language) throws -> String {
    try spoken(word, language).flatMap(\.phones).map(\.symbol).joined()
  }

  /// Which syllables of a word carry the primary stress.
  private func stresses(_ word: String, _ language: Language) throws -> [Int] {
    let syllables = try spoken(word, language).flatMap(\.syllables)
    return syllables.indices.filter { syllables[$0].stress == .primary }
  }
}
