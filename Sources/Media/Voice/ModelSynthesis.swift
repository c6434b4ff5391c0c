import Core
import Foundation

/// Sings the frames of a voice model: pulses at the pitch of the song and noise, both through the mouth of each instant.
struct ModelSynthesis {
  private static let rate = ModelSpectrum.rate
  /// From the models' scale to ours; the pulses' part also from their sampling rate to the song's.
  private static let scale: Float = 1 / 32_768
  private static let pulseScale = scale * Float(44_100.0 / 24_000)
  private static let noiseScale = scale * Float((44_100.0 / 24_000).squareRoot())

  private let frames: VoiceModel.Frames
  private let spectrum: ModelSpectrum
  private let loudness: [[Float]]
  private let phase: [[Float]]
  /// Effective amplitude of each frame as the model has it.
  let levels: [Float]

  init(_ frames: VoiceModel.Frames, throat: Double) {
    self.frames = frames
    let spectrum = ModelSpectrum(order: frames.order, throat: throat)
    self.spectrum = spectrum
    var (loudness, phase, levels) = ([[Float]](), [[Float]](), [Float]())
    for frame in 0..<frames.count {
      var here = [Float](repeating: 0, count: spectrum.bins)
      var turn = here
      spectrum.logarithm(
        frames.cepstrum[frame * frames.order..<(frame + 1) * frames.order], loudness: &here, phase: &turn)
      levels.append((here.reduce(0) { $0 + exp(2 * $1) } / Float(spectrum.bins)).squareRoot() * Self.scale)
      loudness.append(here)
      phase.append(turn)
    }
    self.loudness = loudness
    self.phase = phase
    self.levels = levels
  }

  private func shares(_ frame: Int) -> ArraySlice<Float> {
    frames.noise[frame * ModelSpectrum.bands..<(frame + 1) * ModelSpectrum.bands]
  }

  /// - Parameters:
  ///   - start: the second of the song at which the first frame lies.
  ///   - gains: a loudness factor for each frame.
  ///   - isVoiced: whether the folds sound in each frame.
  func lay(
    from start: Double, gains: [Float], isVoiced: [Bool], pitch: PitchContour, into output: inout [Float],
    generator: inout SeededGenerator
  ) {
    layPulses(from: start, gains: gains, isVoiced: isVoiced, pitch: pitch, into: &output)
    layNoise(from: start, gains: gains, isVoiced: isVoiced, into: &output, generator: &generator)
  }

  private func layPulses(
    from start: Double, gains: [Float], isVoiced: [Bool], pitch: PitchContour, into output: inout [Float]
  ) {
    var transform = InverseTransform(size: ModelSpectrum.size)
    var re = [Float](repeating: 0, count: ModelSpectrum.size / 2 + 1)
    var im = re
    var wave = [Float](repeating: 0, count: ModelSpectrum.size)
    var time = start
    let end = start + Double(frames.count) * VoiceModel.Frames.seconds
    while time < end {
      let period = 1 / pitch.hertz(time)
      // The sum of many steps may fall just short of a frame.
      let place = (time - start) / VoiceModel.Frames.seconds + 1e-6
      let frame = min(frames.count - 1, Int(place))
      guard isVoiced[frame] else {
        time = start + Double(frame + 1) * VoiceModel.Frames.seconds
        continue
      }
      let next = min(frames.count - 1, frame + 1)
      let share = isVoiced[next] ? Float(place - Double(frame)) : 0
      let gain = gains[frame] + share * (gains[next] - gains[frame])
      let whole = (time * Self.rate).rounded(.down)
      let delay = time * Self.rate - whole
      shape(frame, next, share, level: gain * Float((period * 24_000).squareRoot()), delay: delay, &re, &im)
      transform.wave(re, im, into: &wave)
      add(wave, at: Int(whole), into: &output)
      time += period
    }
  }

  /// The spectrum of one pulse: between two frames, without the noise's share, later by part of a sample.
  private func shape(
    _ frame: Int, _ next: Int, _ share: Float, level: Float, delay: Double, _ re: inout [Float], _ im: inout [Float]
  ) {
    let (a, b, turnA, turnB) = (loudness[frame], loudness[next], phase[frame], phase[next])
    let shares = shares(frame)
    let step = Float(-2 * .pi * delay / Double(ModelSpectrum.size))
    for bin in 0..<spectrum.bins {
      let amplitude =
        exp(a[bin] + share * (b[bin] - a[bin])) * level * Self.pulseScale * (1 - spectrum.noise(shares, bin))
      let angle = turnA[bin] + share * (turnB[bin] - turnA[bin]) + step * Float(bin)
      re[bin] = amplitude * cos(angle)
      im[bin] = amplitude * sin(angle)
    }
  }

  private func add(_ wave: [Float], at start: Int, into output: inout [Float]) {
    guard start >= 0, start + wave.count <= output.count else { return }
    for index in wave.indices { output[start + index] += wave[index] }
  }

  private func layNoise(
    from start: Double, gains: [Float], isVoiced: [Bool], into output: inout [Float], generator: inout SeededGenerator
  ) {
    let size = ModelSpectrum.size / 2
    var transform = InverseTransform(size: size)
    var re = [Float](repeating: 0, count: size / 2 + 1)
    var im = re
    var wave = [Float](repeating: 0, count: size)
    let hop = VoiceModel.Frames.seconds * Self.rate
    let length = Int((2 * hop).rounded())
    let window = (0..<length).map { Float(sin(.pi * (Double($0) + 0.5) / Double(length))) }
    for frame in 0..<frames.count {
      let shares = shares(frame)
      let level = gains[frame] * Self.noiseScale * Float(size).squareRoot()
      for bin in stride(from: 0, to: spectrum.bins, by: 2) {
        let share = isVoiced[frame] ? spectrum.noise(shares, bin) : 1
        let amplitude = exp(loudness[frame][bin]) * level * share
        let angle = Float(generator.unit() * 2 * .pi)
        (re[bin / 2], im[bin / 2]) = (amplitude * cos(angle), amplitude * sin(angle))
      }
      transform.wave(re, im, into: &wave)
      let first = Int((start * Self.rate + Double(frame) * hop - hop).rounded())
      guard first >= 0, first + length <= output.count else { continue }
      for index in 0..<length { output[first + index] += window[index] * wave[index] }
    }
  }
}
