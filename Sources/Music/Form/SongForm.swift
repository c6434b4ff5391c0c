public import Core

/// Which sections a song of a wished length has, and how fast it goes to come close to it.
public struct SongPlan: Sendable, Hashable {
  public var sections: [SectionKind]
  /// Quarter notes a minute.
  public var tempo: Double
  /// What the song will last if no line needs extra bars.
  public var seconds: Double
}

public enum SongForm {
  /// Lines of words that a section has.
  public static func lines(_ kind: SectionKind) -> Int { kind == .preChorus ? 2 : 4 }

  /// The form whose length comes closest to the wish.
  ///
  /// `seconds` is the whole length with intro and ending, held to 30...240. A tempo that is given is kept; else it is
  /// chosen within the style's range, near its usual one. Lines are taken to be of usual length.
  public static func plan(seconds: Double, style: Style, tempo: Double? = nil) -> SongPlan {
    let wish = min(max(seconds, 30), 240)
    let tempos = tempo.map { [$0] } ?? tempos(of: style)
    var best = SongPlan(sections: [.verse, .chorus], tempo: tempos[0], seconds: 0)
    var bestCost = Double.infinity
    for (rank, sections) in forms.enumerated() {
      for tempo in tempos {
        let length = length(sections, style: style, tempo: tempo)
        let haste = (tempo - style.defaultTempo) / style.defaultTempo
        let ratio = length > wish ? length / wish : wish / length
        // Short of 5 % nobody looks at the clock; a natural tempo and form matter more.
        let cost = max(0, ratio - 1.05) * 6 + haste * haste * 4 + penalty(sections) + Double(rank) * 1e-6
        if cost < bestCost {
          bestCost = cost
          best = SongPlan(sections: sections, tempo: tempo, seconds: length)
        }
      }
    }
    return best
  }

  /// The most syllables that a line holds without needing extra bars; a name counts about double.
  public static func syllablesMax(style: Style, tempo: Double) -> Int {
    let grid = Grid(meter: style.meter, tempo: tempo)
    let seconds = Double(style.barsPerLine * grid.slotsPerBar) * grid.slotSeconds
    return max(3, Int((seconds - TimelineBuilder.restSeconds) / TimelineBuilder.syllableSeconds(grid)))
  }

  static func length(_ sections: [SectionKind], style: Style, tempo: Double) -> Double {
    let sung = sections.map { lines($0) * style.barsPerLine }.reduce(0, +)
    let interludes = sections.indices.filter { hasInterlude(before: $0, sections) }.count * style.interludeBars
    let bars = introBars(sections, style: style) + sung + interludes + style.endingBars
    return Double(bars * style.meter.barTicks) / Double(Score.ticksPerQuarter) * 60 / tempo
  }

  static func introBars(_ sections: [SectionKind], style: Style) -> Int {
    sections.count < 2 ? max(1, style.introBars / 2) : style.introBars
  }

  /// The band plays alone once, between the first chorus and the verse after it.
  static func hasInterlude(before index: Int, _ sections: [SectionKind]) -> Bool {
    guard sections.count >= 5, index > 0, sections[index] == .verse, sections[index - 1] == .chorus else {
      return false
    }
    return sections[..<(index - 1)].filter { $0 == .chorus }.isEmpty
  }

  private static func tempos(of style: Style) -> [Double] {
    let low = Int(style.tempoRange.lowerBound.rounded(.up))
    let high = Int(style.tempoRange.upperBound.rounded(.down))
    return low <= high ? (low...high).map(Double.init) : [style.defaultTempo]
  }

  private static func penalty(_ sections: [SectionKind]) -> Double {
    sections.contains(.chorus) && sections.contains(.verse) ? 0 : 0.1
  }

  private static let forms: [[SectionKind]] = {
    let verse: [SectionKind] = [.verse, .chorus]
    let lift: [SectionKind] = [.verse, .preChorus, .chorus]
    let turn: [SectionKind] = [.bridge, .chorus]
    return [
      [.chorus], [.preChorus, .chorus], verse, lift, lift + [.chorus], verse + verse, lift + verse, lift + lift,
      verse + verse + turn, lift + verse + turn, lift + lift + turn, lift + lift + turn + [.chorus],
      verse + verse + verse + turn, lift + lift + lift + turn, lift + lift + lift + turn + [.chorus],
      lift + lift + turn + lift + [.chorus], lift + lift + lift + turn + lift,
      lift + lift + lift + turn + lift + [.chorus], lift + lift + lift + lift + turn + lift + [.chorus],
      lift + lift + lift + turn + lift + lift + turn, lift + lift + lift + lift + turn + lift + lift + turn,
    ]
  }()
}
