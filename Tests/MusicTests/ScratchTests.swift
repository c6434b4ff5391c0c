import Core
import Testing
@testable import Music

@Test func scratchNames() throws {
  for style in Style.all {
    var n = 0, strong = 0, beat = 0, rest = 0, inner = 0, relaxed = 0
    var means: [SectionKind: (Double, Double)] = [:]
    var lens: [Double] = []
    for (words, score) in try MelodyTests.scores(style) {
      let grid = Grid(meter: score.meter, tempo: score.tempo)
      for (line, spoken) in words.flatMap(\.lines).enumerated() where spoken.line.hasName {
        for (w, said) in spoken.words.enumerated() where said.text == "Anna" {
          let notes = score.lead.enumerated().filter { $0.element.line == line && $0.element.word == w }
          guard let first = notes.first else { continue }
          n += 1
          if grid.strength(first.element.start / 120) >= 2 { beat += 1 }
          if notes.contains(where: { grid.strength($0.element.start / 120) >= 3 && (said.syllables[$0.element.syllable].stress == .primary || said.syllables.count == 1) }) { strong += 1 }
          if w > 0 { inner += 1; if score.seconds(first.element.start - score.lead[first.offset - 1].end) >= 0.1 { rest += 1 } }
          if notes.contains(where: { $0.element.midi > 60 }) { relaxed += 1 }
        }
      }
      var line = 0
      for s in words {
        for _ in s.lines { 
          let ns = score.lead.filter { $0.line == line }
          let v = means[s.kind] ?? (0, 0)
          means[s.kind] = (v.0 + Double(ns.map(\.midi).reduce(0, +)), v.1 + Double(ns.count))
          line += 1
        }
      }
      lens += score.lead.map { score.seconds($0.end - $0.start) }
    }
    lens.sort()
    func q(_ x: Double) -> Double { (lens[Int(x * Double(lens.count - 1))] * 100).rounded() / 100 }
    print(style.id, "names", n, "strong", strong, "beat", beat, "rest", rest, "of", inner, "high", relaxed,
      SectionKind.allCases.map { "\($0.rawValue) \(((means[$0]!.0 / means[$0]!.1) * 10).rounded() / 10)" }.joined(separator: " "), "len", q(0.05), q(0.25), q(0.5), q(0.75), q(0.95), q(1))
  }
  let score = try Composer.compose(sections: SyntheticWords.song(3), style: .ballad, range: SyntheticWords.range, seed: Seed(5), name: "Anna")
  for n in score.lead.prefix(60) { print(n.line, n.word, n.syllable, "bar", Double(n.start) / 1920, "len", Double(n.end - n.start) / 480, n.midi, score.chords.last { $0.start <= n.start }!.symbol) }
  print(score.chords.map(\.symbol).joined(separator: " "))
  for t in score.tracks { print(t.name, t.notes.count, t.notes.prefix(12).map { "\($0.start)+\($0.duration):\($0.midi)/\($0.velocity)" }) }
  let empty = Composer.instrumental(seconds: 60, style: .waltz, seed: Seed(1))
  print(empty.tracks.map { "\($0.name) \($0.notes.count)" }, empty.lead.count, empty.seconds(empty.endTick))
}
