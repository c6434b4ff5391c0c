/// Chords in close position that move as little as they can.
struct Voicing: Sendable {
  let register: ClosedRange<Int>
  /// Notes at once, at most.
  let size: Int

  /// The pitches for a chord, from below, near the previous ones.
  func pitches(_ chord: Chord, after previous: [Int]) -> [Int] {
    var classes = chord.pitchClasses
    // With more tones than fingers the fifth goes first.
    while classes.count > size, classes.count > 3 { classes.remove(at: 2) }
    let centre = (register.lowerBound + register.upperBound) / 2
    var best: [Int] = []
    var bestCost = Int.max
    for bottom in register where classes.contains(PitchClasses.wrap(bottom)) {
      var pitches = [bottom]
      var next = bottom + 1
      while pitches.count < classes.count {
        let isOpen = classes.contains(PitchClasses.wrap(next)) && !pitches.contains { ($0 - next) % 12 == 0 }
        if isOpen { pitches.append(next) }
        next += 1
      }
      guard let top = pitches.last, top <= register.upperBound + 3 else { continue }
      let cost = distance(pitches, previous) * 2 + abs((bottom + top) / 2 - centre)
      if cost < bestCost {
        bestCost = cost
        best = pitches
      }
    }
    return best.isEmpty
      ? classes.map { register.lowerBound + PitchClasses.wrap($0 - register.lowerBound) }.sorted() : best
  }

  private func distance(_ pitches: [Int], _ previous: [Int]) -> Int {
    guard !previous.isEmpty else { return 0 }
    return pitches.map { pitch in previous.map { abs($0 - pitch) }.min() ?? 0 }.reduce(0, +)
  }
}
