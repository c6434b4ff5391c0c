/// A small bright room in the manner of a plate: eight delay lines that feed each other through a reflection,
/// a little darker with every round. One channel in, two out, all wet.
struct Reverb {
  /// Seconds until the sound has fallen by 60 dB.
  var decay = 1.2
  /// Seconds of silence before the room answers: they keep the words clear.
  var preDelay = 0.028

  private static let lengths = [1009, 1201, 1447, 1693, 1949, 2203, 2503, 2857]

  func process(_ dry: Mono) -> Stereo {
    var input = Biquad.highPass(220).applied(to: dry)
    var dark = Biquad.lowPass(7500)
    dark.run(&input)
    Self.diffuse(&input, delay: 337)
    Self.diffuse(&input, delay: 113)
    return room(input)
  }

  /// An all-pass: the same spectrum, smeared in time.
  private static func diffuse(_ samples: inout Mono, delay: Int) {
    var line = [Float](repeating: 0, count: delay)
    var place = 0
    for index in samples.indices {
      let old = line[place]
      let fed = samples[index] - 0.6 * old
      samples[index] = old + 0.6 * fed
      line[place] = fed
      place = place + 1 == delay ? 0 : place + 1
    }
  }

  private func room(_ input: Mono) -> Stereo {
    let mask = 4095
    var lines = [Float](repeating: 0, count: 8 * (mask + 1))
    var feedback = SIMD8<Float>()
    for line in 0..<8 {
      let rounds = decay * Double(sampleRate) / Double(Self.lengths[line])
      feedback[line] = Float(Power.of(10, -3 / rounds))
    }
    var low = SIMD8<Float>()
    let shift = frame(at: preDelay)
    var result = Stereo(frames: input.count)
    let even: SIMD8<Float> = [0.35, 0, -0.35, 0, 0.35, 0, -0.35, 0]
    let odd: SIMD8<Float> = [0, 0.35, 0, -0.35, 0, 0.35, 0, -0.35]
    lines.withUnsafeMutableBufferPointer { lines in
      Self.lengths.withUnsafeBufferPointer { lengths in
        for time in input.indices {
          var out = SIMD8<Float>()
          for line in 0..<8 { out[line] = lines[line * (mask + 1) + ((time &- lengths[line]) & mask)] }
          result.left[time] = (out * even).sum()
          result.right[time] = (out * odd).sum()
          low += (out - low) * 0.62
          let damped = low * feedback
          let back = damped - damped.sum() * 0.25
          let fed = back + (time >= shift ? input[time - shift] : 0) * 0.5
          for line in 0..<8 { lines[line * (mask + 1) + (time & mask)] = fed[line] }
        }
      }
    }
    return result
  }
}
