import Core
import Foundation

/// The breath a singer takes before a line: soft noise that swells and stops.
enum Breath {
  private static let rate = 44_100.0
  private static let secondsMin = 0.16
  private static let secondsMax = 0.34
  private static let level: Float = 0.012

  /// Lays a breath that ends just before `before`, if there is room for one since `notBefore`.
  static func lay(
    before: Double, notBefore: Double, into output: inout [Float], generator: inout SeededGenerator
  ) {
    let room = before - notBefore - 0.06
    guard room > secondsMin else { return }
    let length = Int(min(secondsMax, room) * rate)
    let start = Int((before - 0.03) * rate) - length
    guard start >= 0, start + length < output.count else { return }
    var (low, band) = (Float(0), Float(0))
    for index in 0..<length {
      // A band around 2.4 kHz: noise through an open mouth.
      let noise = Float(generator.unit()) * 2 - 1
      low += 0.34 * (band)
      let high = noise - low - 0.9 * band
      band += 0.34 * high
      let position = Float(index) / Float(length)
      let swell = sin(.pi * pow(position, 1.6))
      output[start + index] += level * swell * band
    }
  }
}
