import Policy

/// The distance between a voice and the accompaniment, measured and set.
struct Balance {
  /// Seconds in which the voice sings.
  var singing: [ClosedRange<Double>]

  /// The least distance at any moment, in LU, and how far both sides together move to keep it, in decibels.
  static let leastAbove = 2.5
  static let rideMax = 5.0

  /// The gain that brings a voice, heard from the middle, to a loudness; nil for silence.
  func gain(of voice: Mono, for target: Double) -> Float? {
    // Both sides carry the same samples: 3 dB more than one.
    let weighted = Weighted(voice)
    guard let loudness = weighted.loudness(where: chosen(voice.count)) ?? weighted.loudness() else { return nil }
    return Float(amplitude(target - loudness - 3.0103))
  }

  /// Levels the accompaniment against the voice: first as a whole, then the moments where the voice would be covered
  /// (both give way by half), then as a whole again.
  func set(_ voice: inout Mono, above band: inout Stereo) {
    fit(voice, &band)
    ride(&voice, &band)
    fit(voice, &band)
  }

  private func fit(_ voice: Mono, _ band: inout Stereo) {
    let chosen = chosen(voice.count)
    let voices = Weighted(voice)
    let others = Weighted(band.left, band.right)
    // A band that only plays between the lines is levelled by what it plays there.
    guard let lead = voices.loudness(where: chosen) ?? voices.loudness(),
      let below = others.loudness(where: chosen) ?? others.loudness()
    else { return }
    let change = lead + 3.0103 - Mixer.leadAbove - below
    band = band.scaled(by: Float(amplitude(min(30, change))))
  }

  private func ride(_ voice: inout Mono, _ band: inout Stereo) {
    let lead = Weighted(voice)
    let below = Weighted(band.left, band.right)
    let chosen = chosen(voice.count)
    let lacks = lead.power.indices.map { block -> Double in
      guard chosen(block), lead.power[block] > Weighted.power(-50) else { return 0 }
      let distance =
        Weighted.loudness(lead.around(block, reach: 5)) + 3.0103
        - Weighted.loudness(below.around(block, reach: 5))
      return max(0, min(Self.rideMax, Self.leastAbove - distance))
    }
    // Blocks of a tenth of a second become hops; half a second of averaging hides the steps.
    let smooth = GainCurve.averaged(lacks, reach: 4)
    let points = voice.count / GainCurve.hop + 2
    let perHop = (0..<points).map { point -> Double in
      smooth.isEmpty ? 0 : smooth[min(smooth.count - 1, point * GainCurve.hop / Weighted.blockFrames)]
    }
    let even = GainCurve.averaged(perHop, reach: GainCurve.points(0.1))
    GainCurve(decibels: even.map { $0 / 2 }).apply(to: &voice)
    let down = GainCurve(decibels: even.map { -$0 / 2 })
    down.apply(to: &band.left)
    down.apply(to: &band.right)
  }

  /// True for the tenths of a second that lie in the singing; for all of them if none is named.
  private func chosen(_ frames: Int) -> (Int) -> Bool {
    guard !singing.isEmpty else { return { _ in true } }
    var flags = [Bool](repeating: false, count: frames / Weighted.blockFrames + 1)
    for range in singing {
      let low = min(flags.count, Int(max(0, range.lowerBound) * 10))
      let high = min(flags.count, Int(max(0, min(range.upperBound, Limits.soundSecondsMax)) * 10) + 1)
      for block in low..<max(low, high) { flags[block] = true }
    }
    return { $0 < flags.count && flags[$0] }
  }
}
