/// A second voice or a double, dry, as long as the song or shorter.
public struct HarmonyAudio: Sendable {
  public var samples: Mono
  /// −1 left ... 1 right.
  public var pan: Double
  /// Decibels relative to the lead while it sounds; −6 to −9 is usual.
  public var gain: Double

  public init(samples: Mono, pan: Double, gain: Double = -7.5) {
    self.samples = samples
    self.pan = pan
    self.gain = gain
  }
}

/// Puts voices and accompaniment together. All levels are set by measurement, so that the voice stands above any style
/// of accompaniment by the same distance.
public enum Mixer {
  /// How far the lead is louder than the accompaniment while it sings, in LU.
  public static let leadAbove = 5.0
  /// How far the room is softer than the lead, in LU.
  static let roomBelow = 18.0
  /// Loudness of the lead inside the mix, in LUFS; the master sets the final level.
  static let leadLoudness = -20.0

  /// Mixes a song; a silent lead gives the accompaniment alone, as an instrumental wants it.
  ///
  /// - Parameters:
  ///   - lead: the dry lead voice, beginning with the accompaniment.
  ///   - harmonies: further voices, all optional.
  ///   - singing: seconds in which the lead sings, in any order.
  ///   - plain: seconds with less room on the voice, e.g. lines with a name.
  /// - Returns: the mix, as long as the longest part; peaks may pass ±1.
  public static func mix(
    lead: Mono, harmonies: [HarmonyAudio], accompaniment: Stereo, singing: [ClosedRange<Double>],
    plain: [ClosedRange<Double>] = []
  ) -> Stereo {
    var band = accompaniment
    let frames = max(band.frames, lead.count, harmonies.map(\.samples.count).max() ?? 0)
    extend(&band.left, to: frames)
    extend(&band.right, to: frames)
    filter(&band)
    var voice = VoiceChain.process(lead, presence: 2)
    extend(&voice, to: frames)
    let balance = Balance(singing: singing)
    guard let gain = balance.gain(of: voice, for: leadLoudness) else { return glue(band) }
    scale(&voice, gain)
    Ducking.apply(to: &band, singing: singing)
    balance.set(&voice, above: &band)
    var mix = band
    add(voice, to: &mix, left: 1, right: 1)
    let room = addVoices(harmonies, lead: voice, to: &mix, plain: plain)
    addRoom(room, to: &mix)
    return glue(mix)
  }

  /// Second voices alone in their places, dry and unlevelled, e.g. for a stem.
  public static func panned(_ harmonies: [HarmonyAudio], frames: Int) -> Stereo {
    var result = Stereo(frames: frames)
    for harmony in harmonies {
      let gain = amplitude(harmony.gain)
      let (left, right) = places(harmony.pan)
      add(harmony.samples, to: &result, left: Float(gain * left), right: Float(gain * right))
    }
    return result
  }

  /// Sub-sonic thumps cost loudness and are not heard.
  private static func filter(_ band: inout Stereo) {
    var left = Biquad.highPass(30)
    var right = left
    left.run(&band.left)
    right.run(&band.right)
  }

  /// Adds the further voices and answers what is sent to the room.
  private static func addVoices(
    _ harmonies: [HarmonyAudio], lead: Mono, to mix: inout Stereo, plain: [ClosedRange<Double>]
  ) -> Mono {
    let less = Ducking.presence(frames: lead.count, singing: plain)
    var room = GainCurve(decibels: less.map { -6 * $0 }).applied(to: lead)
    for harmony in harmonies {
      var voice = VoiceChain.process(harmony.samples, presence: 0)
      // A voice in the middle sounds from both sides, hence 3 dB.
      guard let gain = Balance(singing: []).gain(of: voice, for: leadLoudness + harmony.gain - 3) else { continue }
      scale(&voice, gain)
      let (left, right) = places(harmony.pan)
      let root = Float(2).squareRoot()
      add(voice, to: &mix, left: Float(left) * root, right: Float(right) * root)
      for index in 0..<min(room.count, voice.count) { room[index] += voice[index] * 1.4 }
    }
    return room
  }

  private static func addRoom(_ sent: Mono, to mix: inout Stereo) {
    let room = Reverb().process(sent)
    guard let loudness = Weighted(room.left, room.right).loudness() else { return }
    let gain = Float(amplitude(leadLoudness - roomBelow - loudness))
    for index in 0..<room.frames {
      mix.left[index] += room.left[index] * gain
      mix.right[index] += room.right[index] * gain
    }
  }

  /// A slow, light compression of the whole, so that the parts move as one.
  private static func glue(_ mix: Stereo) -> Stereo {
    var mix = mix
    let powers = zip(GainCurve.powers(mix.left), GainCurve.powers(mix.right)).map { ($0 + $1) / 2 }
    let smooth = GainCurve.averaged(powers, reach: GainCurve.points(0.01))
    let audible = smooth.filter { $0 > 1e-6 }
    guard !audible.isEmpty else { return mix }
    let level = 10 * Power.log10(audible.reduce(0, +) / Double(audible.count))
    let curve = Compressor(threshold: level + 1, ratio: 2, attack: 0.02, release: 0.18).curve(smooth)
    curve.apply(to: &mix.left)
    curve.apply(to: &mix.right)
    return mix
  }

  private static func places(_ pan: Double) -> (left: Double, right: Double) {
    let angle = (max(-1, min(1, pan)) + 1) * Double.pi / 4
    return (Power.cosine(angle), Power.sine(angle))
  }

  private static func extend(_ samples: inout Mono, to frames: Int) {
    if samples.count < frames { samples += [Float](repeating: 0, count: frames - samples.count) }
  }

  private static func scale(_ samples: inout Mono, _ gain: Float) {
    for index in samples.indices { samples[index] *= gain }
  }

  private static func add(_ samples: Mono, to mix: inout Stereo, left: Float, right: Float) {
    for index in 0..<min(samples.count, mix.frames) {
      mix.left[index] += samples[index] * left
      mix.right[index] += samples[index] * right
    }
  }
}
