import Core

/// Places the syllables of a line on the grid so that stress meets metre: dynamic programming over
/// (syllable, slot), each choice weighed by the costs below.
struct LineRhythm {
  let rules: HarmonyRules
  let feel: Feel
  let syllables: [Syllable]
  /// Where a name may be sung: a note of it must find a pitch here.
  let nameRange: ClosedRange<Int>
  /// The bar line of the line's first bar; upbeats lie before it.
  let lineStart: Int
  let windowStart: Int
  let windowEnd: Int
  /// Liking of each slot after `windowStart` (negative is welcome): the style's pattern, the motif and the seed's own
  /// taste.
  let taste: [Double]

  private var grid: Grid { rules.timeline.grid }
  private var count: Int { syllables.count }
  private var width: Int { windowEnd - windowStart }

  static let shortestSeconds = 0.16
  static let easySeconds = 0.22
  private static let restBeforeName = 0.12

  /// The notes in order, or nil if the window is too narrow. `strict` keeps names long.
  func place(strict: Bool) -> [MelodyNote]? {
    guard count > 0, width >= count else { return nil }
    // An upbeat is not held over the bar line: a tune that returns may come from another chord.
    let holds = (0..<width).map { slot in
      let start = windowStart + slot
      return rules.hold(from: start, to: start < lineStart ? lineStart : windowEnd) - windowStart
    }
    var costs = [Double](repeating: .infinity, count: count * width)
    var from = [Int](repeating: -1, count: count * width)
    let late = Double(max(1, grid.slotsPerBeat))
    for slot in 0..<width {
      let wait = max(0, windowStart + slot - lineStart)
      if wait > grid.slotsPerBar { break }
      costs[slot] = onset(0, slot) + Double(wait) / late * 0.8
    }
    for syllable in 1..<max(1, count) {
      for slot in syllable..<width {
        let own = onset(syllable, slot)
        for gap in 1...min(longestGap, slot) where costs[(syllable - 1) * width + slot - gap] < .infinity {
          let previous = slot - gap
          let end = min(slot, holds[previous])
          let cost =
            costs[(syllable - 1) * width + previous] + own
            + length(syllable - 1, from: previous, gap: gap, end: end, strict: strict)
          if cost < costs[syllable * width + slot] {
            costs[syllable * width + slot] = cost
            from[syllable * width + slot] = previous
          }
        }
      }
    }
    return trace(costs: costs, from: from, holds: holds, strict: strict)
  }

  private func trace(costs: [Double], from: [Int], holds: [Int], strict: Bool) -> [MelodyNote]? {
    var best = -1
    var bestCost = Double.infinity
    let longest = grid.slots(atLeast: 2.2)
    func end(_ slot: Int) -> Int { min(holds[slot], slot + longest) }
    for slot in 0..<width {
      let cost = costs[(count - 1) * width + slot] + finish(from: slot, to: end(slot), strict: strict)
      if cost < bestCost {
        bestCost = cost
        best = slot
      }
    }
    guard best >= 0 else { return nil }
    var slots = [best]
    for syllable in stride(from: count - 1, to: 0, by: -1) {
      slots.append(from[syllable * width + slots[slots.count - 1]])
    }
    slots.reverse()
    return slots.enumerated().map { index, slot in
      var stop = index + 1 < count ? min(slots[index + 1], holds[slot]) : end(slot)
      if index + 1 < count, syllables[index + 1].startsName {
        let rested = slots[index + 1] - grid.slots(atLeast: Self.restBeforeName)
        if Double(rested - slot) * grid.slotSeconds >= Self.shortestSeconds { stop = min(stop, rested) }
      }
      return MelodyNote(start: windowStart + slot, end: windowStart + stop, syllable: index)
    }
  }

  // MARK: Costs

  private var longestGap: Int { max(grid.slotsPerBeat * 2, grid.slots(atLeast: 2.4)) }

  private var idealGap: Double {
    let even = Double(windowEnd - lineStart) / (Double(count) + 1)
    let most = Double(grid.slots(atLeast: 0.62))
    return min(max(even, Double(grid.slots(atLeast: 0.28))), max(most, 2))
  }

  /// Stress on the beat, lightness off it.
  private func onset(_ index: Int, _ slot: Int) -> Double {
    let weight = Double(grid.strength(windowStart + slot))
    let syllable = syllables[index]
    var cost = taste[slot]
    switch syllable.stress {
    case .primary: cost += (4 - weight) * 0.8
    case .secondary: cost += (4 - weight) * 0.3
    case .none: cost += weight * 0.45
    }
    if weight == 0 { cost += 0.8 }
    if syllable.isName, syllable.stress == .primary, weight < 3 { cost += 4 }
    if syllable.startsName, weight < 2 { cost += 1.5 }
    return cost
  }

  private func length(_ index: Int, from start: Int, gap: Int, end: Int, strict: Bool) -> Double {
    let seconds = seconds(start, end)
    guard seconds >= Self.shortestSeconds - 1e-9 else { return .infinity }
    let syllable = syllables[index]
    if strict, syllable.isName, !suitsName(syllable, start, end) { return .infinity }
    let wish = idealGap * (syllable.stress == .primary ? 1.2 : 0.9) * (syllable.isName ? 1.4 : 1)
    let distance = distance(Double(gap), wish)
    var cost = 1.1 * distance * distance
    if seconds < Self.easySeconds { cost += 1.5 }
    if gap % 2 == 1 { cost += gap == 3 || gap == 1 ? 0.3 : 0.9 }
    let rest = gap - (end - start)
    if rest > 0 { cost += syllable.isWordEnd ? 0.3 : 2.0 }
    if !syllable.isWordEnd, Double(gap) * grid.slotSeconds > 1.0 { cost += 1.2 }
    if syllables[index + 1].startsName {
      let rested = Double(gap - grid.slots(atLeast: Self.restBeforeName)) * grid.slotSeconds
      if rested < Self.easySeconds { cost += 1.5 }
    }
    return cost
  }

  /// The last note is long, and longer than a name must be.
  private func finish(from start: Int, to end: Int, strict: Bool) -> Double {
    let seconds = seconds(start, end)
    guard seconds >= Self.shortestSeconds - 1e-9 else { return .infinity }
    if strict, let last = syllables.last, last.isName, !suitsName(last, start, end) { return .infinity }
    return seconds >= 0.7 ? 0 : (0.7 - seconds) * 6
  }

  /// As it will sound, swing included; slots count from the window's start.
  private func seconds(_ start: Int, _ end: Int) -> Double {
    let ticks = feel.tick(windowStart + end) - feel.tick(windowStart + start)
    return Double(ticks) / Double(Grid.slotTicks) * grid.slotSeconds
  }

  private func suitsName(_ syllable: Syllable, _ start: Int, _ end: Int) -> Bool {
    guard seconds(start, end) >= (syllable.stress == .primary ? 0.5 : 0.3) - 1e-9 else { return false }
    let allowed = rules.allowed(from: windowStart + start, to: windowStart + end)
    return nameRange.contains { allowed.contains($0) }
  }

  /// Octaves between two lengths.
  private func distance(_ a: Double, _ b: Double) -> Double {
    // A rational stand-in for the logarithm: the same on every machine, and close enough here.
    let ratio = a > b ? a / b : b / a
    return ratio - 1 < 1 ? ratio - 1 : 1 + (ratio - 2) / 2
  }
}
