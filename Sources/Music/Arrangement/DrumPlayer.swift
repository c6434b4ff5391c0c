/// Grooves and fills, and a cymbal where a full section begins.
struct DrumPlayer {
  let timeline: Timeline
  let part: Part

  func play(_ bars: [Bar]) -> [BandNote] {
    bars.flatMap { bar -> [BandNote] in
      guard !bar.pattern.isEmpty else { return [] }
      if bar.isHeld { return held(bar) }
      var notes = hits(bar)
      if bar.offset == 0, bar.section.level >= 3, bar.section.kind == .chorus {
        notes.append(BandNote(start: bar.start, end: bar.start + 8, midi: 49, velocity: part.velocity + 8))
      }
      return notes
    }
  }

  private func held(_ bar: Bar) -> [BandNote] {
    guard bar.offset == bar.section.bars - BarWalk.heldBars(of: bar.section) else { return [] }
    return [
      BandNote(start: bar.start, end: bar.start + 4, midi: 36, velocity: part.velocity),
      BandNote(start: bar.start, end: bar.start + 12, midi: 49, velocity: part.velocity - 14),
    ]
  }

  private func hits(_ bar: Bar) -> [BandNote] {
    let width = timeline.grid.slotsPerBar
    return String(bar.pattern).split(separator: "|").flatMap { group -> [BandNote] in
      let parts = group.split(separator: ":")
      guard parts.count == 2, let name = parts[0].first, let piece = Self.pieces[name] else { return [] }
      return parts[1].prefix(width).enumerated().compactMap { place, mark in
        guard let force = Self.force(mark) else { return nil }
        let velocity = Int(Double(part.velocity + bar.section.level * 3) * force)
        return BandNote(start: bar.start + place, end: bar.start + place + 1, midi: piece, velocity: velocity)
      }
    }
  }

  private static func force(_ mark: Character) -> Double? {
    switch mark {
    case "X": 1.2
    case "x": 1
    case "o": 0.68
    default: nil
    }
  }

  /// General MIDI percussion by letter.
  private static let pieces: [Character: Int] = [
    "k": 36, "s": 38, "r": 37, "h": 42, "H": 46, "d": 51, "c": 49, "t": 48, "u": 45, "f": 41, "p": 39, "m": 70,
    "g": 54, "w": 76, "n": 63, "l": 64, "i": 81, "e": 56,
  ]
}
