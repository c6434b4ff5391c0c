import Foundation

/// The transcendental functions of the signal code, gathered so that the other files need no Foundation.
enum Power {
  static func of(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
  static func log10(_ value: Double) -> Double { Foundation.log10(value) }
  static func exp(_ value: Double) -> Double { Foundation.exp(value) }
  static func sine(_ angle: Double) -> Double { sin(angle) }
  static func cosine(_ angle: Double) -> Double { cos(angle) }
  static func tangent(_ angle: Double) -> Double { tan(angle) }
}
