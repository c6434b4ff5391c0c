/// What a tune may hold against the harmony under it.
struct HarmonyRules: Sendable {
  let timeline: Timeline
  private let steady: [PitchClasses]
  private let passing: [PitchClasses]

  init(_ timeline: Timeline) {
    self.timeline = timeline
    let key = timeline.key
    steady = timeline.spans.map { span in
      let tones = span.chord.tones
      return PitchClasses(tones.members.filter { !tones.clashes(with: $0) })
    }
    passing = timeline.spans.map { Self.passing(over: $0.chord, in: key) }
  }

  /// Chord tones that grate with no other tone of the chord.
  func steadyTones(span: Int) -> PitchClasses { steady[span] }

  /// The scale as the chord colours it: a tone that the chord alters drops out.
  func passingTones(span: Int) -> PitchClasses { passing[span] }

  /// Pitch classes that may be held from `start` to `end`: they agree with the chord at each strong beat, and if the
  /// note is a quarter or longer they grate with nothing that sounds.
  func allowed(from start: Int, to end: Int) -> PitchClasses {
    let first = timeline.span(at: start)
    var strong: [Int] = []
    var slot = start
    while slot < end {
      if timeline.grid.isStrong(slot) || timeline.spans[timeline.span(at: slot)].start == slot {
        strong.append(timeline.span(at: slot))
      }
      slot += 1
    }
    var members = passing[first].members
    if let head = strong.first {
      members = steady[head].members
      for span in strong.dropFirst() { members = members.filter { steady[span].contains($0) } }
    }
    if end - start >= 4 {
      for span in timeline.spans(from: start, to: end) {
        let tones = span.chord.tones
        members = members.filter { !tones.clashes(with: $0) }
      }
    }
    return PitchClasses(members)
  }

  /// The latest end up to which some pitch can be held from `start`.
  func hold(from start: Int, to end: Int) -> Int {
    var end = end
    while true {
      let last = timeline.spans[timeline.span(at: end - 1)]
      if last.start <= start || !allowed(from: start, to: end).members.isEmpty { return end }
      end = last.start
    }
  }

  private static func passing(over chord: Chord, in key: Key) -> PitchClasses {
    var members = Set(key.scale.members)
    for tone in chord.tones.members where !key.scale.contains(tone) {
      members.remove(PitchClasses.wrap(tone - 1))
      // The raised seventh still leans on the tonic above it.
      if PitchClasses.wrap(tone + 1) != key.tonic { members.remove(PitchClasses.wrap(tone + 1)) }
    }
    for tone in chord.tones.members { members.insert(tone) }
    return PitchClasses(members.sorted())
  }
}
