/// Comping and pads.
struct ChordPlayer {
  let timeline: Timeline
  let part: Part

  func play(_ bars: [Bar]) -> [BandNote] {
    let voicing = Voicing(register: part.register, size: 4)
    var previous: [Int] = []
    let voicings = timeline.spans.map { span -> [Int] in
      previous = voicing.pitches(span.chord, after: previous)
      return previous
    }
    return bars.flatMap { bar -> [BandNote] in
      guard !bar.pattern.isEmpty else { return [] }
      if bar.isHeld { return held(bar, voicings) }
      return part.role == .pad ? pad(bar, voicings) : comp(bar, voicings)
    }
  }

  /// The last chord, struck once and left to ring.
  private func held(_ bar: Bar, _ voicings: [[Int]]) -> [BandNote] {
    guard bar.offset == bar.section.bars - BarWalk.heldBars(of: bar.section) else { return [] }
    let end = timeline.slot(ofBar: timeline.bars)
    return voicings[timeline.span(at: bar.start)].map {
      BandNote(start: bar.start, end: end, midi: $0, velocity: part.velocity - 4)
    }
  }

  private func pad(_ bar: Bar, _ voicings: [[Int]]) -> [BandNote] {
    let end = bar.start + timeline.grid.slotsPerBar
    return timeline.spans(from: bar.start, to: end).flatMap { span in
      voicings[timeline.span(at: span.start)].map {
        BandNote(start: max(bar.start, span.start), end: min(end, span.end), midi: $0, velocity: part.velocity)
      }
    }
  }

  private func comp(_ bar: Bar, _ voicings: [[Int]]) -> [BandNote] {
    let width = timeline.grid.slotsPerBar
    let pattern = (0..<width).map { bar.pattern[$0 % bar.pattern.count] }
    let lift = bar.section.level * 3
    var notes: [BandNote] = []
    var place = 0
    while place < width {
      let slot = bar.start + place
      let span = timeline.span(at: slot)
      var mark = pattern[place]
      // A chord that is held into a new harmony is struck again.
      if mark == "-", timeline.spans[span].start == slot { mark = "x" }
      guard mark != ".", mark != "-" else {
        place += 1
        continue
      }
      var stop = place + 1
      while stop < width, pattern[stop] == "-", bar.start + stop < timeline.spans[span].end { stop += 1 }
      let velocity = part.velocity + lift + (mark == "X" ? 10 : 0)
      for midi in tones(mark, voicings[span]) {
        notes.append(BandNote(start: slot, end: ring(mark, bar, stop, span), midi: midi, velocity: velocity))
      }
      place = stop
    }
    return notes
  }

  /// Broken chords ring a little over each other, within their harmony.
  private func ring(_ mark: Character, _ bar: Bar, _ stop: Int, _ span: Int) -> Int {
    let end = bar.start + stop
    return mark.isNumber ? min(end + 2, timeline.spans[span].end, bar.start + timeline.grid.slotsPerBar) : end
  }

  private func tones(_ mark: Character, _ voicing: [Int]) -> [Int] {
    guard let number = mark.wholeNumberValue, !voicing.isEmpty else { return voicing }
    let index = max(0, number - 1)
    // Beyond the top the chord goes on an octave higher.
    return [voicing[index % voicing.count] + 12 * (index / voicing.count)]
  }
}
