/// Levels between the samples, found by raising the sample rate four times with a short windowed sinc.
enum TruePeak {
  private static let taps = 12

  /// Three phases of interpolation at a quarter, half and three quarters after a sample.
  private static let phases: [[Float]] = (1...3).map { phase in
    let weights = (0..<taps).map { tap -> Double in
      // Distance of the tap from the wanted point; the sample itself is tap 5.
      let distance = Double(tap - 5) - Double(phase) / 4
      let angle = Double.pi * distance
      let window = 0.5 + 0.5 * Power.cosine(angle / 6.5)
      return Power.sine(angle) / angle * window
    }
    let sum = weights.reduce(0, +)
    return weights.map { Float($0 / sum) }
  }

  /// Lowers `need` at each sample to the gain that brings the wave around it under the ceiling.
  static func lower(_ need: inout [Float], where samples: [Float], passes ceiling: Float) {
    let piece = 256
    let count = samples.count
    samples.withUnsafeBufferPointer { x in
      var start = 0
      while start < count {
        let end = min(count, start + piece)
        // Between samples the wave hardly ever stands 4 dB above them: soft pieces need no look.
        var highest: Float = 0
        for index in max(0, start - 6)..<min(count, end + 6) { highest = max(highest, abs(x[index])) }
        if highest > ceiling * 0.63 {
          for index in start..<end {
            let peak = peak(x, index)
            if peak > ceiling { need[index] = min(need[index], ceiling / peak) }
          }
        }
        start = end
      }
    }
  }

  @inline(__always)
  private static func peak(_ x: UnsafeBufferPointer<Float>, _ index: Int) -> Float {
    var peak = abs(x[index])
    guard index >= 5, index + 6 < x.count else { return peak }
    for phase in phases {
      var sum: Float = 0
      for tap in 0..<taps { sum += phase[tap] * x[index - 5 + tap] }
      peak = max(peak, abs(sum))
    }
    return peak
  }
}
