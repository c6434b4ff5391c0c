import Core

/// The pitches of one line: candidates and their costs, from strict to lenient until a way is found.
struct LinePitches {
  let style: Style
  let rules: HarmonyRules
  let range: VocalRange
  let contour: Contour
  let kind: SectionKind
  let position: Int
  let lines: Int
  let plan: PlannedLine
  let motif: MelodyLine?
  let seed: Seed
  /// The last line of its section.
  let closes: Bool
  /// The pitch on which the section must end, if it closes.
  let home: Int?
  /// How far away, in slots, the line is sung again.
  let echoes: [Int]

  /// How much is insisted on; what is dropped first comes last.
  private enum Strictness: Int, CaseIterable {
    case full, anyHome, anyNameHeight, anySteadyTone, anyTone
  }

  func compose(_ line: MelodyLine, previous: Int?, next: Int?) -> MelodyLine {
    let path = PitchPath(book: style.melody)
    var line = line
    for strictness in Strictness.allCases {
      let steps = steps(line, strictness)
      guard !steps.contains(where: { $0.candidates.isEmpty }) else { continue }
      guard let pitches = path.solve(steps, previous: previous, next: next) else { continue }
      for (index, pitch) in pitches.enumerated() { line.notes[index].midi = pitch }
      return line
    }
    // Only a range too narrow for the harmony comes here: hold one note within it.
    for index in line.notes.indices { line.notes[index].midi = previous ?? range.middle }
    return line
  }

  private func steps(_ line: MelodyLine, _ strictness: Strictness) -> [PitchPath.Step] {
    var generator = seed.generator("pitch \(kind.rawValue) \(position % 2)")
    let noise = (0..<64).map { _ in (0..<13).map { _ in generator.unit() * 1.3 } }
    return line.notes.enumerated().map { index, note in
      let span = rules.timeline.span(at: note.start)
      var allowed = allowed(note, in: line)
      if strictness == .anyTone || (allowed.members.isEmpty && strictness == .anySteadyTone) {
        allowed = rules.passingTones(span: span)
      }
      let isLast = index == line.notes.count - 1
      let chord = rules.steadyTones(span: span)
      var candidates = (range.low...max(range.low, range.high)).filter { allowed.contains($0) }
      if isLast, closes, strictness.rawValue < Strictness.anySteadyTone.rawValue {
        candidates = candidates.filter { chord.contains($0) }
        if let home, strictness == .full { candidates = candidates.filter { $0 == home } }
      }
      if plan.syllables[note.syllable].isName, strictness.rawValue < Strictness.anyNameHeight.rawValue {
        candidates = candidates.filter { $0 <= range.middle }
      }
      let wish = wish(index, of: line.notes.count)
      let costs = candidates.map { pitch -> Double in
        let distance = Double(pitch) - wish
        var cost = 0.03 * distance * distance + noise[index % 64][pitch % 13]
        if !chord.contains(pitch) { cost += note.length >= 4 ? 0.9 : 0.35 }
        if isLast, !chord.contains(pitch) { cost += 2 }
        if isLast, !closes, PitchClasses.wrap(pitch) == rules.timeline.key.tonic { cost += position % 2 == 0 ? 1 : 0 }
        if !style.melody.colour.isEmpty,
          !style.melody.colour.contains(PitchClasses.wrap(pitch - rules.timeline.key.tonic))
        {
          cost += 0.9
        }
        return cost + motifCost(note, in: line, pitch: pitch)
      }
      return PitchPath.Step(
        candidates: candidates, costs: costs, isChordTone: candidates.map { chord.contains($0) },
        continues: note.continues)
    }
  }

  /// What the harmony allows here, and for an upbeat also wherever the line returns.
  private func allowed(_ note: MelodyNote, in line: MelodyLine) -> PitchClasses {
    let own = rules.allowed(from: note.start, to: note.end)
    guard note.start < line.startSlot else { return own }
    let shared = own.members.filter { pitch in
      echoes.allSatisfy { rules.allowed(from: note.start + $0, to: note.end + $0).contains(pitch) }
    }
    return shared.isEmpty ? own : PitchClasses(shared)
  }

  private func wish(_ index: Int, of count: Int) -> Double {
    let t = count > 1 ? Double(index) / Double(count - 1) : 0.5
    let height = contour.height(kind, line: position, of: lines, t: t) - (plan.hasName ? 0.12 : 0)
    return Double(range.low) + height * Double(range.span)
  }

  /// A note where the motif has one wants to be the motif's.
  private func motifCost(_ note: MelodyNote, in line: MelodyLine, pitch: Int) -> Double {
    guard let motif,
      let match = motif.notes.first(where: { $0.start - motif.startSlot == note.start - line.startSlot })
    else { return 0 }
    return min(Double(abs(match.midi - pitch)), 4) * 0.45
  }
}
