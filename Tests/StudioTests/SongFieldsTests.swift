import Core
import Policy
import Testing

@testable import Studio

/// The form of a song: what it asks, and everything that is wrong with an answer at once.
@Suite struct SongFieldsTests {
  private let song = Song()

  private func problems(_ fields: [String: String]) -> [String] {
    song.check(fields).map { "\($0.field) \($0.code)" }
  }

  @Test func aNameIsEnough() {
    #expect(problems(["recipient": "Anna"]).isEmpty)
    #expect(problems(["recipient": "Anna", "story": "", "voice": "", "tempo": " "]).isEmpty)
    #expect(problems([:]) == ["recipient name-empty"])
    #expect(problems(["recipient": " \n "]) == ["recipient name-empty"])
  }

  @Test func everyMistakeIsNamedAtOnce() {
    let fields = [
      "recipient": "Anna 5", "language": "en", "occasion": "divorce", "tone": "angry", "story": "a\u{7}b",
      "words": String(repeating: "a", count: Limits.ownWordsLengthMax + 1), "say-name": "Аня", "style": "polka",
      "voice": "nobody", "tempo": "fast", "seconds": "5", "instrumental": "perhaps", "price": "0",
    ]
    #expect(
      Set(problems(fields)) == [
        "recipient name-letters", "occasion occasion-unknown", "tone tone-unknown", "story story-unreadable",
        "words words-too-long", "say-name say-name-script", "style style-unknown", "voice voice-unknown",
        "tempo tempo-number", "seconds seconds-range", "instrumental instrumental-unknown", "price field-unknown",
      ])
  }

  /// Each field alone gives its own problem and no other's.
  @Test func oneMistakeIsOneProblem() {
    let wrong = [
      "language": "la", "occasion": "x", "tone": "x", "story": "\0", "words": "[Chorus]", "say-name": "5",
      "style": "x", "voice": "pavel", "tempo": "1", "seconds": "1e99", "instrumental": "x", "x": "x",
    ]
    for (field, value) in wrong {
      #expect(song.check(["recipient": "Anna", field: value]).map(\.field) == [field], "\(field)")
    }
  }

  @Test func namesFollowTheLanguage() {
    #expect(problems(["recipient": "Анна"]) == ["recipient name-script"])
    #expect(problems(["recipient": "Анна", "language": "ru"]).isEmpty)
    #expect(problems(["recipient": "Анна", "say-name": "Anna"]).isEmpty)
    // Where the language is not known, nothing is said about letters and voices.
    #expect(problems(["recipient": "Анна", "language": "la", "voice": "vera"]) == ["language language-unknown"])
  }

  @Test func whatBrowsersSendIsReadAsMeant() {
    let reading = SongReading(
      [
        "recipient": "Anna ", "words": "[Verse]\r\nAnna walks\r\n\r\n[Chorus]\r\nAnna sings\r\n", "tempo": "92,5",
        "instrumental": "off",
      ], known: Set(song.fields.map(\.name)), seed: Seed(7))
    #expect(reading.problems.isEmpty)
    #expect(reading.brief.words == "[Verse]\nAnna walks\n\n[Chorus]\nAnna sings")
    #expect(reading.brief.tempo == 92.5 && !reading.brief.isInstrumental && reading.brief.seed == Seed(7))
  }

  @Test func wordsAndNoVoiceContradictEachOther() {
    #expect(
      problems(["recipient": "Anna", "words": "Anna walks", "instrumental": "on"]) == ["words words-unsung"])
  }

  @Test func theFormRendersFromTheFields() throws {
    #expect(song.fields.map(\.name).prefix(3) == ["recipient", "language", "occasion"])
    #expect(song.fields.filter(\.isRequired).map(\.name) == ["recipient"])
    #expect(Set(song.fields.map(\.name)).count == song.fields.count)
    for field in song.fields {
      // What is usual is allowed, and every choice is taken.
      var values = field.usual.map { [$0] } ?? []
      if case .choice(let choices) = field.kind {
        #expect(!choices.isEmpty)
        values += choices.map(\.id)
      }
      if case .number(let range) = field.kind { values += [String(range.lowerBound), String(range.upperBound)] }
      for value in values {
        var fields = ["recipient": "Anna", field.name: value]
        if case .choice(let choices) = field.kind, let language = choices.first(where: { $0.id == value })?.language {
          fields["language"] = language.rawValue
        }
        if fields["language"] ?? "en" != "en" { fields["recipient"] = "Анна" }
        #expect(problems(fields).isEmpty, "\(field.name) \(value)")
      }
    }
  }

  @Test func onlyFreeTextsAreScreened() {
    #expect(
      song.texts(["recipient": "A", "story": "B", "words": "C", "say-name": "D", "style": "pop"]) == [
        "A", "B", "C", "D",
      ])
    #expect(song.recipient(["recipient": " Anna \n Maria"]) == "Anna Maria")
    #expect(song.price == Prices.song && Kinds.all.map(\.id) == ["song"])
  }
}
