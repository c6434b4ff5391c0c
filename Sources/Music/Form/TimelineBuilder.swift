import Core

/// Lays sections out in bars and gives every bar its chords.
struct TimelineBuilder {
  let style: Style
  let key: Key
  let grid: Grid
  let choice: Progressions

  /// The progressions of one song: drawn once for each kind, so that sections that return sound alike.
  struct Progressions: Sendable {
    var verse: Progression
    var preChorus: Progression
    var chorus: Progression
    var bridge: Progression
    var cadence: Progression

    init(book: HarmonyBook, seed: Seed) {
      func draw(_ choices: [Progression], _ purpose: String) -> Progression {
        var generator = seed.generator("progression " + purpose)
        return choices.isEmpty ? "I" : generator.pick(choices)
      }
      verse = draw(book.verse, "verse")
      preChorus = draw(book.preChorus, "pre-chorus")
      // A chorus over the verse's own chords would be no change of scene.
      let verseText = verse.text
      let others = book.chorus.filter { $0.text != verseText }
      chorus = draw(others.isEmpty ? book.chorus : others, "chorus")
      bridge = draw(book.bridge, "bridge")
      cadence = draw(book.cadences, "cadence")
    }

    func of(_ kind: SectionKind) -> Progression {
      switch kind {
      case .verse: verse
      case .preChorus: preChorus
      case .chorus: chorus
      case .bridge: bridge
      }
    }
  }

  func build(_ sections: [SpokenSection], name: String?) -> Timeline {
    let kinds = sections.map(\.kind)
    var planned: [PlannedSection] = []
    var bar = 0
    var lineIndex = 0
    var counts: [SectionKind: Int] = [:]
    func add(_ kind: ScoreSection.Kind, bars: Int, level: Int) {
      guard bars > 0 else { return }
      planned.append(
        PlannedSection(kind: kind, lyric: nil, startBar: bar, bars: bars, lines: [], level: level, repetition: 0))
      bar += bars
    }
    add(.intro, bars: SongForm.introBars(kinds, style: style), level: 1)
    for (index, section) in sections.enumerated() {
      if SongForm.hasInterlude(before: index, kinds) { add(.interlude, bars: style.interludeBars, level: 3) }
      let start = bar
      var lines: [PlannedLine] = []
      for line in section.lines {
        let syllables = Syllable.all(of: line, names: NameWords.find(in: line, name: name))
        let bars = syllables.isEmpty ? 0 : barsNeeded(syllables)
        lines.append(
          PlannedLine(index: lineIndex, syllables: syllables, hasName: line.line.hasName, startBar: bar, bars: bars))
        lineIndex += 1
        bar += bars
      }
      let repetition = counts[section.kind, default: 0]
      counts[section.kind] = repetition + 1
      guard bar > start else { continue }
      let isLast = !kinds[(index + 1)...].contains(section.kind) && section.kind == .chorus
      planned.append(
        PlannedSection(
          kind: .init(section.kind), lyric: section.kind, startBar: start, bars: bar - start, lines: lines,
          level: level(section.kind, repetition: repetition, isLast: isLast && repetition > 0), repetition: repetition))
    }
    add(.ending, bars: style.endingBars, level: 1)
    var timeline = Timeline(grid: grid, key: key, sections: planned, spans: [])
    timeline.spans = planned.indices.flatMap { spans(of: planned[$0], isLastSung: $0 >= planned.count - 2) }
    return timeline
  }

  /// Bars in which a line can be sung without hurry, with room to breathe and for the next line's upbeat.
  private func barsNeeded(_ syllables: [Syllable]) -> Int {
    var seconds = Self.restSeconds
    for syllable in syllables {
      seconds += syllable.isName ? (syllable.stress == .primary ? 0.75 : 0.45) : Self.syllableSeconds(grid)
    }
    let barSeconds = Double(grid.slotsPerBar) * grid.slotSeconds
    var bars = style.barsPerLine
    while Double(bars) * barSeconds < seconds { bars += 1 }
    return bars
  }

  /// Breath at the end of a line and the upbeat of the next.
  static let restSeconds = 0.9

  /// What a syllable takes in unhurried singing.
  static func syllableSeconds(_ grid: Grid) -> Double {
    max(0.26, Double(grid.slots(atLeast: LineRhythm.easySeconds)) * grid.slotSeconds * 1.15)
  }

  private func level(_ kind: SectionKind, repetition: Int, isLast: Bool) -> Int {
    switch kind {
    case .verse: repetition == 0 ? 1 : 2
    case .preChorus: 2
    case .chorus: isLast ? 4 : 3
    case .bridge: 1
    }
  }

  // MARK: Chords

  private func spans(of section: PlannedSection, isLastSung: Bool) -> [Timeline.Span] {
    switch section.kind {
    case .ending: return ending(section)
    case .intro, .interlude:
      return (0..<section.bars).flatMap { spans(bar: section.startBar + $0, choice.chorus.bar($0)) }
    case .verse, .preChorus, .chorus, .bridge:
      let progression = choice.of(section.lyric ?? .verse)
      let closes = section.kind == .chorus || isLastSung
      let sung = section.lines.filter { $0.bars > 0 }
      return sung.enumerated().flatMap { position, line in
        (0..<line.bars).flatMap { local in
          let fromEnd = line.bars - local
          if closes, position == sung.count - 1, fromEnd <= choice.cadence.bars.count {
            return spans(bar: line.startBar + local, choice.cadence.bars[choice.cadence.bars.count - fromEnd])
          }
          let index = position * style.barsPerLine + min(local, style.barsPerLine - 1)
          let chords = progression.bar(index)
          // A line that takes more bars than usual dwells on its last chord.
          return spans(bar: line.startBar + local, local < style.barsPerLine ? chords : chords.suffix(1))
        }
      }
    }
  }

  private func ending(_ section: PlannedSection) -> [Timeline.Span] {
    let tonic = key.mode == .minor || key.mode == .dorian ? "i" : "I"
    let away =
      switch key.mode {
      case .major: "IV"
      case .minor: "iv"
      case .dorian: "IV"
      case .mixolydian: "VII"
      }
    return (0..<section.bars).flatMap { local in
      let isAway = section.bars > 1 && local == (section.bars - 1) / 2 && section.bars - local > 1
      return spans(bar: section.startBar + local, [isAway ? away : tonic])
    }
  }

  private func spans(bar: Int, _ numerals: some Collection<String>) -> [Timeline.Span] {
    let start = bar * grid.slotsPerBar
    let chords = numerals.prefix(2).map { Chord($0, in: key) }
    guard chords.count == 2 else {
      return chords.map { Timeline.Span(start: start, end: start + grid.slotsPerBar, chord: $0) }
    }
    let half = grid.meter.unit == 4 && grid.meter.beats == 3 ? 8 : grid.slotsPerBar / 2
    return [
      Timeline.Span(start: start, end: start + half, chord: chords[0]),
      Timeline.Span(start: start + half, end: start + grid.slotsPerBar, chord: chords[1]),
    ]
  }
}

extension ScoreSection.Kind {
  init(_ kind: SectionKind) {
    switch kind {
    case .verse: self = .verse
    case .preChorus: self = .preChorus
    case .chorus: self = .chorus
    case .bridge: self = .bridge
    }
  }
}
