internal import Core

/// Rounds to 16 bits with triangular noise of one step, so that quiet tails fade instead of crackling.
/// The noise is drawn from a fixed seed: equal sound gives equal files.
enum Dither {
  static func sixteenBit(_ samples: [Float], channels: Int) -> [Int16] {
    var noise = Seed(16).generator("dither")
    return [Int16](unsafeUninitializedCapacity: samples.count) { buffer, count in
      for index in samples.indices {
        let bits = noise.next()
        // Two numbers of 24 bits each make the triangle.
        let triangle = (Float(bits & 0xff_ffff) - Float((bits >> 24) & 0xff_ffff)) / 16_777_216
        let sample = samples[index]
        // Digital silence stays silent.
        let value = sample == 0 ? 0 : sample * 32_767 + triangle
        buffer[index] = value.isFinite ? Int16(max(-32_768, min(32_767, value.rounded()))) : 0
      }
      count = samples.count
    }
  }
}
