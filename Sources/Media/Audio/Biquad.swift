/// One second-order filter section: the usual recursive shapes by the bilinear transform, with a memory of two samples.
struct Biquad {
  var b0, b1, b2, a1, a2: Double
  private var first = 0.0
  private var second = 0.0

  init(b0: Double, b1: Double, b2: Double, a0: Double, a1: Double, a2: Double) {
    self.b0 = b0 / a0
    self.b1 = b1 / a0
    self.b2 = b2 / a0
    self.a1 = a1 / a0
    self.a2 = a2 / a0
  }

  mutating func callAsFunction(_ x: Double) -> Double {
    let y = b0 * x + first
    first = b1 * x - a1 * y + second
    second = b2 * x - a2 * y
    return y
  }

  /// The filter run over a whole signal, in place.
  mutating func run(_ samples: inout [Float]) {
    samples.withUnsafeMutableBufferPointer { buffer in
      for index in buffer.indices { buffer[index] = Float(self(Double(buffer[index]))) }
    }
  }

  /// The signal as the filter passes it, the input untouched.
  consuming func applied(to samples: [Float]) -> [Float] {
    var samples = samples
    run(&samples)
    return samples
  }
}

extension Biquad {
  private static func angle(_ hertz: Double, _ q: Double) -> (cosine: Double, alpha: Double) {
    let omega = 2 * Double.pi * hertz / Double(sampleRate)
    return (Power.cosine(omega), Power.sine(omega) / (2 * q))
  }

  static func highPass(_ hertz: Double, q: Double = 0.7071) -> Biquad {
    let (c, alpha) = angle(hertz, q)
    return Biquad(
      b0: (1 + c) / 2, b1: -(1 + c), b2: (1 + c) / 2, a0: 1 + alpha, a1: -2 * c, a2: 1 - alpha)
  }

  static func lowPass(_ hertz: Double, q: Double = 0.7071) -> Biquad {
    let (c, alpha) = angle(hertz, q)
    return Biquad(b0: (1 - c) / 2, b1: 1 - c, b2: (1 - c) / 2, a0: 1 + alpha, a1: -2 * c, a2: 1 - alpha)
  }

  /// Passes one band at its own level and weakens the rest.
  static func bandPass(_ hertz: Double, q: Double) -> Biquad {
    let (c, alpha) = angle(hertz, q)
    return Biquad(b0: alpha, b1: 0, b2: -alpha, a0: 1 + alpha, a1: -2 * c, a2: 1 - alpha)
  }

  /// Raises or lowers one band by some decibels.
  static func peak(_ hertz: Double, q: Double, gain: Double) -> Biquad {
    let (c, alpha) = angle(hertz, q)
    let a = amplitude(gain / 2)
    return Biquad(
      b0: 1 + alpha * a, b1: -2 * c, b2: 1 - alpha * a, a0: 1 + alpha / a, a1: -2 * c, a2: 1 - alpha / a)
  }

  /// Raises or lowers everything above a frequency by some decibels.
  static func highShelf(_ hertz: Double, gain: Double) -> Biquad {
    let (c, alpha) = angle(hertz, 0.7071)
    let a = amplitude(gain / 2)
    let root = 2 * a.squareRoot() * alpha
    return Biquad(
      b0: a * ((a + 1) + (a - 1) * c + root), b1: -2 * a * ((a - 1) + (a + 1) * c),
      b2: a * ((a + 1) + (a - 1) * c - root), a0: (a + 1) - (a - 1) * c + root,
      a1: 2 * ((a - 1) - (a + 1) * c), a2: (a + 1) - (a - 1) * c - root)
  }
}
