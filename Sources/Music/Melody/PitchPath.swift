/// Chooses the pitches of a line at least cost (Viterbi) within hard limits: the range, no leap beyond a fifth,
/// chord tones on strong beats, nothing held that grates.
struct PitchPath {
  struct Step: Sendable {
    var candidates: [Int]
    /// Cost of each candidate.
    var costs: [Double]
    /// For each candidate: it belongs to the chord.
    var isChordTone: [Bool]
    var continues: Bool
  }

  let book: MelodyBook
  static let widestLeap = 7

  /// One pitch a step, or nil if no way through exists. `previous` and `next` are the neighbours' pitches.
  func solve(_ steps: [Step], previous: Int?, next: Int?) -> [Int]? {
    guard let first = steps.first else { return [] }
    var costs = first.candidates.indices.map { index -> Double in
      guard let previous else { return first.costs[index] }
      return first.costs[index] + move(from: previous, to: first.candidates[index], continues: false) * 0.5
    }
    var links: [[Int]] = []
    for (step, before) in zip(steps.dropFirst(), steps) {
      var row = [Double](repeating: .infinity, count: step.candidates.count)
      var link = [Int](repeating: 0, count: step.candidates.count)
      for (index, pitch) in step.candidates.enumerated() {
        for (other, from) in before.candidates.enumerated() where costs[other] < .infinity {
          var cost = costs[other] + step.costs[index] + move(from: from, to: pitch, continues: step.continues)
          let leap = abs(pitch - from)
          if !before.isChordTone[other], leap > 2 { cost += 2.5 }
          if !step.isChordTone[index], leap > 4 { cost += 1.5 }
          if cost < row[index] {
            row[index] = cost
            link[index] = other
          }
        }
      }
      costs = row
      links.append(link)
    }
    return trace(steps, costs: costs, links: links, next: next)
  }

  private func trace(_ steps: [Step], costs: [Double], links: [[Int]], next: Int?) -> [Int]? {
    guard let last = steps.last else { return [] }
    var best = -1
    var bestCost = Double.infinity
    for (index, pitch) in last.candidates.enumerated() {
      let cost = costs[index] + (next.map { move(from: pitch, to: $0, continues: false) * 0.5 } ?? 0)
      if cost < bestCost {
        bestCost = cost
        best = index
      }
    }
    guard best >= 0 else { return nil }
    var path = [best]
    for link in links.reversed() { path.append(link[path[path.count - 1]]) }
    return zip(steps, path.reversed()).map { $0.candidates[$1] }
  }

  private func move(from: Int, to: Int, continues: Bool) -> Double {
    let leap = abs(to - from)
    if leap > Self.widestLeap { return .infinity }
    if continues { return leap == 0 ? 5 : leap > 4 ? 4 : leap > 2 ? 1 : 0 }
    switch leap {
    case 0: return book.repeated
    case 1, 2: return book.step
    case 3, 4: return book.third
    case 5, 7: return book.fifth
    default: return book.leap
    }
  }
}
