import Core

/// The rhythm of every line of a song, in order of time.
struct MelodyRhythms {
  let style: Style
  let rules: HarmonyRules
  let feel: Feel
  let range: VocalRange
  let seed: Seed

  private var grid: Grid { rules.timeline.grid }
  static let breathSeconds = 0.34

  func compose() -> [MelodyLine] {
    let sections = rules.timeline.sections.filter { $0.lyric != nil }
    let heads = sections.compactMap { $0.lines.first { !$0.syllables.isEmpty } }
    // Every section leaves the same room before the next, so that a chorus that returns can be the same.
    let sectionReserve = heads.map { upbeat($0.syllables) }.max() ?? 0
    var result: [MelodyLine] = []
    var motifs: [SectionKind: [Int: MelodyLine]] = [:]
    var known: [Setting: MelodyLine] = [:]
    for section in sections {
      guard let kind = section.lyric else { continue }
      let lines = section.lines.filter { !$0.syllables.isEmpty }
      for (position, line) in lines.enumerated() {
        let reserve = position + 1 < lines.count ? upbeat(lines[position + 1].syllables) : sectionReserve
        let motif = motifs[kind]?[position] ?? motifs[kind]?[position - 2]
        let start = rules.timeline.slot(ofBar: line.startBar)
        let end = start + line.bars * grid.slotsPerBar
        let setting = Setting(
          kind: kind, position: position, syllables: line.syllables, reserve: reserve,
          chords: rules.timeline.spans(from: start, to: end).map(\.chord))
        let composed =
          known[setting]?.moved(to: start, plan: line.index)
          ?? compose(line, kind: kind, position: position, reserve: reserve, motif: motif)
        known[setting] = composed
        if motifs[kind]?[position] == nil { motifs[kind, default: [:]][position] = composed }
        result.append(composed)
      }
    }
    return result
  }

  /// Where these are equal, a line that returns is sung as it was.
  private struct Setting: Hashable {
    var kind: SectionKind
    var position: Int
    var syllables: [Syllable]
    var reserve: Int
    var chords: [Chord]
  }

  /// Slots that a line's unstressed beginning takes before its first bar.
  private func upbeat(_ syllables: [Syllable]) -> Int {
    guard let stressed = syllables.firstIndex(where: { $0.stress == .primary }), stressed > 0 else { return 0 }
    let slots = min(stressed, 3) * grid.slots(atLeast: LineRhythm.easySeconds)
    let even = slots + slots % 2
    return min(even, grid.slotsPerBar / 2 + 2)
  }

  private func compose(
    _ line: PlannedLine, kind: SectionKind, position: Int, reserve: Int, motif: MelodyLine?
  ) -> MelodyLine {
    let start = rules.timeline.slot(ofBar: line.startBar)
    let end = start + line.bars * grid.slotsPerBar - reserve - grid.slots(atLeast: Self.breathSeconds)
    let early = start - upbeat(line.syllables)
    let taste = taste(kind, position: position, from: early, to: end, lineStart: start, motif: motif)
    let rhythm = LineRhythm(
      rules: rules, feel: feel, syllables: line.syllables, nameRange: range.low...max(range.low, range.middle),
      lineStart: start, windowStart: early, windowEnd: end, taste: taste)
    let notes = rhythm.place(strict: true) ?? rhythm.place(strict: false) ?? crowd(line.syllables, from: start, to: end)
    return MelodyLine(
      plan: line.index, startSlot: start,
      notes: line.hasName ? notes : ornamented(notes, kind: kind, position: position))
  }

  /// How welcome each slot is: the style's pattern, the seed's own taste, the motif that came before.
  private func taste(
    _ kind: SectionKind, position: Int, from start: Int, to end: Int, lineStart: Int, motif: MelodyLine?
  ) -> [Double] {
    var generator = seed.generator("rhythm \(kind.rawValue) \(position % 2)")
    let first = generator.pick(style.melody.rhythms)
    let second = generator.unit() < 0.5 ? first : generator.pick(style.melody.rhythms)
    let patterns = [Array(first), Array(second)]
    let noise = (0..<(grid.slotsPerBar * 4)).map { _ in (generator.unit() - 0.5) * 1.1 }
    let motifSlots = Set(motif?.notes.map { $0.start - (motif?.startSlot ?? 0) } ?? [])
    return (start..<max(start, end)).map { slot in
      let relative = slot - lineStart
      let place = ((relative % (grid.slotsPerBar * 2)) + grid.slotsPerBar * 2) % (grid.slotsPerBar * 2)
      let pattern = patterns[place / grid.slotsPerBar]
      var cost = noise[((relative % noise.count) + noise.count) % noise.count]
      switch pattern[place % grid.slotsPerBar % pattern.count] {
      case "X": cost -= 0.8
      case "x": cost -= 0.35
      default: cost += 0.5
      }
      if motifSlots.contains(relative) { cost -= 0.9 }
      return cost
    }
  }

  /// Now and then a long syllable turns.
  private func ornamented(_ notes: [MelodyNote], kind: SectionKind, position: Int) -> [MelodyNote] {
    var generator = seed.generator("melisma \(kind.rawValue) \(position)")
    return notes.flatMap { note -> [MelodyNote] in
      let chance = generator.unit()
      let half = note.length / 4 * 2
      guard chance < style.melody.melisma, half >= 2, Double(half) * grid.slotSeconds >= 0.3 else { return [note] }
      var first = note
      var second = note
      first.end = note.start + half
      second.start = first.end
      second.continues = true
      return [first, second]
    }
  }

  /// The last resort for a line that fits nowhere: its syllables one after another, as even as the grid allows.
  private func crowd(_ syllables: [Syllable], from start: Int, to end: Int) -> [MelodyNote] {
    let width = max(end - start, syllables.count)
    return syllables.indices.map { index in
      MelodyNote(
        start: start + index * width / syllables.count, end: start + (index + 1) * width / syllables.count,
        syllable: index)
    }
  }
}
