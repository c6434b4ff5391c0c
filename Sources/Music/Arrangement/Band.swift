import Core

/// All players of a style, from patterns to humanised tracks.
struct Band {
  let style: Style
  let rules: HarmonyRules
  let feel: Feel
  let seed: Seed

  /// Tracks in the order of the style's parts; a player who never plays has no track.
  func play(_ lines: [MelodyLine]) -> [Track] {
    let walk = BarWalk(timeline: rules.timeline, seed: seed)
    return style.parts.compactMap { part in
      let notes = notes(of: part, bars: walk.bars(of: part), lines: lines)
      guard !notes.isEmpty else { return nil }
      return Track(
        name: part.name, program: part.program, isDrums: part.role == .drums, volume: part.volume, pan: part.pan,
        reverb: part.reverb, notes: humanised(notes, part))
    }
  }

  private func notes(of part: Part, bars: [Bar], lines: [MelodyLine]) -> [BandNote] {
    switch part.role {
    case .chords, .pad: ChordPlayer(timeline: rules.timeline, part: part).play(bars)
    case .bass: BassPlayer(timeline: rules.timeline, part: part, seed: seed).play(bars)
    case .drums: DrumPlayer(timeline: rules.timeline, part: part).play(bars)
    case .answer: AnswerPlayer(rules: rules, part: part, lines: lines, seed: seed).play(bars)
    }
  }

  /// People are up to 8 ms early or late and never strike twice with the same force.
  private func humanised(_ notes: [BandNote], _ part: Part) -> [TrackNote] {
    var generator = seed.generator("human " + part.name)
    let endTick = feel.tick(rules.timeline.slot(ofBar: rules.timeline.bars))
    let played = notes.map { note -> TrackNote in
      let looseness = feel.ticks(milliseconds: 8) * (generator.unit() * 2 - 1)
      let start = max(0, feel.tick(note.start) + Int(looseness))
      let end = min(endTick, feel.tick(note.end))
      let accent = rules.timeline.grid.isStrong(note.start) ? 4 : 0
      let velocity = note.velocity + accent + Int(generator.unit() * 13) - 6
      return TrackNote(
        start: start, duration: max(20, end - start - 4), midi: note.midi, velocity: min(max(velocity, 12), 124))
    }
    return played.sorted { ($0.start, $0.midi) < ($1.start, $1.midi) }
  }

  /// A key that is struck again is let go before: else the end of the first note would silence the second.
  static func released(_ notes: [TrackNote]) -> [TrackNote] {
    var notes = notes
    var last = [Int?](repeating: nil, count: 128)
    for index in notes.indices {
      let key = min(max(notes[index].midi, 0), 127)
      if let before = last[key], notes[before].start + notes[before].duration >= notes[index].start {
        notes[before].duration = notes[index].start - notes[before].start - 2
      }
      last[key] = index
    }
    return notes.filter { $0.duration > 0 }
  }
}
