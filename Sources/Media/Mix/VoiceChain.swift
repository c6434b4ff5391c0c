/// What a microphone channel does to a dry voice: rumble away, hisses tamed, level evened, words brought forward.
enum VoiceChain {
  /// - Parameter presence: decibels around 3 kHz; a lead has more than voices that accompany it.
  static func process(_ dry: Mono, presence: Double) -> Mono {
    var voice = Biquad.highPass(90).applied(to: dry)
    guard let loudness = activeLevel(voice) else { return voice }
    soften(&voice, level: loudness)
    even(&voice, level: loudness)
    compress(&voice, level: loudness)
    var peak = Biquad.peak(3000, q: 0.8, gain: presence)
    peak.run(&voice)
    var air = Biquad.highShelf(10_000, gain: 1.5)
    air.run(&voice)
    return voice
  }

  /// The mean level in decibels while the voice sounds.
  static func activeLevel(_ voice: Mono) -> Double? {
    let powers = GainCurve.powers(voice)
    let audible = powers.filter { $0 > 1e-6 }
    guard !audible.isEmpty else { return nil }
    let mean = audible.reduce(0, +) / Double(audible.count)
    let loud = audible.filter { $0 > mean / 10 }
    return 10 * Power.log10(loud.reduce(0, +) / Double(max(1, loud.count)))
  }

  /// De-essing: the band of hisses is lowered by up to 6 dB where it stands out.
  private static func soften(_ voice: inout Mono, level: Double) {
    let band = Biquad.bandPass(6700, q: 1.4).applied(to: voice)
    let powers = GainCurve.averaged(GainCurve.powers(band), reach: GainCurve.points(0.003))
    let curve = GainCurve(
      decibels: GainCurve.averaged(
        powers.map { power in
          let over = 10 * Power.log10(power + 1e-12) - (level - 10)
          return -max(0, min(6, over * 0.6))
        }, reach: GainCurve.points(0.002)))
    curve.apply(to: &voice, within: band)
  }

  /// Levelling: whole words move towards the mean, at most 6 dB, slowly enough to leave accents alone.
  private static func even(_ voice: inout Mono, level: Double) {
    let powers = GainCurve.powers(voice)
    let audible = powers.map { $0 > 1e-6 ? 1.0 : 0.0 }
    let reach = GainCurve.points(0.3)
    let sums = GainCurve.averaged(powers, reach: reach)
    let counts = GainCurve.averaged(audible, reach: reach)
    let wanted = zip(sums, counts).map { sum, count -> Double in
      guard count > 0.02 else { return 0 }
      let local = 10 * Power.log10(sum / count + 1e-12)
      // Breath and room below the words are not lifted.
      guard local > level - 24 else { return 0 }
      return max(-6, min(6, 0.65 * (level - local)))
    }
    GainCurve(decibels: GainCurve.averaged(wanted, reach: GainCurve.points(0.15))).apply(to: &voice)
  }

  private static func compress(_ voice: inout Mono, level: Double) {
    let powers = GainCurve.averaged(GainCurve.powers(voice), reach: GainCurve.points(0.004))
    Compressor(threshold: level - 2, ratio: 3, attack: 0.006, release: 0.12).curve(powers).apply(to: &voice)
  }
}
