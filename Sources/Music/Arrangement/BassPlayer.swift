import Core

/// The bass: roots and fifths, with steps that lead to the next root.
struct BassPlayer {
  let timeline: Timeline
  let part: Part
  let seed: Seed

  func play(_ bars: [Bar]) -> [BandNote] {
    var generator = seed.generator("bass " + part.name)
    var last = (part.register.lowerBound + part.register.upperBound) / 2
    var notes: [BandNote] = []
    for bar in bars where !bar.pattern.isEmpty {
      if bar.isHeld {
        guard bar.offset == bar.section.bars - BarWalk.heldBars(of: bar.section) else { continue }
        let chord = timeline.spans[timeline.span(at: bar.start)].chord
        let end = timeline.slot(ofBar: timeline.bars)
        notes.append(BandNote(start: bar.start, end: end, midi: pitch(chord.root, near: last), velocity: part.velocity))
        continue
      }
      play(bar, &last, &generator, into: &notes)
    }
    return notes
  }

  private func play(_ bar: Bar, _ last: inout Int, _ generator: inout SeededGenerator, into notes: inout [BandNote]) {
    let width = timeline.grid.slotsPerBar
    let pattern = (0..<width).map { bar.pattern[$0 % bar.pattern.count] }
    var place = 0
    while place < width {
      let slot = bar.start + place
      let index = timeline.span(at: slot)
      let span = timeline.spans[index]
      var mark = pattern[place]
      // A new harmony begins with its bass, unless the player rests.
      if span.start == slot, mark != "." { mark = "r" }
      guard mark != ".", mark != "-" else {
        place += 1
        continue
      }
      var stop = place + 1
      while stop < width, pattern[stop] == "-", bar.start + stop < span.end { stop += 1 }
      let next = index + 1 < timeline.spans.count ? timeline.spans[index + 1].chord : span.chord
      let leads = bar.start + stop == span.end
      let midi = choose(mark, chord: span.chord, next: next, leads: leads, near: last, &generator)
      if mark == "r" { last = midi }
      let velocity = part.velocity + bar.section.level * 3 + (place == 0 ? 6 : 0)
      notes.append(BandNote(start: slot, end: bar.start + stop, midi: midi, velocity: velocity))
      place = stop
    }
  }

  private func choose(
    _ mark: Character, chord: Chord, next: Chord, leads: Bool, near last: Int, _ generator: inout SeededGenerator
  ) -> Int {
    switch mark {
    case "5": return pitch(chord.pitchClasses.count > 2 ? chord.pitchClasses[2] : chord.root + 7, near: last)
    case "3": return pitch(chord.pitchClasses.count > 2 ? chord.pitchClasses[1] : chord.root, near: last)
    case "8":
      let root = pitch(chord.bass, near: last)
      return root + 12 <= part.register.upperBound + 5 ? root + 12 : root
    case "a":
      guard leads else { return pitch(chord.pitchClasses.count > 2 ? chord.pitchClasses[2] : chord.root, near: last) }
      let target = pitch(next.bass, near: last)
      let scale = timeline.key.scale
      let steps = [-2, -1, 1, 2].filter { scale.contains(target + $0) || chord.tones.contains(target + $0) }
      return steps.isEmpty ? target : target + generator.pick(steps)
    default: return pitch(chord.bass, near: last)
    }
  }

  /// The pitch of a class within the register that is nearest.
  private func pitch(_ pitchClass: Int, near last: Int) -> Int {
    let choices = part.register.filter { PitchClasses.wrap($0) == PitchClasses.wrap(pitchClass) }
    return choices.min { abs($0 - last) < abs($1 - last) } ?? last
  }
}
