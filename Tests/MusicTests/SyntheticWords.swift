import Core

@testable import Music

/// Words made of nothing but syllables and stress, for measuring tunes.
enum SyntheticWords {
  static let range = VocalRange(low: 52, high: 69)
  static let form: [SectionKind] = [.verse, .preChorus, .chorus, .verse, .preChorus, .chorus, .bridge, .chorus]

  static func word(_ text: String, stress: Int?, of count: Int) -> SpokenWord {
    SpokenWord(
      text: text,
      syllables: (0..<count).map {
        SpokenSyllable(phones: [Phone("l"), Phone("a")], nucleus: 1, stress: $0 == stress ? .primary : .none)
      })
  }

  /// A line of so many syllables in words of one to four, stressed anywhere.
  static func line(_ syllables: Int, _ generator: inout SeededGenerator) -> SpokenSection.Line {
    var words: [SpokenWord] = []
    var left = syllables
    while left > 0 {
      let count = min(left, 1 + generator.weighted([5, 4, 2, 1]))
      let isLight = count == 1 && generator.unit() < 0.5
      words.append(word("la", stress: isLight ? nil : generator.index(count), of: count))
      left -= count
    }
    return SpokenSection.Line(line: LyricLine(text: "la"), words: words)
  }

  /// The line "Anna-Maria, …" with a name of so many syllables in its midst or at its head.
  static func nameLine(_ name: Int, at place: Int, _ generator: inout SeededGenerator) -> SpokenSection.Line {
    var words = line(5, &generator).words
    words.insert(word("Anna", stress: max(0, name - 2), of: name), at: min(place, words.count))
    return SpokenSection.Line(line: LyricLine(text: "la Anna", hasName: true), words: words)
  }

  /// Choruses repeat their words and begin with the name; everything else is new each time.
  static func song(_ number: Int, form: [SectionKind] = form) -> [SpokenSection] {
    var generator = Seed(UInt64(number)).generator("synthetic words")
    let choruses = [
      nameLine(1 + number % 4, at: number % 3, &generator), line(4 + generator.index(10), &generator),
      line(4 + generator.index(10), &generator), line(4 + generator.index(10), &generator),
    ]
    return form.map { kind in
      if kind == .chorus { return SpokenSection(kind: kind, lines: choruses) }
      let usual = 4 + generator.index(10)
      return SpokenSection(
        kind: kind,
        lines: (0..<SongForm.lines(kind)).map { _ in line(max(4, min(13, usual + generator.index(4) - 2)), &generator) }
      )
    }
  }
}
