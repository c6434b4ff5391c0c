import Core
import Testing

@testable import Writing

@Suite struct SongWriterTests {
  static let form: [SectionKind] = [
    .verse, .preChorus, .chorus, .verse, .preChorus, .chorus, .bridge, .chorus,
  ]

  static func write(_ brief: SongWords, _ seed: UInt64) async throws -> Lyrics {
    try await SongWriter.write(brief, form: form, seed: Seed(seed), pronouncer: EspeakPronouncer.live)
  }

  @Test func aSongHasItsForm() async throws {
    let brief = SongWords(recipient: "Anna", occasion: .birthday, language: .english)
    let song = try await Self.write(brief, 1)
    #expect(song.sections.map(\.kind) == Self.form)
    #expect(song.sections.map(\.lines.count) == [4, 2, 4, 4, 2, 4, 4, 6])
    #expect(song.sections.last?.lines.suffix(2).allSatisfy { $0.hasName && $0.text.contains(" Anna") } == true)
    #expect(song.sections[2].lines == song.sections[5].lines)
    #expect(song.sections[0].lines != song.sections[3].lines)
    #expect(song.sections[2].lines[0].hasName)
    #expect(try await Self.write(brief, 1) == song)
    let lines = song.sections.filter { $0.kind != .chorus && $0.kind != .preChorus }.flatMap(\.lines).map(\.text)
    #expect(Set(lines).count == lines.count)
  }

  @Test(arguments: Language.allCases) func seedsGiveDifferentWords(_ language: Language) async throws {
    let brief = SongWords(recipient: Self.names(language)[0], occasion: .birthday, language: language)
    var songs: [[String]] = []
    for seed in 1...20 {
      let song = try await Self.write(brief, UInt64(seed))
      songs.append(song.sections.flatMap(\.lines).flatMap { Draft.words($0.text) })
    }
    for (index, song) in songs.enumerated() {
      for other in songs[(index + 1)...] { #expect(EditDistance.share(song, other) >= 0.2) }
    }
  }

  static func names(_ language: Language) -> [String] {
    switch language {
    case .english: ["Anna", "Max", "Olivia", "Marie", "Alexander"]
    case .russian: ["Анна", "Марк", "Мария", "Сергей", "Александра"]
    case .kazakh: ["Айгүл", "Нұрлан", "Бек", "Әлия", "Серік"]
    }
  }

  @Test(arguments: Language.allCases) func fiftyBriefsRepeatNoVerse(_ language: Language) async throws {
    var verses: Set<String> = []
    for index in 0..<50 {
      let brief = SongWords(
        recipient: Self.names(language)[index % 5], occasion: Occasion.allCases[index % 10],
        tone: Tone.allCases[index % 3], language: language)
      let song = try await Self.write(brief, UInt64(100 + index))
      for section in song.sections where section.kind == .verse {
        let verse = section.lines.map(\.text).joined(separator: "\n")
        #expect(verses.insert(verse).inserted, "\(verse)")
      }
    }
  }

  @Test func aNameMaySoundOtherwise() async throws {
    let brief = SongWords(recipient: "Siobhan", sayName: "Shivawn", occasion: .thanks, language: .english)
    let song = try await Self.write(brief, 3)
    let named = song.sections.flatMap(\.lines).filter(\.hasName)
    #expect(!named.isEmpty)
    #expect(named.allSatisfy { $0.text.contains("Siobhan") && $0.spoken.contains("Shivawn") })
  }

  @Test(arguments: [
    ("", "name-empty"), ("   ", "name-empty"), (String(repeating: "A", count: 10_000), "name-too-long"),
    ("Anna 7", "name-letters"), ("🎂", "name-letters"), ("Анна", "name-script"), ("שרה", "name-script"),
    ("An\u{0007}na", "name-letters"), ("A B C D", "name-words"), ("-", "name-letters"),
  ])
  func aBadNameIsRefused(_ name: String, _ code: String) async throws {
    let brief = SongWords(recipient: name, language: .english)
    await #expect { try await Self.write(brief, 1) } throws: { ($0 as? DomainError)?.code == code }
  }

  @Test func aLongStoryIsRefused() async throws {
    let brief = SongWords(recipient: "Anna", language: .english, story: String(repeating: "a ", count: 50_000))
    await #expect { try await Self.write(brief, 1) } throws: { ($0 as? DomainError)?.code == "story-too-long" }
  }
}

/// Levenshtein distance on words.
enum EditDistance {
  /// From 0 (equal) to 1 (nothing in common).
  static func share(_ a: [String], _ b: [String]) -> Double {
    var row = Array(0...b.count)
    for (index, word) in a.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in b.enumerated() {
        let cost = word == other ? diagonal : 1 + min(diagonal, row[column], row[column + 1])
        diagonal = row[column + 1]
        row[column + 1] = cost
      }
    }
    return Double(row[b.count]) / Double(max(a.count, b.count, 1))
  }
}
