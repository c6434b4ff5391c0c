import Core
import Testing

@testable import Music

@Suite("Styles as data")
struct StyleTests {
  @Test func thereAreEnoughStylesAndMetres() {
    #expect(Style.all.count >= 10)
    #expect(Set(Style.all.map(\.id)).count == Style.all.count)
    #expect(Set(Style.all.map(\.meter.symbol)) == ["4/4", "3/4", "6/8"])
    #expect(Style.named("nothing") == nil)
  }

  @Test(arguments: Style.all.map(\.id))
  func patternsFillTheirBars(_ id: String) throws {
    let style = try #require(Style.named(id))
    let slots = Grid(meter: style.meter, tempo: style.defaultTempo).slotsPerBar
    #expect(style.tempoRange.contains(style.defaultTempo))
    #expect(style.melody.rhythms.allSatisfy { $0.count == slots })
    for part in style.parts {
      for pattern in part.levels.flatMap({ $0 }) + part.fills {
        switch part.role {
        case .chords, .bass: #expect(pattern.count == slots, "\(part.name): \(pattern)")
        case .drums:
          for group in pattern.split(separator: "|") {
            #expect(group.count == slots + 2, "\(part.name): \(group)")
          }
        case .pad, .answer: #expect(!pattern.isEmpty)
        }
      }
    }
  }

  @Test(arguments: Style.all.map(\.id))
  func everyModeHasFourProgressionsOfEachKind(_ id: String) throws {
    let style = try #require(Style.named(id))
    for mode in style.modes {
      let book = try #require(style.harmony[mode])
      for kind in SectionKind.allCases {
        #expect(Set(book.progressions(kind).map(\.text)).count >= 4)
      }
      #expect(book.cadences.count >= 3)
      for cadence in book.cadences {
        #expect(cadence.bars.count <= style.barsPerLine)
        let last = try #require(cadence.bars.last?.last)
        #expect(Chord(last, in: Key(tonic: 0, mode: mode)).root == 0)
      }
    }
  }

  @Test(arguments: Style.all.map(\.id))
  func seedsChooseAmongProgressions(_ id: String) throws {
    let style = try #require(Style.named(id))
    for kind in SectionKind.allCases {
      let texts = (0..<20).map { number in
        TimelineBuilder.Progressions(book: style.book(style.modes[0]), seed: Seed(UInt64(number))).of(kind).text
      }
      #expect(Set(texts).count >= 4)
    }
  }
}
