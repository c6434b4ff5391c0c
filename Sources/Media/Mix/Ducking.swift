import Policy

/// Room for the words: while a voice sings, the accompaniment is lowered a little as a whole and more where consonants
/// and vowels are told apart.
enum Ducking {
  /// Decibels, for everything and for 1-4 kHz.
  static let whole = -2.0
  static let band = -5.0

  static func apply(to audio: inout Stereo, singing: [ClosedRange<Double>]) {
    let presence = presence(frames: audio.frames, singing: singing)
    guard presence.contains(where: { $0 > 0 }) else { return }
    let wide = GainCurve(decibels: presence.map { whole * $0 })
    let narrow = GainCurve(decibels: presence.map { (band - whole) * $0 })
    duck(&audio.left, wide, narrow)
    duck(&audio.right, wide, narrow)
  }

  private static func duck(_ samples: inout [Float], _ wide: GainCurve, _ narrow: GainCurve) {
    narrow.apply(to: &samples, within: Biquad.bandPass(2000, q: 0.6).applied(to: samples))
    wide.apply(to: &samples)
  }

  /// 0...1 for each hop: up shortly before a line begins, down slowly after it ends; short breaths between lines stay
  /// ducked, or the band would pump.
  static func presence(frames: Int, singing: [ClosedRange<Double>]) -> [Double] {
    var flags = [Double](repeating: 0, count: frames / GainCurve.hop + 2)
    for range in joined(singing, gap: 0.7) {
      let low = GainCurve.points(max(0, range.lowerBound - 0.05))
      let high = GainCurve.points(max(0, min(range.upperBound, Limits.soundSecondsMax) + 0.1))
      for point in min(low, flags.count)..<min(high, flags.count) { flags[point] = 1 }
    }
    let attack = Power.exp(-GainCurve.hopSeconds / 0.03)
    let release = Power.exp(-GainCurve.hopSeconds / 0.2)
    var value = 0.0
    return flags.map { flag in
      value = flag + (value - flag) * (flag > value ? attack : release)
      return value < 1e-4 ? 0 : value
    }
  }

  static func joined(_ ranges: [ClosedRange<Double>], gap: Double) -> [ClosedRange<Double>] {
    var result: [ClosedRange<Double>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound - last.upperBound <= gap {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
