import Foundation

/// The inverse Fourier transform of half a spectrum to a real wave (radix 2, after Cooley and Tukey 1965).
struct InverseTransform {
  /// Samples of the wave.
  let size: Int
  private let half: Int
  private let cosine: [Float]
  private let sine: [Float]
  private let reversed: [Int]
  private var real: [Float]
  private var imaginary: [Float]

  /// - Parameter size: a power of two, at least 8.
  init(size: Int) {
    self.size = size
    half = size / 2
    cosine = (0..<size).map { Float(cos(2 * .pi * Double($0) / Double(size))) }
    sine = (0..<size).map { Float(sin(2 * .pi * Double($0) / Double(size))) }
    let bits = (size / 2).trailingZeroBitCount
    reversed = (0..<size / 2).map { index in
      (0..<bits).reduce(0) { $0 | ((index >> $1) & 1) << (bits - 1 - $1) }
    }
    real = [Float](repeating: 0, count: size / 2)
    imaginary = real
  }

  /// The wave whose spectrum is `spectrum` from 0 to half the rate, both ends included.
  mutating func wave(_ re: [Float], _ im: [Float], into output: inout [Float]) {
    fold(re, im)
    real.withUnsafeMutableBufferPointer { x in
      imaginary.withUnsafeMutableBufferPointer { y in
        Self.turn(x, y, cosine: cosine, sine: sine)
      }
    }
    let scale = 1 / Float(size)
    for index in 0..<half {
      output[2 * index] = real[index] * scale
      output[2 * index + 1] = imaginary[index] * scale
    }
  }

  /// Even and odd samples become the real and imaginary parts of a transform of half the size.
  private mutating func fold(_ re: [Float], _ im: [Float]) {
    for k in 0..<half {
      let m = half - k
      let (sumRe, sumIm) = (re[k] + re[m], im[k] - im[m])
      let (difRe, difIm) = (re[k] - re[m], im[k] + im[m])
      let (c, s) = (cosine[k], sine[k])
      let (turnedRe, turnedIm) = (difRe * c - difIm * s, difRe * s + difIm * c)
      real[reversed[k]] = sumRe - turnedIm
      imaginary[reversed[k]] = sumIm + turnedRe
    }
  }

  private static func turn(
    _ x: UnsafeMutableBufferPointer<Float>, _ y: UnsafeMutableBufferPointer<Float>, cosine: [Float], sine: [Float]
  ) {
    let count = x.count
    var length = 2
    while length <= count {
      let step = cosine.count / length
      let middle = length / 2
      for offset in 0..<middle {
        let (c, s) = (cosine[offset * step], sine[offset * step])
        var low = offset
        while low < count {
          let high = low + middle
          let (a, b) = (x[high] * c - y[high] * s, x[high] * s + y[high] * c)
          (x[high], y[high]) = (x[low] - a, y[low] - b)
          (x[low], y[low]) = (x[low] + a, y[low] + b)
          low += length
        }
      }
      length *= 2
    }
  }
}
