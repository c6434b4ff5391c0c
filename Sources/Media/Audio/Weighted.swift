/// Loudness as it is heard over time: K-weighted power (ITU-R BS.1770) of each tenth of a second.
/// For decisions inside the mix; delivered figures come from libebur128.
struct Weighted {
  static let blockFrames = sampleRate / 10

  /// Sum of the channels' mean squares, one value a block.
  var power: [Double]

  init(_ channels: [Float]...) {
    let frames = channels.map(\.count).max() ?? 0
    power = [Double](repeating: 0, count: (frames + Self.blockFrames - 1) / Self.blockFrames)
    for channel in channels {
      var shelf = Self.shelf
      var highPass = Self.highPass
      channel.withUnsafeBufferPointer { samples in
        for block in power.indices {
          let range = block * Self.blockFrames..<min(samples.count, (block + 1) * Self.blockFrames)
          guard !range.isEmpty else { continue }
          var sum = 0.0
          for index in range {
            let value = highPass(shelf(Double(samples[index])))
            sum += value * value
          }
          power[block] += sum / Double(Self.blockFrames)
        }
      }
    }
  }

  /// Gated loudness in LUFS of the blocks that are chosen; nil where they are all but silent.
  func loudness(where chosen: (Int) -> Bool = { _ in true }) -> Double? {
    let audible = power.indices.filter { chosen($0) && power[$0] > Self.power(-60) }
    guard let mean = mean(audible) else { return nil }
    // Pauses between words must not count as a soft voice.
    guard let gated = self.mean(audible.filter { power[$0] > mean / 10 }) else { return nil }
    return Self.loudness(gated)
  }

  /// Loudness around a block, averaged over a number of blocks to each side.
  func around(_ block: Int, reach: Int) -> Double {
    let range = max(0, block - reach)...min(power.count - 1, block + reach)
    return range.reduce(0) { $0 + power[$1] } / Double(range.count)
  }

  static func loudness(_ power: Double) -> Double {
    power > 1e-20 ? -0.691 + 10 * Power.log10(power) : -200
  }

  static func power(_ loudness: Double) -> Double {
    Power.of(10, (loudness + 0.691) / 10)
  }

  private func mean(_ blocks: [Int]) -> Double? {
    blocks.isEmpty ? nil : blocks.reduce(0) { $0 + power[$1] } / Double(blocks.count)
  }

  /// The recommendation's two filters at this sample rate.
  private static var shelf: Biquad {
    let k = Power.tangent(Double.pi * 1681.974450955533 / Double(sampleRate))
    let q = 0.7071752369554196
    let high = Power.of(10, 3.999843853973347 / 20)
    let band = Power.of(high, 0.4996667741545416)
    return Biquad(
      b0: high + band * k / q + k * k, b1: 2 * (k * k - high), b2: high - band * k / q + k * k,
      a0: 1 + k / q + k * k, a1: 2 * (k * k - 1), a2: 1 - k / q + k * k)
  }

  private static var highPass: Biquad {
    let k = Power.tangent(Double.pi * 38.13547087602444 / Double(sampleRate))
    let q = 0.5003270373238773
    let a0 = 1 + k / q + k * k
    // The recommendation leaves the numerator unscaled.
    return Biquad(b0: a0, b1: -2 * a0, b2: a0, a0: a0, a1: 2 * (k * k - 1), a2: 1 - k / q + k * k)
  }
}
