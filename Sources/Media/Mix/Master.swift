/// The last step before the file: final loudness, a ceiling that no peak passes, a clean beginning and end.
public enum Master {
  /// Brings a mix to a loudness without passing a ceiling.
  ///
  /// Codecs move peaks a little: with the ceiling given here by default, the decoded MP3 stays below −1 dBTP.
  ///
  /// - Parameters:
  ///   - target: integrated loudness in LUFS.
  ///   - ceiling: true peak in dBTP.
  /// - Returns: the same music from the same first frame, without the silence at its end; within 0.2 LU of the target,
  ///   unless the music is silent or shorter than half a second.
  public static func finish(_ mix: Stereo, target: Double = -14, ceiling: Double = -2) -> Stereo {
    let music = ended(cleaned(mix))
    let limiter = Limiter(ceiling: Float(amplitude(ceiling - 0.1)))
    let measured = Loudness.integrated(music)
    var gain = measured < -70 ? 0 : min(60, target - measured)
    var result = limiter.process(music.scaled(by: Float(amplitude(gain))))
    // Limiting takes a little loudness away; a few rounds give it back.
    for _ in 0..<4 where measured >= -70 {
      let lacks = target - Loudness.integrated(result)
      if abs(lacks) < 0.1 { break }
      gain += lacks
      result = limiter.process(music.scaled(by: Float(amplitude(gain))))
    }
    let peak = Loudness.truePeak(result)
    return peak > ceiling ? result.scaled(by: Float(amplitude(ceiling - peak))) : result
  }

  /// A damaged sample (not a number) would spoil the whole file: it becomes silence.
  private static func cleaned(_ mix: Stereo) -> Stereo {
    func clean(_ samples: [Float]) -> [Float] {
      samples.contains { !$0.isFinite } ? samples.map { $0.isFinite ? $0 : 0 } : samples
    }
    return Stereo(left: clean(mix.left), right: clean(mix.right))
  }

  /// Cuts what cannot be heard at the end and fades in and out, so that neither edge clicks.
  private static func ended(_ mix: Stereo) -> Stereo {
    var highest: Float = 0
    for index in 0..<mix.frames { highest = max(highest, abs(mix.left[index]), abs(mix.right[index])) }
    guard highest > 0 else { return mix }
    let floor = highest * Float(amplitude(-52))
    var last = mix.frames - 1
    while last > 0, abs(mix.left[last]) < floor, abs(mix.right[last]) < floor { last -= 1 }
    let frames = min(mix.frames, last + sampleRate / 2)
    var result = Stereo(left: Array(mix.left.prefix(frames)), right: Array(mix.right.prefix(frames)))
    fade(&result, over: sampleRate * 4 / 5)
    return result
  }

  private static func fade(_ audio: inout Stereo, over frames: Int) {
    let out = min(frames, audio.frames / 2)
    for step in 0..<out {
      let gain = Float(0.5 - 0.5 * Power.cosine(Double.pi * Double(step) / Double(out)))
      audio.left[audio.frames - 1 - step] *= gain
      audio.right[audio.frames - 1 - step] *= gain
    }
    let opening = min(88, audio.frames / 2)
    for step in 0..<opening {
      audio.left[step] *= Float(step) / Float(opening)
      audio.right[step] *= Float(step) / Float(opening)
    }
  }
}
