public import Core
public import Music

/// The accompaniment: every track of a score played by FluidSynth with a General MIDI soundfont.
public enum Band {
  /// The longest accompaniment, in seconds.
  public static let secondsMax = 1200.0

  /// Plays all tracks. The result has no lead voice and depends on nothing but the arguments.
  ///
  /// - Parameters:
  ///   - leadIn: seconds of silence before tick 0.
  ///   - tail: seconds after the score's end in which the sound rings away.
  ///   - soundfont: path of an SF2 file.
  ///   - progress: called now and then with the part that is done, 0...1.
  /// - Returns: `leadIn` + the score + `tail` seconds, not yet levelled; peaks may pass ±1.
  /// - Throws: `soundfont-missing`; `score-too-long` beyond `secondsMax`; `band-failed` where the library gives up.
  public static func render(
    _ score: Score, leadIn: Double, tail: Double, soundfont: String, progress: (Double) -> Void = { _ in }
  ) throws(DomainError) -> Stereo {
    let seconds = leadIn + score.seconds(max(0, score.endTick)) + tail
    guard seconds.isFinite, seconds >= 0, seconds <= secondsMax else {
      throw DomainError(.tooLarge, "score-too-long", "The song is longer than \(Int(secondsMax / 60)) minutes.")
    }
    let plan = BandPlan(score, leadIn: leadIn)
    var audio = Stereo(frames: frame(at: seconds))
    guard !plan.events.isEmpty else { return audio }
    let synthesizer = try Synthesizer(channels: score.tracks.count, soundfont: soundfont)
    for (channel, track) in score.tracks.enumerated() { synthesizer.prepare(channel, for: track) }
    try perform(plan.events, on: synthesizer, into: &audio, progress: progress)
    return audio
  }

  private static func perform(
    _ events: [BandEvent], on synthesizer: Synthesizer, into audio: inout Stereo, progress: (Double) -> Void
  ) throws(DomainError) {
    var place = 0
    var told = 0
    for event in events where event.frame < audio.frames {
      try synthesizer.render(place..<event.frame, of: &audio)
      place = event.frame
      synthesizer.play(event)
      if place - told >= 5 * sampleRate {
        told = place
        progress(Double(place) / Double(audio.frames))
      }
    }
    try synthesizer.render(place..<audio.frames, of: &audio)
    progress(1)
  }
}
