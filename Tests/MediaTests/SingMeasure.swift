import Core
import Foundation

@testable import Media

/// Pitch by autocorrelation: an ear that knows nothing of how the voice is made.
enum SingMeasure {
  private static let step = 4
  private static let rate = 44_100.0 / Double(step)
  private static let window = 0.05

  /// Hz around a second, nil where nothing periodic sounds.
  static func hertz(_ samples: [Float], at second: Double) -> Double? {
    let count = Int(window * rate)
    let (low, high) = (Int(rate / 700), Int(rate / 70))
    let first = Int(second * rate) - (count + high) / 2
    guard first >= 0, (first + count + high + 1) * step <= samples.count else { return nil }
    let wave = (first..<(first + count + high)).map { index in
      samples[(index * step)..<(index * step + step)].reduce(0, +) / Float(step)
    }
    let energy = wave[..<count].reduce(0) { $0 + $1 * $1 }
    guard energy / Float(count) > 1e-6 else { return nil }
    let likeness = (0...high).map { lag -> Float in
      var (cross, other) = (Float(0), Float(1e-9))
      for index in 0..<count {
        cross += wave[index] * wave[index + lag]
        other += wave[index + lag] * wave[index + lag]
      }
      return cross / (energy * other).squareRoot()
    }
    let peaks = ((low + 1)..<high).filter {
      likeness[$0] > likeness[$0 - 1] && likeness[$0] >= likeness[$0 + 1]
    }
    guard let best = peaks.map({ likeness[$0] }).max(), best > 0.5 else { return nil }
    // The shortest period that is nearly as good: twice a period looks the same.
    guard let lag = peaks.first(where: { likeness[$0] > 0.9 * best }) else { return nil }
    let (before, here, after) = (likeness[lag - 1], likeness[lag], likeness[lag + 1])
    let shift = Double((before - after) / (2 * (before - 2 * here + after)))
    return rate / (Double(lag) + (shift.isFinite ? shift : 0))
  }

  /// Cents between the middle of what is heard during a note and the note; nil if nothing is heard.
  static func cents(_ samples: [Float], _ time: ClosedRange<Double>, midi: Double) -> Double? {
    let heard = stride(from: time.lowerBound, to: time.upperBound, by: 0.02).compactMap { hertz(samples, at: $0) }
      .sorted()
    guard !heard.isEmpty else { return nil }
    return 1200 * log2(heard[heard.count / 2] / (440 * pow(2, (midi - 69) / 12)))
  }

  /// A vowel as a throat makes it: a pulse a period through three resonances.
  static func vowel(_ hertz: Double, seconds: Double) -> [Float] {
    let count = Int(seconds * 44_100)
    var wave = [Double](repeating: 0, count: count)
    var phase = 0.0
    for index in 0..<count {
      phase += hertz / 44_100
      if phase >= 1 {
        phase -= 1
        wave[index] = 1
      }
    }
    for (centre, width) in [(700.0, 90.0), (1200.0, 110.0), (2600.0, 160.0)] {
      let radius = exp(-.pi * width / 44_100)
      let turn = 2 * radius * cos(2 * .pi * centre / 44_100)
      var (one, two) = (0.0, 0.0)
      for index in 0..<count {
        let value = wave[index] * (1 - radius) + turn * one - radius * radius * two
        (two, one) = (one, value)
        wave[index] = value
      }
    }
    let peak = wave.map(abs).max() ?? 1
    return wave.map { Float(0.5 * $0 / max(peak, 1e-12)) }
  }
}
