import Core

/// Finds which written words each spoken group belongs to: espeak-ng says "in the" as one.
enum WordAligner {
  /// - Parameters:
  ///   - groups: the phones of each spoken group of a line, in order.
  ///   - words: the phones of each written word said alone, in order.
  /// - Returns: for each group the range of words it says; together they cover all words once.
  static func ranges(groups: [[Phone]], words: [[Phone]]) -> [Range<Int>] {
    if groups.count == words.count { return words.indices.map { $0..<($0 + 1) } }
    guard !groups.isEmpty, groups.count < words.count else { return [] }
    // best[g][w]: the least cost at which the first g groups say the first w words.
    var best = Array(repeating: Array(repeating: Int.max, count: words.count + 1), count: groups.count + 1)
    var from = best
    best[0][0] = 0
    for group in 1...groups.count {
      for word in group...words.count {
        for start in max(group - 1, word - 4)..<word where best[group - 1][start] < Int.max {
          let said = words[start..<word].flatMap(\.self)
          let cost = best[group - 1][start] + distance(said, groups[group - 1])
          if cost < best[group][word] { (best[group][word], from[group][word]) = (cost, start) }
        }
      }
    }
    guard best[groups.count][words.count] < Int.max else { return [] }
    var (result, end) = ([Range<Int>](), words.count)
    for group in stride(from: groups.count, to: 0, by: -1) {
      result.insert(from[group][end]..<end, at: 0)
      end = from[group][end]
    }
    return result
  }

  /// Edit distance of two runs of sounds.
  static func distance(_ a: [Phone], _ b: [Phone]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let next = min(diagonal + (left == right ? 0 : 1), row[j] + 1, row[j + 1] + 1)
        (diagonal, row[j + 1]) = (row[j + 1], next)
      }
    }
    return row[b.count]
  }
}
