import Core

/// The steps from words to score, in order.
struct Songwriter {
  let style: Style
  let tempo: Double
  let range: VocalRange
  let seed: Seed

  init(style: Style, tempo: Double?, range: VocalRange, seed: Seed) {
    self.style = style
    self.tempo = min(max(tempo ?? style.defaultTempo, 40), 220)
    self.range = range
    self.seed = seed
  }

  func write(_ sections: [SpokenSection], name: String?) -> Score {
    let key = key()
    let grid = Grid(meter: style.meter, tempo: tempo)
    let choice = TimelineBuilder.Progressions(book: style.book(key.mode), seed: seed)
    let timeline = TimelineBuilder(style: style, key: key, grid: grid, choice: choice).build(sections, name: name)
    let rules = HarmonyRules(timeline)
    let feel = Feel(style: style, tempo: tempo)

    let rhythm = MelodyRhythms(style: style, rules: rules, feel: feel, range: range, seed: seed).compose()
    let lines = MelodyPitches(style: style, rules: rules, range: range, seed: seed).compose(rhythm)
    let lead = sung(lines, timeline, feel)
    let harmony = SecondVoice(rules: rules, range: range, seed: seed).compose(lines)
      .map { HarmonyPart(role: $0.role, notes: sung($0.lines, timeline, feel)) }
    let voices = [lead] + harmony.filter { $0.role == .second }.map(\.notes)
    let tracks = Band(style: style, rules: rules, feel: feel, seed: seed).play(lines)
      .map { track in
        var track = ClashSweep.clean(track, against: voices)
        track.notes = Band.released(track.notes)
        return track
      }

    return Score(
      style: style.id, seed: seed, meter: style.meter, tempo: tempo, key: key,
      sections: timeline.sections.map {
        ScoreSection(
          kind: $0.kind, start: feel.tick(timeline.slot(ofBar: $0.startBar)),
          end: feel.tick(timeline.slot(ofBar: $0.startBar + $0.bars)))
      },
      chords: timeline.spans.map {
        ChordSpan(
          start: feel.tick($0.start), end: feel.tick($0.end), symbol: $0.chord.symbol,
          pitchClasses: $0.chord.pitchClasses, bass: $0.chord.bass)
      },
      lead: lead, harmony: harmony, tracks: tracks, endTick: feel.tick(timeline.slot(ofBar: timeline.bars)))
  }

  /// A key in which the tonic lies well for the voice; among those the seed chooses.
  private func key() -> Key {
    var generator = seed.generator("key")
    let mode = style.modes.isEmpty ? .major : generator.pick(style.modes)
    // The tonic sits a little below the middle, so that verses circle it and choruses rise to the fifth above.
    let centre = range.low + range.span * 2 / 5
    let offset = generator.pick([-2, -1, 0, 0, 1, 2])
    return Key(tonic: PitchClasses.wrap(centre + offset), mode: mode)
  }

  private func sung(_ lines: [MelodyLine], _ timeline: Timeline, _ feel: Feel) -> [SungNote] {
    let plans = timeline.sections.flatMap(\.lines)
    let byIndex = Dictionary(plans.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
    return lines.flatMap { line -> [SungNote] in
      guard let plan = byIndex[line.plan] else { return [] }
      return line.notes.map { note in
        let syllable = plan.syllables[note.syllable]
        return SungNote(
          start: feel.tick(note.start), end: feel.tick(note.end), midi: note.midi, line: line.plan,
          word: syllable.word, syllable: syllable.index, continues: note.continues)
      }
    }
  }
}
