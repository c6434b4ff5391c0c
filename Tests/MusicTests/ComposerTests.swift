import Core
import Foundation
import Testing

@testable import Music

@Suite("Whole songs")
struct ComposerTests {
  private func song(_ style: Style, seed: UInt64 = 5, words: [SpokenSection] = SyntheticWords.song(2)) throws -> Score {
    try Composer.compose(sections: words, style: style, range: SyntheticWords.range, seed: Seed(seed), name: "Anna")
  }

  @Test(arguments: Style.all.map(\.id))
  func theSameBriefAndSeedGiveTheSameScore(_ id: String) throws {
    let style = try #require(Style.named(id))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let first = try song(style)
    let second = try song(style)
    #expect(first == second)
    #expect(try encoder.encode(first) == encoder.encode(second))
    #expect(try JSONDecoder().decode(Score.self, from: encoder.encode(first)) == first)
    #expect(try song(style, seed: 6) != first)
    let alone = Composer.instrumental(seconds: 60, style: style, seed: Seed(5))
    #expect(alone == Composer.instrumental(seconds: 60, style: style, seed: Seed(5)))
  }

  @Test(arguments: Style.all.map(\.id))
  func theBandPlaysInItsPlace(_ id: String) throws {
    let style = try #require(Style.named(id))
    let score = try song(style)
    #expect(score.sections.first?.kind == .intro && score.sections.last?.kind == .ending)
    #expect(score.sections.first?.start == 0 && score.sections.last?.end == score.endTick)
    #expect(zip(score.sections, score.sections.dropFirst()).allSatisfy { $0.end == $1.start })
    #expect(zip(score.chords, score.chords.dropFirst()).allSatisfy { $0.end == $1.start })
    #expect(score.chords.last?.end == score.endTick && score.endTick % score.meter.barTicks == 0)
    #expect(score.chords.last?.pitchClasses.first == score.key.tonic)
    #expect(score.tracks.count >= 4 && score.tracks.count <= 13)
    for track in score.tracks {
      #expect(!track.notes.isEmpty)
      #expect(zip(track.notes, track.notes.dropFirst()).allSatisfy { $0.start <= $1.start })
      for note in track.notes {
        #expect(note.start >= 0 && note.duration > 0 && (1...127).contains(note.velocity))
        #expect(note.start + note.duration <= score.endTick + Score.ticksPerQuarter / 4)
        #expect((20...108).contains(note.midi))
      }
    }
  }

  @Test(arguments: Style.all.map(\.id))
  func noKeyIsStruckWhileItIsHeld(_ id: String) throws {
    let style = try #require(Style.named(id))
    for track in try song(style).tracks {
      var ends: [Int: Int] = [:]
      for note in track.notes {
        #expect(ends[note.midi, default: 0] <= note.start)
        ends[note.midi] = note.start + note.duration
      }
    }
  }

  @Test(arguments: Style.all.map(\.id))
  func chorusesAreFullerThanVerses(_ id: String) throws {
    let style = try #require(Style.named(id))
    let score = try song(style)
    func perBar(_ kind: ScoreSection.Kind) -> Double {
      let sections = score.sections.filter { $0.kind == kind }
      let bars = sections.map { $0.end - $0.start }.reduce(0, +) / score.meter.barTicks
      let notes = score.tracks.flatMap(\.notes).filter { note in
        sections.contains { $0.start <= note.start && note.start < $0.end }
      }
      return Double(notes.count) / Double(max(1, bars))
    }
    #expect(perBar(.chorus) > perBar(.verse) * 1.15)
    #expect(perBar(.verse) > perBar(.ending))
    #expect(Set(score.harmony.map(\.role)) == [.double, .second])
  }

  @Test func aTuneWithoutWordsIsPlayed() {
    for style in Style.all {
      let score = Composer.instrumental(seconds: 90, style: style, seed: Seed(3))
      #expect(score.lead.isEmpty && score.harmony.isEmpty)
      #expect((score.tracks.first?.notes.count ?? 0) > 50)
      #expect(abs(score.seconds(score.endTick) / 90 - 1) <= 0.15)
    }
  }

  @Test func hardLinesAreSung() throws {
    var generator = Seed(9).generator("hard")
    for style in Style.all {
      for tempo in [nil, 40.0, 220.0] {
        let lines = [1, 2, 3, 16, 24, 64].map { SyntheticWords.line($0, &generator) }
        let dumb = SpokenSection.Line(
          line: LyricLine(text: "в"), words: [SpokenWord(text: "в", syllables: [])])
        let words = [
          SpokenSection(kind: .chorus, lines: lines + [dumb] + [SyntheticWords.nameLine(4, at: 0, &generator)]),
          SpokenSection(kind: .bridge, lines: []), SpokenSection(kind: .chorus, lines: [lines[2]]),
        ]
        let score = try Composer.compose(
          sections: words, style: style, tempo: tempo, range: VocalRange(low: 55, high: 67), seed: Seed(4))
        #expect(score.lead.filter { !$0.continues }.count == words.flatMap(\.lines).flatMap(\.syllables).count)
        #expect(zip(score.lead, score.lead.dropFirst()).allSatisfy { $0.end <= $1.start })
        #expect(score.lead.allSatisfy { (55...67).contains($0.midi) && score.seconds($0.end - $0.start) >= 0.159 })
        #expect(ScoreMeasure(score: score).widestLeap <= 7)
        #expect(score.lead.last?.line == 8)
      }
    }
  }

  @Test func whatCannotBeSungIsRefused() {
    func code(_ words: [SpokenSection], _ range: VocalRange = SyntheticWords.range) -> String? {
      do throws(DomainError) {
        _ = try Composer.compose(sections: words, style: .pop, range: range, seed: Seed(1))
        return nil
      } catch { return error.code }
    }
    var generator = Seed(9).generator("refused")
    let line = SyntheticWords.line(6, &generator)
    #expect(code([]) == "words-empty")
    #expect(code([SpokenSection(kind: .verse, lines: [])]) == "words-empty")
    #expect(code([SpokenSection(kind: .verse, lines: Array(repeating: line, count: 201))]) == "words-too-long")
    #expect(
      code([SpokenSection(kind: .verse, lines: [SyntheticWords.line(65, &generator)])]) == "words-too-long")
    #expect(code([SpokenSection(kind: .verse, lines: [line])], VocalRange(low: 60, high: 64)) == "range-too-narrow")
    #expect(code([SpokenSection(kind: .verse, lines: [line])]) == nil)
  }
}
