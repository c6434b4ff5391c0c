import Foundation

/// Turns a voice model's mel-cepstra into spectra, on the frequencies of a transform at the song's own rate: so the
/// voice need not be resampled, and a throat may be made larger or smaller by a factor.
struct ModelSpectrum {
  static let bands = 7
  static let rate = 44_100.0
  static let size = 1024
  /// What the models hold ends at half of their own rate.
  private static let modelRate = 24_000.0
  private static let allPass = 0.466
  /// How much the resonances are sharpened; statistics blur them. As the makers of the voices have set it.
  private static let sharpening: Float = 0.4
  /// Hz between the bands of the noise shares.
  private static let bandEdges = [1000.0, 2000, 4000, 6000, 8000, 10_000]

  /// Frequencies from 0 up to the models' end.
  let bins: Int
  private let order: Int
  private let cosines: [Float]
  private let sines: [Float]
  /// For each frequency the lower band it lies between and its way towards the next.
  private let band: [(index: Int, share: Float)]

  init(order: Int, throat: Double) {
    self.order = order
    let highest = Self.modelRate / 2 * min(1, throat)
    let bins = Int(highest / Self.rate * Double(Self.size)) + 1
    self.bins = bins
    let warped = (0..<bins).map { bin in
      let angle = 2 * .pi * Double(bin) * Self.rate / Double(Self.size) / throat / Self.modelRate
      return angle + 2 * atan(Self.allPass * sin(angle) / (1 - Self.allPass * cos(angle)))
    }
    cosines = (0..<order).flatMap { place in warped.map { Float(cos(Double(place) * $0)) } }
    sines = (0..<order).flatMap { place in warped.map { Float(-sin(Double(place) * $0)) } }
    band = (0..<bins).map { Self.band(Double($0) * Self.rate / Double(Self.size)) }
  }

  private static func band(_ hertz: Double) -> (index: Int, share: Float) {
    let passed = bandEdges.count { $0 <= hertz }
    let (below, above) = (passed > 0 ? bandEdges[passed - 1] : -1e9, passed < bandEdges.count ? bandEdges[passed] : 1e9)
    if hertz - below < 500 { return (passed - 1, Float(0.5 + (hertz - below) / 1000)) }
    if above - hertz < 500 { return (passed, Float(0.5 - (above - hertz) / 1000)) }
    return (passed, 0)
  }

  /// The share of noise at a frequency, between the bands of a frame.
  func noise(_ shares: ArraySlice<Float>, _ bin: Int) -> Float {
    let (index, share) = band[bin]
    let here = shares[shares.startIndex + index]
    guard index + 1 < Self.bands else { return here }
    return here + share * (shares[shares.startIndex + index + 1] - here)
  }

  /// The natural logarithm of the spectrum: loudness and, of the least delay, phase.
  func logarithm(_ cepstrum: ArraySlice<Float>, loudness: inout [Float], phase: inout [Float]) {
    let sharp = sharpened(Array(cepstrum))
    sum(sharp, cosines, into: &loudness)
    sum(sharp, sines, into: &phase)
  }

  private func sum(_ weights: [Float], _ table: [Float], into result: inout [Float]) {
    result.withUnsafeMutableBufferPointer { result in
      table.withUnsafeBufferPointer { table in
        for bin in 0..<bins { result[bin] = 0 }
        for place in 0..<order {
          let (weight, row) = (weights[place], place * bins)
          for bin in 0..<bins { result[bin] += weight * table[row + bin] }
        }
      }
    }
  }

  /// The usual postfilter of mel-cepstral synthesis (Koishida et al. 1995): all but the tilt is made steeper, and the
  /// loudness is kept.
  private func sharpened(_ cepstrum: [Float]) -> [Float] {
    guard order > 2 else { return cepstrum }
    var filter = cepstrum
    let pole = Float(Self.allPass)
    for place in stride(from: order - 2, through: 0, by: -1) { filter[place] -= pole * filter[place + 1] }
    filter[1] -= Self.sharpening * pole * filter[2]
    for place in 2..<order { filter[place] *= 1 + Self.sharpening }
    var sharp = filter
    for place in 0..<(order - 1) { sharp[place] += pole * filter[place + 1] }
    sharp[0] += (energy(cepstrum) - energy(sharp)) / 2
    return sharp
  }

  /// The logarithm of the mean power.
  private func energy(_ cepstrum: [Float]) -> Float {
    var loudness = [Float](repeating: 0, count: bins)
    sum(cepstrum, cosines, into: &loudness)
    return log(loudness.reduce(0) { $0 + exp(2 * $1) } / Float(bins))
  }
}
