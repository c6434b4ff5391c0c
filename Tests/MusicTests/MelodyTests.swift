import Core
import Testing

@testable import Music

@Suite("Tunes over all styles and twenty seeds")
struct MelodyTests {
  static let seeds = 0..<20

  static func scores(_ style: Style) throws -> [(words: [SpokenSection], score: Score)] {
    try seeds.map { number in
      let words = SyntheticWords.song(number)
      let score = try Composer.compose(
        sections: words, style: style, range: SyntheticWords.range, seed: Seed(UInt64(number) * 7919), name: "Anna")
      return (words, score)
    }
  }

  @Test(arguments: Style.all.map(\.id))
  func tunesKeepTheRules(_ id: String) throws {
    let style = try #require(Style.named(id))
    var strong = (good: 0, all: 0)
    var long = (bad: 0, all: 0)
    for (words, score) in try Self.scores(style) {
      let measure = ScoreMeasure(score: score)
      strong = (strong.good + measure.strongNotes.good, strong.all + measure.strongNotes.all)
      let clashes = measure.longClashes(score.lead)
      long = (long.bad + clashes.bad, long.all + clashes.all)
      #expect(measure.widestLeap <= 7)
      #expect(measure.bandClashes == 0)
      #expect(score.lead.allSatisfy { (52...69).contains($0.midi) })
      checkSyllables(words, score)
      checkTimes(score)
      for part in score.harmony {
        let own = measure.longClashes(part.notes)
        #expect(own.bad == 0)
        #expect(part.notes.allSatisfy { (48...73).contains($0.midi) })
        #expect(zip(part.notes, part.notes.dropFirst()).allSatisfy { $0.end <= $1.start })
      }
    }
    #expect(Double(strong.good) >= 0.99 * Double(strong.all))
    #expect(Double(long.bad) <= 0.001 * Double(long.all))
    #expect(strong.all > 300 && long.all > 300)
  }

  private func checkSyllables(_ words: [SpokenSection], _ score: Score) {
    var wanted: [[Int]] = []
    for (line, spoken) in words.flatMap(\.lines).enumerated() {
      for (word, said) in spoken.words.enumerated() {
        for syllable in said.syllables.indices { wanted.append([line, word, syllable]) }
      }
    }
    #expect(score.lead.filter { !$0.continues }.map { [$0.line, $0.word, $0.syllable] } == wanted)
    for (before, note) in zip(score.lead, score.lead.dropFirst()) where note.continues {
      #expect([before.line, before.word, before.syllable] == [note.line, note.word, note.syllable])
    }
  }

  private func checkTimes(_ score: Score) {
    #expect(score.lead.allSatisfy { score.seconds($0.end - $0.start) >= 0.159 })
    let easy = score.lead.filter { score.seconds($0.end - $0.start) >= 0.2 }
    #expect(Double(easy.count) >= 0.97 * Double(score.lead.count))
    let neighbours = zip(score.lead, score.lead.dropFirst())
    #expect(neighbours.allSatisfy { $0.end <= $1.start })
    #expect(neighbours.allSatisfy { $0.line == $1.line || score.seconds($1.start - $0.end) >= 0.3 })
    #expect(score.lead.allSatisfy { $0.start >= 0 && $0.end <= score.endTick })
  }

  @Test(arguments: Style.all.map(\.id))
  func seedsGiveOtherTunes(_ id: String) throws {
    let style = try #require(Style.named(id))
    let words = SyntheticWords.song(3)
    let tunes = try Self.seeds.map { number in
      let score = try Composer.compose(
        sections: words, style: style, range: SyntheticWords.range, seed: Seed(UInt64(number)), name: "Anna")
      return ScoreMeasure(score: score).tune
    }
    for first in tunes.indices {
      for second in tunes.indices where second > first {
        #expect(ScoreMeasure.distance(tunes[first], tunes[second]) >= 0.2)
      }
    }
  }

  @Test(arguments: Style.all.map(\.id))
  func namesAreLowAndLong(_ id: String) throws {
    let style = try #require(Style.named(id))
    for (words, score) in try Self.scores(style) {
      for (line, spoken) in words.flatMap(\.lines).enumerated() where spoken.line.hasName {
        for (word, said) in spoken.words.enumerated() where said.text == "Anna" {
          let notes = score.lead.filter { $0.line == line && $0.word == word }
          #expect(notes.allSatisfy { !$0.continues && $0.midi <= SyntheticWords.range.middle })
          for note in notes {
            let isStressed = said.syllables[note.syllable].stress == .primary
            #expect(score.seconds(note.end - note.start) >= (isStressed ? 0.499 : 0.299))
          }
        }
      }
    }
  }

  @Test func aChorusThatReturnsIsTheSameTune() throws {
    for style in Style.all {
      for (words, score) in try Self.scores(style).prefix(6) {
        var tunes: [[[Int]]] = []
        var line = 0
        for section in words {
          let lines = line..<(line + section.lines.count)
          line = lines.upperBound
          guard section.kind == .chorus else { continue }
          let notes = score.lead.filter { lines.contains($0.line) }
          let start = notes.first?.start ?? 0
          tunes.append(notes.map { [$0.start - start, $0.end - start, $0.midi] })
        }
        #expect(tunes.count == 3 && tunes.allSatisfy { $0 == tunes[0] })
      }
    }
  }

  @Test(arguments: Style.all.map(\.id))
  func sectionsContrast(_ id: String) throws {
    let style = try #require(Style.named(id))
    var pitches: [SectionKind: [Int]] = [:]
    var steps = 0.0
    for (words, score) in try Self.scores(style) {
      let kinds = words.flatMap { section in section.lines.map { (section.kind, $0.line.hasName) } }
      for note in score.lead where !kinds[note.line].1 { pitches[kinds[note.line].0, default: []].append(note.midi) }
      steps += ScoreMeasure(score: score).steps / Double(Self.seeds.count)
    }
    func mean(_ kind: SectionKind) -> Double {
      let all = pitches[kind] ?? []
      return Double(all.reduce(0, +)) / Double(max(1, all.count))
    }
    #expect(mean(.chorus) > mean(.verse) + 2.5)
    #expect(mean(.preChorus) > mean(.verse) + 1)
    #expect(steps > 0.5)
  }

  @Test func namesFallOnTheBeatAfterARest() throws {
    var all = 0
    var onBeat = 0
    var inside = 0
    var rested = 0
    for style in Style.all {
      for (words, score) in try Self.scores(style).prefix(10) {
        let grid = Grid(meter: score.meter, tempo: score.tempo)
        for (line, spoken) in words.flatMap(\.lines).enumerated() where spoken.line.hasName {
          guard let word = spoken.words.firstIndex(where: { $0.text == "Anna" }) else { continue }
          let notes = score.lead.filter { $0.line == line }
          let stressed = notes.first {
            $0.word == word && spoken.words[word].syllables[$0.syllable].stress == .primary
          }
          all += 1
          if let stressed, grid.isStrong(stressed.start / Grid.slotTicks) { onBeat += 1 }
          if let first = notes.firstIndex(where: { $0.word == word }), first > 0 {
            inside += 1
            if score.seconds(notes[first].start - notes[first - 1].end) >= 0.1 { rested += 1 }
          }
        }
      }
    }
    #expect(Double(onBeat) >= 0.85 * Double(all))
    #expect(Double(rested) >= 0.85 * Double(inside))
  }

  @Test func stressMeetsTheBeat() throws {
    var heavy = (stressed: 0.0, count: 0.0)
    var light = (stressed: 0.0, count: 0.0)
    for style in Style.all {
      for (words, score) in try Self.scores(style).prefix(8) {
        let grid = Grid(meter: score.meter, tempo: score.tempo)
        let lines = words.flatMap(\.lines)
        for note in score.lead where !note.continues {
          let weight = Double(grid.strength(note.start / Grid.slotTicks))
          if lines[note.line].words[note.word].syllables[note.syllable].stress == .primary {
            heavy = (heavy.stressed + weight, heavy.count + 1)
          } else {
            light = (light.stressed + weight, light.count + 1)
          }
        }
      }
    }
    #expect(heavy.stressed / heavy.count > light.stressed / light.count + 0.9)
  }
}
