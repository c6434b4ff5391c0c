import Core
import Testing

@testable import Writing

@Suite struct MetreTests {
  @Test(arguments: [
    ("The kettle hums, the street is still", Metre.i4, true),
    ("Kettles are humming in the street", .i4, true),
    ("The kettle is humming in the street", .i4, false),
    ("Even sleepy birds will sing", .t4, true),
    ("The sleepy birds will sing a song", .t4, false),
    ("The kettle hums, the street is still, and so am I", .i5, false),
    ("Remember the lane and the river", .a3, true),
  ])
  func aLineScansOrNot(_ line: String, _ metre: Metre, _ fits: Bool) async throws {
    let words = try await EspeakPronouncer.pronounce([line], .english)
    #expect(metre.fits(words[0]) == fits)
  }

  @Test(arguments: [
    ("still", "hill", Language.english, true), ("bread", "ahead", .english, true), ("still", "still", .english, false),
    ("day", "door", .english, false), ("begun", "sun", .english, true), ("свет", "нет", .russian, true),
    ("дороги", "порога", .russian, false), ("жаным", "әнім", .kazakh, true), ("келеді", "береді", .kazakh, true),
    ("тау", "көл", .kazakh, false),
  ])
  func wordsRhymeOrNot(_ a: String, _ b: String, _ language: Language, _ rhymes: Bool) async throws {
    let sounds = try await EspeakPronouncer.pronounce([a, b], language)
    let score = Rhyme.score(sounds[0], sounds[1], language: language)
    #expect((score >= Rhyme.enough) == rhymes, "\(score) \(sounds)")
  }
}
