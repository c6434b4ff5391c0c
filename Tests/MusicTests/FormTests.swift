import Core
import Testing

@testable import Music

@Suite("Forms of a song")
struct FormTests {
  @Test(arguments: Style.all.map(\.id))
  func lengthsComeCloseToTheWish(_ id: String) throws {
    let style = try #require(Style.named(id))
    for seconds in stride(from: 30.0, through: 240, by: 10) {
      let plan = SongForm.plan(seconds: seconds, style: style)
      #expect(abs(plan.seconds / seconds - 1) <= 0.15)
      #expect(style.tempoRange.contains(plan.tempo))
      #expect(plan.sections.contains(.chorus))
    }
  }

  @Test func aGivenTempoIsKept() {
    let plan = SongForm.plan(seconds: 120, style: .ballad, tempo: 66)
    #expect(plan.tempo == 66)
    #expect(abs(plan.seconds / 120 - 1) <= 0.15)
  }

  @Test func wishesOutsideTheLimitsAreHeld() {
    #expect(SongForm.plan(seconds: 1, style: .pop) == SongForm.plan(seconds: 30, style: .pop))
    #expect(SongForm.plan(seconds: 9999, style: .pop) == SongForm.plan(seconds: 240, style: .pop))
  }

  @Test(arguments: Style.all.map(\.id))
  func theScoreIsAsLongAsPlanned(_ id: String) throws {
    let style = try #require(Style.named(id))
    let plan = SongForm.plan(seconds: 120, style: style)
    var generator = Seed(1).generator("lines")
    let words = plan.sections.map { kind in
      SpokenSection(
        kind: kind, lines: (0..<SongForm.lines(kind)).map { _ in SyntheticWords.line(7, &generator) })
    }
    let score = try Composer.compose(
      sections: words, style: style, tempo: plan.tempo, range: SyntheticWords.range, seed: Seed(1))
    #expect(abs(score.seconds(score.endTick) - plan.seconds) < 0.01)
  }

  @Test func namesAreFoundAlsoWhenDeclined() {
    func find(_ words: [String], _ name: String?) -> Set<Int> {
      let line = SpokenSection.Line(
        line: LyricLine(text: words.joined(separator: " "), hasName: true),
        words: words.map { SyntheticWords.word($0, stress: 0, of: 1) })
      return NameWords.find(in: line, name: name)
    }
    #expect(find(["Этот", "день", "для", "Анны"], "Анна") == [3])
    #expect(find(["Айгүлге", "ән"], "Айгүл") == [0])
    #expect(find(["Oh", "Mary", "Ann"], "Mary Ann") == [1, 2])
    #expect(find(["For", "Anna", "and", "I"], nil) == [1])
    #expect(find(["Anna", "dear"], nil) == [0])
  }
}
