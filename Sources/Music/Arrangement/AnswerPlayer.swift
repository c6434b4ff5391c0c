import Core

/// Sings where the voice rests: the chorus in the intro and the interlude, small answers after lines.
struct AnswerPlayer {
  let rules: HarmonyRules
  let part: Part
  let lines: [MelodyLine]
  let seed: Seed

  private var timeline: Timeline { rules.timeline }
  private var grid: Grid { timeline.grid }

  func play(_ bars: [Bar]) -> [BandNote] {
    var notes: [BandNote] = []
    for section in timeline.sections where !part.patterns(section.level).isEmpty {
      switch section.kind {
      case .intro, .interlude: notes += motif(in: section)
      case .ending: notes += farewell(section)
      case .verse, .preChorus, .chorus, .bridge: notes += answers(in: section)
      }
    }
    return notes.sorted { ($0.start, $0.midi) < ($1.start, $1.midi) }
  }

  /// The beginning of the chorus over its own chords, until the voice comes in.
  private func motif(in section: PlannedSection) -> [BandNote] {
    let sung = timeline.sections.first { $0.kind == .chorus } ?? timeline.sections.first { $0.lyric != nil }
    guard let sung else { return [] }
    let start = timeline.slot(ofBar: section.startBar)
    let shift = start - timeline.slot(ofBar: sung.startBar)
    let end = start + section.bars * grid.slotsPerBar
    let voice = lines.flatMap(\.notes).first { $0.start > start }.map { $0.start - 1 } ?? end
    let indices = Set(sung.lines.map(\.index))
    let tune = lines.filter { indices.contains($0.plan) }.flatMap(\.notes)
    let octave = octave(for: tune.map(\.midi))
    return tune.compactMap { note in
      let from = note.start + shift
      let to = min(note.end + shift, end, voice)
      guard from >= start, to > from else { return nil }
      // In the intro the chords may differ from the chorus's: the tune gives way.
      guard rules.allowed(from: from, to: to).contains(note.midi) else { return nil }
      return BandNote(start: from, end: to, midi: note.midi + octave, velocity: part.velocity)
    }
  }

  private func farewell(_ section: PlannedSection) -> [BandNote] {
    let start = timeline.slot(ofBar: section.startBar + section.bars - BarWalk.heldBars(of: section))
    let classes = timeline.spans[timeline.span(at: start)].chord.pitchClasses
    let third = classes.count > 2 ? classes[1] : classes.first ?? 0
    let pitch = part.register.filter { PitchClasses.wrap($0) == third }.last ?? part.register.upperBound
    return [BandNote(start: start, end: timeline.slot(ofBar: timeline.bars), midi: pitch, velocity: part.velocity - 8)]
  }

  /// A few notes in each rest of the voice that is long enough.
  private func answers(in section: PlannedSection) -> [BandNote] {
    var generator = seed.generator("answer \(part.name) \(section.startBar)")
    let sung = lines.flatMap(\.notes)
    let start = timeline.slot(ofBar: section.startBar)
    let end = start + section.bars * grid.slotsPerBar
    var notes: [BandNote] = []
    for (note, next) in zip(sung, sung.dropFirst()) where note.start >= start && note.end < end {
      let room = min(next.start, end) - note.end
      guard room >= 5, generator.unit() < 0.75 else { continue }
      notes += answer(from: note.end + 1 + note.end % 2, to: note.end + room - 1, after: note.midi, &generator)
    }
    return notes
  }

  private func answer(from start: Int, to end: Int, after midi: Int, _ generator: inout SeededGenerator) -> [BandNote] {
    let step = grid.slotSeconds < 0.16 ? 2 : generator.unit() < 0.5 ? 2 : 1
    let direction = generator.unit() < 0.5 ? 1 : -1
    var pitch = midi + octave(for: [midi])
    var notes: [BandNote] = []
    var slot = start
    while slot + step <= end, notes.count < 6 {
      let isLast = slot + 2 * step > end || notes.count == 5
      let stop = isLast ? min(end, slot + 6) : slot + step
      let allowed = rules.allowed(from: slot, to: stop)
      let wish = pitch + direction * (1 + generator.index(2))
      let near = part.register.filter { allowed.contains($0) }.min { abs($0 - wish) < abs($1 - wish) }
      guard let near else { break }
      notes.append(BandNote(start: slot, end: stop, midi: near, velocity: part.velocity - 6))
      pitch = near
      slot = stop
    }
    return notes.count < 2 ? [] : notes
  }

  /// Octaves by which a tune moves into the register of the instrument.
  private func octave(for pitches: [Int]) -> Int {
    guard !pitches.isEmpty else { return 0 }
    let centre = pitches.reduce(0, +) / pitches.count
    let wish = (part.register.lowerBound + part.register.upperBound) / 2
    return Int((Double(wish - centre) / 12).rounded()) * 12
  }
}
