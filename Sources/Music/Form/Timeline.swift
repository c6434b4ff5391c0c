import Core

/// A line of words with the bars it is sung in.
struct PlannedLine: Sendable {
  /// Counts through the whole song.
  var index: Int
  var syllables: [Syllable]
  var hasName: Bool
  var startBar: Int
  var bars: Int
}

/// A section with its bars; bars count through the whole song.
struct PlannedSection: Sendable {
  var kind: ScoreSection.Kind
  /// The kind of words sung here; nil where the band is alone.
  var lyric: SectionKind?
  var startBar: Int
  var bars: Int
  var lines: [PlannedLine]
  /// Density of the band, 0 to 4.
  var level: Int
  /// How often a section of this kind was there before.
  var repetition: Int
}

/// The song laid out in bars with a chord for every place.
struct Timeline: Sendable {
  struct Span: Sendable, Hashable {
    var start: Int
    var end: Int
    var chord: Chord
  }

  let grid: Grid
  let key: Key
  var sections: [PlannedSection]
  /// In slots, without holes.
  var spans: [Span]

  var bars: Int { sections.last.map { $0.startBar + $0.bars } ?? 0 }

  func slot(ofBar bar: Int) -> Int { bar * grid.slotsPerBar }

  /// The index of the span in which a slot lies.
  func span(at slot: Int) -> Int {
    var low = 0
    var high = spans.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if spans[middle].start <= slot { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Spans that sound anywhere in start..<end.
  func spans(from start: Int, to end: Int) -> ArraySlice<Span> {
    let first = span(at: start)
    var last = first
    while last + 1 < spans.count, spans[last + 1].start < end { last += 1 }
    return spans[first...last]
  }
}
