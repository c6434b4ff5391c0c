/// A gain that moves slowly: one value every `hop` frames, a straight line between them. Levels are read at the same
/// points, so that a dynamic effect does its arithmetic once per hop and not once per sample.
struct GainCurve {
  static let hop = 32
  static let hopSeconds = Double(hop) / Double(sampleRate)

  var gains: [Float]

  /// A steady gain over so many frames.
  init(frames: Int, gain: Float = 1) {
    gains = [Float](repeating: gain, count: frames / Self.hop + 2)
  }

  /// Gains given in decibels, one a hop.
  init(decibels: [Double]) {
    gains = decibels.map { Float(amplitude($0)) }
  }

  /// Mean square of the samples of each hop.
  static func powers(_ samples: [Float]) -> [Double] {
    let count = samples.count / hop + 2
    return samples.withUnsafeBufferPointer { buffer in
      (0..<count).map { point in
        let range = min(buffer.count, point * hop)..<min(buffer.count, (point + 1) * hop)
        var sum: Float = 0
        for index in range { sum += buffer[index] * buffer[index] }
        return Double(sum) / Double(hop)
      }
    }
  }

  /// A moving average over `reach` points to each side.
  static func averaged(_ values: [Double], reach: Int) -> [Double] {
    guard reach > 0, !values.isEmpty else { return values }
    var sums = [0.0]
    sums.reserveCapacity(values.count + 1)
    for value in values { sums.append((sums.last ?? 0) + value) }
    return values.indices.map { index in
      let low = max(0, index - reach)
      let high = min(values.count, index + reach + 1)
      return (sums[high] - sums[low]) / Double(high - low)
    }
  }

  static func points(_ seconds: Double) -> Int { Int(seconds / hopSeconds) }

  func apply(to samples: inout [Float]) {
    samples.withUnsafeMutableBufferPointer { buffer in
      visit(buffer.count) { index, gain in buffer[index] *= gain }
    }
  }

  func applied(to samples: [Float]) -> [Float] {
    var samples = samples
    apply(to: &samples)
    return samples
  }

  /// Adds `(gain - 1) * band` to the signal: changes only what the band holds.
  func apply(to samples: inout [Float], within band: [Float]) {
    samples.withUnsafeMutableBufferPointer { buffer in
      band.withUnsafeBufferPointer { band in
        visit(min(buffer.count, band.count)) { index, gain in buffer[index] += (gain - 1) * band[index] }
      }
    }
  }

  @inline(__always)
  private func visit(_ count: Int, _ body: (Int, Float) -> Void) {
    gains.withUnsafeBufferPointer { gains in
      guard let end = gains.indices.last else { return }
      var point = 0
      var start = 0
      while start < count {
        let gain = gains[min(point, end)]
        let step = (gains[min(point + 1, end)] - gain) / Float(Self.hop)
        let part = min(Self.hop, count - start)
        for offset in 0..<part { body(start + offset, gain + step * Float(offset)) }
        start += part
        point += 1
      }
    }
  }
}
