import Core
import Studio
import Testing

@testable import Web

@Suite struct StringsTests {
  /// Everything an area says, by its path, found by looking into it.
  private func texts(_ value: Any, at path: String = "") -> [String: [String]] {
    switch value {
    case let text as String: return [path: [text]]
    case let phrase as Phrase: return [path: [phrase.text]]
    case let plural as Plural: return [path: plural.texts]
    default:
      var found: [String: [String]] = [:]
      let mirror = Mirror(reflecting: value)
      for (place, child) in mirror.children.enumerated() {
        if mirror.displayStyle == .dictionary {
          let pair = Array(Mirror(reflecting: child.value).children)
          guard pair.count == 2, let key = pair[0].value as? String else { continue }
          found.merge(texts(pair[1].value, at: "\(path)[\(key)]")) { $0 + $1 }
        } else {
          found.merge(texts(child.value, at: "\(path).\(child.label ?? String(place))")) { $0 + $1 }
        }
      }
      return found
    }
  }

  private func areas(_ language: Language) -> [String: [String]] {
    let strings = Strings.of(language)
    var all: [String: [String]] = [:]
    for (name, area) in [
      ("common", strings.common as Any), ("landing", strings.landing), ("create", strings.create),
      ("work", strings.work), ("library", strings.library),
    ] {
      all.merge(texts(area, at: name)) { $0 + $1 }
    }
    return all
  }

  @Test(arguments: Language.allCases)
  func nothingIsLeftUnsaid(_ language: Language) {
    let all = areas(language)
    #expect(all.count > 300)
    for (path, texts) in all {
      for text in texts { #expect(!text.isEmpty && text.first != " " && text.last != " ", "\(path)") }
    }
  }

  /// What is put into a sentence may bring its own word or dot: "18 лет лет", "2026 г..".
  @Test(arguments: Language.allCases)
  func nothingIsSaidTwice(_ language: Language) throws {
    for (name, page) in try StudioPages.all(language) + AccountPages.all(language) {
      let text = PageText(page).text.replacing(/<[^>]*>/, with: "\n").replacing("\u{a0}", with: " ")
      #expect(text.firstMatch(of: /\p{L}\.\.(?!\.)/) == nil, "\(name)")
      let twice = text.matches(of: /(?:^|[ \n])(\p{L}{3,}) (\p{L}{3,})(?=[ .,\n])/).filter { $0.1 == $0.2 }
      #expect(twice.isEmpty, "\(name): \(twice.map { String($0.1) })")
    }
  }

  @Test(arguments: [Language.russian, .kazakh])
  func everyLanguageSaysTheSameThingsWithTheSamePlaces(_ language: Language) {
    let english = areas(.english)
    let other = areas(language)
    #expect(Set(english.keys) == Set(other.keys))
    for (path, texts) in english {
      let places = Set(texts.flatMap(Phrase.places))
      for text in other[path] ?? [] { #expect(Set(Phrase.places(text)) == places, "\(path)") }
    }
  }

  /// A sentence that was left in English by mistake shows by its letters.
  @Test(arguments: [Language.russian, .kazakh])
  func everySentenceIsInItsLetters(_ language: Language) {
    let latin: Set<String> = ["MP3", "Opus", "FLAC", "WebM", "{time}"]
    for (path, texts) in areas(language) {
      for text in texts where !latin.contains(text) {
        #expect(text.unicodeScalars.contains { (0x400...0x4ff).contains($0.value) }, "\(path): \(text)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func everyAnswerOfTheCatalogueHasAName(_ language: Language) {
    let words = Strings.of(language).create
    let catalog = Catalog.current
    for (field, ids) in [
      ("occasion", catalog.occasions), ("tone", catalog.tones), ("style", catalog.styles.map(\.id)),
      ("voice", catalog.voices.map(\.id)), ("language", catalog.languages),
    ] {
      for id in ids { #expect(words.answers[field]?[id] != nil, "\(field) \(id)") }
    }
    for style in catalog.styles { #expect(words.styleSummaries[style.id] != nil) }
    #expect(words.problem("nobody knows") == words.problemUnknown)
    #expect(!words.problem("tempo-range").contains("{"))
  }

  /// The case analysis of CLDR: English one and other, Russian one, few and many, Kazakh always the same.
  @Test func pluralsFollowTheirNumbers() {
    let counts = [0, 1, 2, 5, 11, 21, 101]
    let expected: [Language: [String]] = [
      .english: ["0 songs", "1 song", "2 songs", "5 songs", "11 songs", "21 songs", "101 songs"],
      .russian: ["0 песен", "1 песня", "2 песни", "5 песен", "11 песен", "21 песня", "101 песня"],
      .kazakh: ["0 ән", "1 ән", "2 ән", "5 ән", "11 ән", "21 ән", "101 ән"],
    ]
    for language in Language.allCases {
      #expect(counts.map { Strings.of(language).library.count($0) } == expected[language])
    }
    let songs = Strings.of(.russian).library.count
    #expect(
      [12, 13, 14, 22, 111, 112, 1_000_002].map { songs($0) } == [
        "12 песен", "13 песен", "14 песен", "22 песни", "111 песен", "112 песен", "1\u{202f}000\u{202f}002 песни",
      ])
  }

  @Test func aValueWithBracesStaysWhatItIs() {
    let phrase: Phrase = "{a} and {b}"
    #expect(phrase(a: "{b}", b: "x") == "{b} and x")
    #expect(phrase(a: "1") == "1 and {b}")
    #expect(phrase.parts(around: "b").before == "{a} and ")
    #expect(("}{" as Phrase)(a: "x") == "}{")
  }
}
