import Core

/// The voices beside the lead in choruses: the lead's double, and a second in thirds and sixths.
struct SecondVoice {
  let rules: HarmonyRules
  let range: VocalRange
  let seed: Seed

  enum Side: Int, Sendable {
    case above = 1
    case below = -1
  }

  /// Parts in slots; later choruses are fuller. Lines with the name stay with the lead alone, to be understood.
  func compose(_ lines: [MelodyLine]) -> [(role: HarmonyPart.Role, lines: [MelodyLine])] {
    let byPlan = Dictionary(lines.map { ($0.plan, $0) }, uniquingKeysWith: { first, _ in first })
    let choruses = rules.timeline.sections.filter { $0.lyric == .chorus }
    var generator = seed.generator("second voice")
    let side: Side = generator.unit() < 0.6 ? .above : .below
    var doubles: [MelodyLine] = []
    var seconds: [MelodyLine] = []
    var thirds: [MelodyLine] = []
    for (number, section) in choruses.enumerated() {
      let planned = section.lines.filter { !$0.syllables.isEmpty }
      for (position, plan) in planned.enumerated() {
        guard let line = byPlan[plan.index] else { continue }
        doubles.append(line)
        guard !plan.hasName else { continue }
        let inSecondHalf = position >= planned.count / 2
        if number > 0 || inSecondHalf { seconds.append(accompany(line, side: side)) }
        if section.level >= 4, inSecondHalf {
          thirds.append(accompany(line, side: side == .above ? .below : .above))
        }
      }
    }
    return [(.double, doubles), (.second, seconds), (.second, thirds)].filter { !$0.1.flatMap(\.notes).isEmpty }
  }

  private func accompany(_ line: MelodyLine, side: Side) -> MelodyLine {
    var previous: Int?
    var line = line
    line.notes = line.notes.map { note in
      let allowed = rules.allowed(from: note.start, to: note.end)
      let floor = side == .below ? range.low - 2 : range.low
      let choices = Self.intervals.map { (pitch: note.midi + side.rawValue * $0.semitones, cost: $0.cost) }
        .filter { allowed.contains($0.pitch) && $0.pitch >= floor && $0.pitch <= range.high + 4 }
      let best = choices.min { weigh($0, previous) < weigh($1, previous) }
      // Where nothing fits it sings along: a syllable left out would leave the line without its sound.
      guard let best else { return note }
      previous = best.pitch
      var note = note
      note.midi = best.pitch
      return note
    }
    return line
  }

  private func weigh(_ choice: (pitch: Int, cost: Double), _ previous: Int?) -> Double {
    choice.cost + (previous.map { Double(abs($0 - choice.pitch)) * 0.25 } ?? 0)
  }

  private static let intervals: [(semitones: Int, cost: Double)] = [
    (3, 0), (4, 0), (5, 1.2), (7, 1.6), (8, 0.8), (9, 0.8), (6, 2.5),
  ]
}
