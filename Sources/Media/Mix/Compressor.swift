/// Makes loud moments softer: above the threshold the level grows only by 1/ratio, with a soft knee.
struct Compressor {
  /// Decibels of mean level.
  var threshold: Double
  var ratio: Double
  var knee = 6.0
  /// Seconds.
  var attack: Double
  var release: Double

  /// The gain for a signal of these mean squares, one a hop.
  func curve(_ powers: [Double]) -> GainCurve {
    let fall = Power.exp(-GainCurve.hopSeconds / attack)
    let rise = Power.exp(-GainCurve.hopSeconds / release)
    var reduction = 0.0
    return GainCurve(
      decibels: powers.map { power in
        let wanted = self.reduction(10 * Power.log10(power + 1e-12))
        let memory = wanted > reduction ? fall : rise
        reduction = wanted + (reduction - wanted) * memory
        return -reduction
      })
  }

  private func reduction(_ level: Double) -> Double {
    let over = level - threshold
    let slope = 1 - 1 / ratio
    if over <= -knee / 2 { return 0 }
    if over >= knee / 2 { return slope * over }
    return slope * (over + knee / 2) * (over + knee / 2) / (2 * knee)
  }
}
