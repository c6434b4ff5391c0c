import Foundation

/// Brings speech from 22.05 to 44.1 kHz.
enum Resampling {
  /// Half-band windowed-sinc taps on one side; 2 × 24 taps keep the pass band flat to 10 kHz.
  private static let taps: [Float] = (0..<24).map { index in
    let x = Double(index) + 0.5
    let window = 0.5 + 0.5 * cos(.pi * x / 24.5)
    return Float(sin(.pi * x) / (.pi * x) * window)
  }

  /// Twice as many samples, -1...1. The originals stay at the even places.
  static func doubled(_ samples: [Int16]) -> [Float] {
    let margin = taps.count
    let source =
      [Float](repeating: 0, count: margin) + samples.map { Float($0) / 32768 }
      + [Float](repeating: 0, count: margin)
    var result = [Float](repeating: 0, count: 2 * samples.count)
    for index in samples.indices {
      result[2 * index] = source[index + margin]
      var sum: Float = 0
      for tap in 0..<margin { sum += taps[tap] * (source[index + margin - tap] + source[index + margin + 1 + tap]) }
      result[2 * index + 1] = sum
    }
    return result
  }
}
