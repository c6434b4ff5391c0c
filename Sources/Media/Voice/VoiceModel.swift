import CHTSEngine
import Foundation

/// A statistical voice: asked for phones in their surroundings and the time of each, it answers with the spectrum of
/// every instant. Hidden Markov models as in HTS (Zen et al. 2007), read by Debian's hts_engine library.
final class VoiceModel {
  /// What the mouth does, one frame each 5 ms.
  struct Frames {
    static let seconds = 0.005
    /// Mel-cepstral coefficients a frame.
    var order: Int
    /// Frames after each other, each of `order` numbers.
    var cepstrum: [Float]
    /// Share of noise in each band of a voiced sound, 0 to 1, `ModelSpectrum.bands` numbers a frame.
    var noise: [Float]
    var isVoiced: [Bool]
    var count: Int { isVoiced.count }

    /// The frames at other places, which may lie between two of them.
    func at(_ places: [Double]) -> Frames {
      var result = Frames(order: order, cepstrum: [], noise: [], isVoiced: [])
      result.cepstrum.reserveCapacity(places.count * order)
      for place in places {
        let within = min(Double(count - 1), max(0, place))
        let low = Int(within)
        let high = min(count - 1, low + 1)
        let share = Float(within - Double(low))
        for index in 0..<order {
          let (a, b) = (cepstrum[low * order + index], cepstrum[high * order + index])
          result.cepstrum.append(a + share * (b - a))
        }
        let width = ModelSpectrum.bands
        for index in 0..<width {
          let (a, b) = (noise[low * width + index], noise[high * width + index])
          result.noise.append(a + share * (b - a))
        }
        result.isVoiced.append(isVoiced[share < 0.5 ? low : high])
      }
      return result
    }
  }

  private var engine = HTS_Engine()
  private static let states = 5

  /// - Returns: nil if the file is no voice of the kind this program knows.
  init?(path: String) {
    HTS_Engine_initialize(&engine)
    var file: UnsafeMutablePointer<CChar>? = strdup(path)
    defer { free(file) }
    guard FileManager.default.isReadableFile(atPath: path), HTS_Engine_load(&engine, &file, 1) != 0,
      HTS_Engine_get_nstream(&engine) == 3, HTS_Engine_get_nstate(&engine) == Self.states,
      HTS_Engine_get_sampling_frequency(&engine) == 24_000, HTS_Engine_get_fperiod(&engine) == 120
    else { return nil }
  }

  deinit { HTS_Engine_clear(&engine) }

  /// Seconds for which each labelled phone would be spoken.
  func durations(_ labels: [String]) -> [Double] {
    defer { HTS_Engine_refresh(&engine) }
    guard prepare(labels, aligned: false) else { return labels.map { _ in 0.08 } }
    return labels.indices.map { label in
      let frames = (0..<Self.states).reduce(0) {
        $0 + HTS_Engine_get_state_duration(&engine, label * Self.states + $1)
      }
      return Double(frames) * Frames.seconds
    }
  }

  /// The frames of labelled phones that end at the given seconds after the start.
  func frames(_ labels: [String], ends: [Double]) -> Frames? {
    defer { HTS_Engine_refresh(&engine) }
    var start = 0.0
    let timed = zip(labels, ends).map { label, end in
      defer { start = end }
      return "\(Int((start * 1e7).rounded())) \(Int((end * 1e7).rounded())) \(label)"
    }
    guard prepare(timed, aligned: true), HTS_Engine_generate_parameter_sequence(&engine) != 0 else { return nil }
    return read()
  }

  private func prepare(_ lines: [String], aligned: Bool) -> Bool {
    HTS_Engine_set_phoneme_alignment_flag(&engine, aligned ? 1 : 0)
    var pointers = lines.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    return HTS_Engine_generate_state_sequence_from_strings(&engine, &pointers, lines.count) != 0
  }

  private func read() -> Frames? {
    guard engine.pss.nstream == 3, let streams = engine.pss.pstream, let flags = streams[1].msd_flag else { return nil }
    let count = engine.pss.total_frame
    let (order, bands) = (streams[0].vector_length, streams[2].vector_length)
    guard bands == ModelSpectrum.bands else { return nil }
    var frames = Frames(order: order, cepstrum: [], noise: [], isVoiced: [])
    frames.cepstrum.reserveCapacity(count * order)
    for index in 0..<count {
      guard let cepstrum = streams[0].par[index], let noise = streams[2].par[index] else { return nil }
      for place in 0..<order { frames.cepstrum.append(Float(cepstrum[place])) }
      for band in 0..<bands { frames.noise.append(Float(min(1, max(0, noise[band])))) }
      frames.isVoiced.append(flags[index] != 0)
    }
    return frames
  }
}
