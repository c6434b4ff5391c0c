import Core

/// One bar as a player meets it.
struct Bar: Sendable {
  var start: Int
  var section: PlannedSection
  /// Bars since the section began.
  var offset: Int
  /// What to play; empty to rest.
  var pattern: [Character]
  /// True in the bars at the very end where everybody holds the last chord.
  var isHeld: Bool
}

/// Reads a part's patterns bar by bar.
struct BarWalk: Sendable {
  let timeline: Timeline
  let seed: Seed

  /// Bars at the end in which the last chord rings.
  static func heldBars(of ending: PlannedSection) -> Int { ending.bars > 2 ? 2 : 1 }

  func bars(of part: Part) -> [Bar] {
    var result: [Bar] = []
    for (number, section) in timeline.sections.enumerated() {
      var generator = seed.generator("pattern \(part.name) \(section.kind.rawValue) \(section.repetition)")
      let patterns = part.patterns(section.level)
      let first = patterns.isEmpty ? 0 : generator.index(patterns.count)
      let held = section.kind == .ending ? Self.heldBars(of: section) : 0
      for offset in 0..<section.bars {
        // Two bars of one pattern, then the next: a phrase is answered.
        var pattern = patterns.isEmpty ? "" : patterns[(first + offset / 2) % patterns.count]
        if section.kind == .ending, !pattern.isEmpty { pattern = slow(part.role) }
        if part.role == .drums, offset == section.bars - 1, let fill = fill(part, after: number, &generator) {
          pattern = fill
        }
        result.append(
          Bar(
            start: timeline.slot(ofBar: section.startBar + offset), section: section, offset: offset,
            pattern: Array(pattern), isHeld: offset >= section.bars - held))
      }
    }
    return result
  }

  /// The last bars slow down in what is played, as the tempo itself stays.
  private func slow(_ role: Part.Role) -> String {
    let isSix = timeline.grid.meter.unit == 8
    switch role {
    case .chords: return isSix ? "1-2-3-4-----" : timeline.grid.meter.beats == 3 ? "1---2---3---" : "1---2---3---4---"
    case .bass: return "r---------------"
    case .drums: return "h:o..............."
    case .pad, .answer: return "on"
    }
  }

  private func fill(_ part: Part, after number: Int, _ generator: inout SeededGenerator) -> String? {
    guard number + 1 < timeline.sections.count, !part.fills.isEmpty else { return nil }
    let next = timeline.sections[number + 1]
    guard next.kind != .ending, !part.patterns(next.level).isEmpty else { return nil }
    let isLift = next.level > timeline.sections[number].level || next.kind == .chorus
    return isLift || generator.unit() < 0.5 ? generator.pick(part.fills) : nil
  }
}
