import Foundation

/// The instants at which the vocal folds close in a spoken line, one per period: where grains are cut.
struct PitchMarks {
  /// Sample positions, rising.
  var positions: [Int]
  /// The usual period in samples.
  var period: Double

  /// The voice was asked to speak flat near `pitch` (Hz), so the period is known but for a few per cent:
  /// measure it once, then chain marks by correlation, anew in each voiced run.
  init(_ samples: [Float], voiced: [Range<Int>], near pitch: Double, rate: Double = 44_100) {
    period = Self.commonPeriod(samples, voiced: voiced, guess: rate / pitch)
    positions = []
    for run in voiced where run.count > Int(period) {
      positions += Self.chain(samples, run: run, period: period)
    }
  }

  private static func commonPeriod(_ samples: [Float], voiced: [Range<Int>], guess: Double) -> Double {
    let (low, high) = (Int(guess * 0.7), Int(guess * 1.42))
    var sums = [Float](repeating: 0, count: high - low + 1)
    for run in voiced where run.count > 3 * high {
      var start = run.lowerBound
      while start + 3 * high < run.upperBound {
        for lag in low...high { sums[lag - low] += correlation(samples, start, start + lag, 2 * high, stride: 4) }
        start += 4 * high
      }
    }
    guard let best = sums.indices.max(by: { sums[$0] < sums[$1] }), sums[best] > 0 else { return guess }
    return Double(best + low)
  }

  private static func chain(_ samples: [Float], run: Range<Int>, period: Double) -> [Int] {
    let step = Int(period)
    let middle = (run.lowerBound + run.upperBound) / 2
    let first = peak(samples, max(run.lowerBound, middle - step / 2)..<min(run.upperBound, middle + step / 2 + 1))
    var before: [Int] = []
    var mark = first
    while let next = follow(samples, from: mark, by: -step, run: run) {
      before.append(next)
      mark = next
    }
    var after = [first]
    mark = first
    while let next = follow(samples, from: mark, by: step, run: run) {
      after.append(next)
      mark = next
    }
    return before.reversed() + after
  }

  /// The strongest excursion: the closing instant of a strong period.
  private static func peak(_ samples: [Float], _ range: Range<Int>) -> Int {
    range.max { abs(samples[$0]) < abs(samples[$1]) } ?? range.lowerBound
  }

  /// The next mark one period on, where the wave looks most like itself.
  private static func follow(_ samples: [Float], from mark: Int, by step: Int, run: Range<Int>) -> Int? {
    let target = mark + step
    let half = abs(step) * 2 / 3
    guard run.contains(target) else { return nil }
    let reach = max(2, abs(step) / 9)
    guard target - reach - half >= 0, target + reach + half < samples.count, mark - half >= 0,
      mark + half < samples.count
    else { return target }
    var (best, place) = (-Float.infinity, target)
    for candidate in (target - reach)...(target + reach) {
      let likeness = correlation(samples, mark - half, candidate - half, 2 * half, stride: 2)
      let bias = 1 - 0.15 * Float(abs(candidate - target)) / Float(reach)
      if likeness * bias > best { (best, place) = (likeness * bias, candidate) }
    }
    return best > 0.2 ? place : target
  }

  /// Normalised correlation of two stretches.
  private static func correlation(_ samples: [Float], _ a: Int, _ b: Int, _ count: Int, stride: Int) -> Float {
    guard min(a, b) >= 0, max(a, b) + count <= samples.count else { return 0 }
    var (cross, left, right) = (Float(0), Float(1e-9), Float(1e-9))
    samples.withUnsafeBufferPointer { pointer in
      var index = 0
      while index < count {
        let (x, y) = (pointer[a + index], pointer[b + index])
        cross += x * y
        left += x * x
        right += y * y
        index += stride
      }
    }
    return cross / (left * right).squareRoot()
  }
}
