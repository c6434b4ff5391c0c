public import Core

/// The metre of a line, by the ids used in the banks.
public enum Metre: String, CaseIterable, Codable, Sendable {
  /// Four iambs: 8 syllables, 9 with a feminine ending.
  case i4
  /// Five iambs: 10 or 11 syllables.
  case i5
  /// Four trochees: 8 syllables, 7 with the last one cut.
  case t4
  /// Three ternary feet: amphibrachs (8 or 9 syllables) or anapaests (9 or 10).
  case a3
  /// Eleven syllables, counted only.
  case s11
  /// Seven or eight syllables, counted only.
  case s8

  /// Says whether a line scans on its real stresses. The primary stress of a word of several syllables must fall on
  /// a strong position; words of one syllable are free. An iambic line may begin with its first foot inverted, and
  /// every line may end with one weak syllable more. Syllabic metres count syllables only.
  public func fits(_ words: [SpokenWord]) -> Bool {
    let count = words.reduce(0) { $0 + $1.syllables.count }
    return patterns.contains { $0.counts.contains(count) && $0.holds(words) }
  }

  /// How far a line is from scanning: 0 if it fits, else 1 for each misplaced stress and missing or extra syllable.
  func distance(_ words: [SpokenWord]) -> Int {
    let count = words.reduce(0) { $0 + $1.syllables.count }
    let distances = patterns.map { pattern in
      let offset = max(pattern.counts.lowerBound - count, count - pattern.counts.upperBound, 0)
      return offset + pattern.misplaced(words)
    }
    return distances.min() ?? 0
  }

  /// The syllables of a line with a full close.
  var syllables: Int {
    switch self {
    case .i4: 8
    case .i5: 10
    case .t4: 7
    case .a3: 9
    case .s11: 11
    case .s8: 8
    }
  }

  private var patterns: [Pattern] {
    switch self {
    case .i4: [Pattern(counts: 8...9, first: 1, step: 2, inverts: true)]
    case .i5: [Pattern(counts: 10...11, first: 1, step: 2, inverts: true)]
    case .t4: [Pattern(counts: 7...8, first: 0, step: 2, inverts: false)]
    case .a3:
      [
        Pattern(counts: 8...9, first: 1, step: 3, inverts: false),
        Pattern(counts: 9...10, first: 2, step: 3, inverts: false),
      ]
    case .s11: [Pattern(counts: 11...11, first: 0, step: 1, inverts: false)]
    case .s8: [Pattern(counts: 7...8, first: 0, step: 1, inverts: false)]
    }
  }
}

/// Strong positions of a line: `first`, `first + step`, … counted in syllables from 0.
private struct Pattern {
  var counts: ClosedRange<Int>
  var first: Int
  var step: Int
  var inverts: Bool

  func holds(_ words: [SpokenWord]) -> Bool {
    misplaced(words) == 0
  }

  func misplaced(_ words: [SpokenWord]) -> Int {
    var position = 0
    var wrong = 0
    for word in words {
      for syllable in word.syllables {
        let isFree = word.syllables.count == 1 || syllable.stress != .primary
        if !isFree && !isStrong(position) && !(inverts && position == 0) { wrong += 1 }
        position += 1
      }
    }
    return wrong
  }

  private func isStrong(_ position: Int) -> Bool {
    position >= first && (position - first) % step == 0
  }
}
