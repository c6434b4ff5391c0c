/// Keeps a sound below a ceiling between the samples too. It looks ahead, so the gain has already moved when a peak
/// comes and no peak is cut.
struct Limiter {
  /// Linear, e.g. 0.84 for −1.5 dBTP.
  var ceiling: Float
  /// Seconds in which the gain returns.
  var release = 0.09

  /// Frames over which the gain moves, in two averages of half this length to each side.
  private static let half = 66

  func process(_ audio: Stereo) -> Stereo {
    var need = [Float](repeating: 1, count: audio.frames)
    TruePeak.lower(&need, where: audio.left, passes: ceiling)
    TruePeak.lower(&need, where: audio.right, passes: ceiling)
    guard need.contains(where: { $0 < 1 }) else { return audio }
    var gain = Self.smallest(need, reach: 2 * Self.half)
    recover(&gain)
    gain = Self.average(gain, reach: Self.half)
    gain = Self.average(gain, reach: Self.half)
    var result = audio
    for index in gain.indices {
      result.left[index] *= gain[index]
      result.right[index] *= gain[index]
    }
    return result
  }

  /// After a peak the gain comes back slowly; it never rises above what the samples need.
  private func recover(_ gain: inout [Float]) {
    let step = Float(1 - Power.exp(-1 / (release * Double(sampleRate))))
    var value: Float = 1
    gain.withUnsafeMutableBufferPointer { gain in
      for index in gain.indices {
        value = min(gain[index], value + (1 - value) * step)
        gain[index] = value
      }
    }
  }

  /// The smallest value within `reach` to each side (van Herk: minima of blocks from both ends).
  static func smallest(_ values: [Float], reach: Int) -> [Float] {
    let width = 2 * reach + 1
    let count = values.count
    let padded = count + 2 * reach
    func value(_ index: Int) -> Float {
      index < reach || index >= reach + count ? 1 : values[index - reach]
    }
    var forward = [Float](repeating: 1, count: padded)
    var backward = forward
    for index in 0..<padded {
      forward[index] = index % width == 0 ? value(index) : min(forward[index - 1], value(index))
    }
    for index in stride(from: padded - 1, through: 0, by: -1) {
      let last = index % width == width - 1 || index == padded - 1
      backward[index] = last ? value(index) : min(backward[index + 1], value(index))
    }
    return (0..<count).map { min(backward[$0], forward[$0 + width - 1]) }
  }

  /// A moving average; the edges repeat.
  static func average(_ values: [Float], reach: Int) -> [Float] {
    guard let first = values.first, let last = values.last else { return values }
    var sum = Double(first) * Double(reach + 1)
    for index in 0..<reach { sum += Double(index < values.count ? values[index] : last) }
    let width = Double(2 * reach + 1)
    return values.indices.map { index in
      let entering = index + reach
      sum += Double(entering < values.count ? values[entering] : last)
      let result = Float(sum / width)
      let leaving = index - reach
      sum -= Double(leaving >= 0 ? values[leaving] : first)
      return result
    }
  }
}
