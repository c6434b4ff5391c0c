import Core
import Testing

@testable import Music

@Suite("Real words")
struct RealWordsTests {
  /// Syllables divided by hyphens, the stressed one in capitals: "to-DAY".
  static func line(_ text: String, hasName: Bool = false) -> SpokenSection.Line {
    let words = text.split(separator: " ").map { word -> SpokenWord in
      let parts = word.split(separator: "-")
      let syllables = parts.map { part in
        let isStressed = part.contains(where: \.isLetter) && part == part.uppercased()
        return SpokenSyllable(phones: [Phone("a")], nucleus: 0, stress: isStressed ? .primary : .none)
      }
      return SpokenWord(text: parts.joined().lowercased(), syllables: syllables)
    }
    return SpokenSection.Line(line: LyricLine(text: text, hasName: hasName), words: words)
  }

  static let iambs = [
    line("the MOR-ning CAME with GOL-den LIGHT"), line("and EV-ery WIN-dow SHONE"),
    line("AN-na this SONG is ALL for YOU", hasName: true), line("you NE-ver WALK a-LONE"),
  ]

  @Test(arguments: Style.all.map(\.id))
  func iambsBeginBeforeTheBar(_ id: String) throws {
    let style = try #require(Style.named(id))
    for number in 0..<5 {
      let words = [SpokenSection(kind: .verse, lines: Self.iambs), SpokenSection(kind: .chorus, lines: Self.iambs)]
      let score = try Composer.compose(
        sections: words, style: style, range: SyntheticWords.range, seed: Seed(UInt64(number)), name: "Anna")
      let grid = Grid(meter: score.meter, tempo: score.tempo)
      let lines = words.flatMap(\.lines)
      var weights = (stressed: 0, light: 0, stressedCount: 0, lightCount: 0)
      for note in score.lead where !note.continues {
        let weight = grid.strength(note.start / Grid.slotTicks)
        if lines[note.line].words[note.word].syllables[note.syllable].stress == .primary {
          weights.stressed += weight
          weights.stressedCount += 1
        } else {
          weights.light += weight
          weights.lightCount += 1
        }
      }
      // A stressed syllable lies on a beat, and a whole degree heavier than its light neighbours: on 1 and 3 when
      // those are on 2 and 4, on a beat when those are between.
      let stressed = Double(weights.stressed) / Double(weights.stressedCount)
      let light = Double(weights.light) / Double(weights.lightCount)
      #expect(stressed >= 2)
      #expect(stressed >= light + 1)
      // "the", "and" and "you" are upbeats: each of these lines begins off the first of its bar.
      for line in [0, 1, 3] {
        let first = try #require(score.lead.first { $0.line == line })
        #expect(first.start % score.meter.barTicks != 0)
      }
    }
  }
}
