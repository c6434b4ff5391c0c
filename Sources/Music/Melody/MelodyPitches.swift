import Core

/// Gives the rhythm its pitches, section by section; choruses come first, for everything leads to them.
struct MelodyPitches {
  let style: Style
  let rules: HarmonyRules
  let range: VocalRange
  let seed: Seed

  private var timeline: Timeline { rules.timeline }

  /// `lines` are in order of time; the answer is the same lines with pitches.
  func compose(_ lines: [MelodyLine]) -> [MelodyLine] {
    let sections = timeline.sections.filter { $0.lyric != nil && $0.lines.contains { !$0.syllables.isEmpty } }
    let byPlan = Dictionary(lines.map { ($0.plan, $0) }, uniquingKeysWith: { first, _ in first })
    var done = [[MelodyLine]?](repeating: nil, count: sections.count)
    let order =
      sections.indices.filter { sections[$0].lyric == .chorus }
      + sections.indices.filter { sections[$0].lyric != .chorus }
    for index in order {
      let rhythm = sections[index].lines.compactMap { byPlan[$0.index] }
      let before = index > 0 ? done[index - 1]?.last?.notes.last?.midi : nil
      let after = index + 1 < sections.count ? done[index + 1]?.first?.notes.first?.midi : nil
      let models = order.filter { $0 < index && sections[$0].lyric == sections[index].lyric }.compactMap { done[$0] }
      done[index] =
        models.lazy.compactMap { repeated($0, rhythm: rhythm, before: before, after: after) }.first
        ?? compose(
          sections[index], rhythm: rhythm, model: models.first, before: before, after: after,
          echoes: echoes(of: sections[index], in: sections))
    }
    return done.flatMap { $0 ?? [] }
  }

  /// The model's own tune if the rhythm and the harmony are the same and the joints hold.
  private func repeated(_ model: [MelodyLine], rhythm: [MelodyLine], before: Int?, after: Int?) -> [MelodyLine]? {
    guard model.count == rhythm.count else { return nil }
    var lines: [MelodyLine] = []
    for (old, new) in zip(model, rhythm) {
      let moved = old.moved(to: new.startSlot, plan: new.plan)
      guard moved.notes.count == new.notes.count,
        zip(moved.notes, new.notes).allSatisfy({ was, now in
          was.start == now.start && was.end == now.end && was.syllable == now.syllable
            && was.continues == now.continues && rules.allowed(from: was.start, to: was.end).contains(was.midi)
        })
      else { return nil }
      lines.append(moved)
    }
    if let before, let first = lines.first?.notes.first, abs(first.midi - before) > PitchPath.widestLeap { return nil }
    if let after, let last = lines.last?.notes.last, abs(last.midi - after) > PitchPath.widestLeap { return nil }
    return lines
  }

  private func compose(
    _ section: PlannedSection, rhythm: [MelodyLine], model: [MelodyLine]?, before: Int?, after: Int?, echoes: [Int]
  ) -> [MelodyLine] {
    guard let kind = section.lyric else { return rhythm }
    let contour = Contour(kind: kind, seed: seed)
    let plans = section.lines.filter { !$0.syllables.isEmpty }
    var result: [MelodyLine] = []
    var previous = before
    for (position, line) in rhythm.enumerated() {
      let motif =
        model.flatMap { position < $0.count ? $0[position] : nil } ?? (position >= 2 ? result[position - 2] : nil)
      let context = LinePitches(
        style: style, rules: rules, range: range, contour: contour, kind: kind, position: position,
        lines: rhythm.count, plan: plans[position], motif: motif, seed: seed,
        closes: position == rhythm.count - 1, home: kind == .chorus ? home : nil,
        echoes: position == 0 ? echoes : [])
      let next = position == rhythm.count - 1 ? after : nil
      // A chorus that may follow itself must be able to begin near where it ends.
      let anchor = previous ?? (kind == .chorus && position == 0 ? home : nil)
      let composed = context.compose(line, previous: anchor, next: next)
      previous = composed.notes.last?.midi
      result.append(composed)
    }
    return result
  }

  /// How far away, in slots, later sections of the kind begin: the upbeat of one tune must suit what comes before
  /// each of them.
  private func echoes(of section: PlannedSection, in sections: [PlannedSection]) -> [Int] {
    sections.filter { $0.lyric == section.lyric && $0.startBar > section.startBar }
      .map { ($0.startBar - section.startBar) * timeline.grid.slotsPerBar }
  }

  /// The tonic on which choruses end: the one nearest to the lower middle of the voice.
  private var home: Int {
    let wish = range.low + range.span * 2 / 5
    let tonics = (range.low...max(range.low, range.high)).filter { PitchClasses.wrap($0) == timeline.key.tonic }
    return tonics.min { abs($0 - wish) < abs($1 - wish) } ?? wish
  }
}
