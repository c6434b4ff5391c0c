internal import CEBUR128

/// Loudness by EBU R 128, measured with libebur128.
public enum Loudness {
  /// Integrated loudness in LUFS; −200 for silence.
  public static func integrated(_ audio: Stereo) -> Double {
    measure(audio, EBUR128_MODE_I) { state in
      var value = 0.0
      return ebur128_loudness_global(state, &value) == 0 && value.isFinite ? value : -200
    }
  }

  /// The highest level between samples too, 4× oversampled, in dBTP; −200 for silence.
  public static func truePeak(_ audio: Stereo) -> Double {
    measure(audio, EBUR128_MODE_TRUE_PEAK) { state in
      var highest = 0.0
      for channel in 0..<UInt32(2) {
        var value = 0.0
        if ebur128_true_peak(state, channel, &value) == 0 { highest = max(highest, value) }
      }
      return decibels(highest)
    }
  }

  /// Loudness range in LU.
  public static func range(_ audio: Stereo) -> Double {
    measure(audio, EBUR128_MODE_LRA) { state in
      var value = 0.0
      return ebur128_loudness_range(state, &value) == 0 && value.isFinite ? value : 0
    }
  }

  /// The line of a song: its level in `points` equal parts, 0...1, so spread that the softest part is near 0 and the
  /// loudest is 1 even where a master has little contrast. Silence gives zeros.
  public static func curve(_ audio: Stereo, points: Int = 160) -> [Double] {
    let count = max(1, min(points, 4096))
    let levels = (0..<count).map { point -> Double in
      let range = audio.frames * point / count..<audio.frames * (point + 1) / count
      guard !range.isEmpty else { return -60 }
      var sum = 0.0
      for index in range {
        sum += Double(audio.left[index] * audio.left[index] + audio.right[index] * audio.right[index])
      }
      return max(-60, decibels((sum / Double(2 * range.count)).squareRoot()))
    }
    let sorted = levels.sorted()
    guard let loudest = sorted.last, loudest > -60 else { return [Double](repeating: 0, count: count) }
    // The bottom is the soft tenth, at least 6 dB and at most 24 dB below the top.
    let bottom = max(loudest - 24, min(loudest - 6, sorted[count / 10]))
    return levels.map { level in
      let part = max(0, min(1, (level - bottom) / (loudest - bottom)))
      return part * (0.4 + 0.6 * part)
    }
  }

  private static func measure(
    _ audio: Stereo, _ mode: mode, _ read: (UnsafeMutablePointer<ebur128_state>) -> Double
  ) -> Double {
    guard let state = ebur128_init(2, UInt(sampleRate), Int32(mode.rawValue)) else { return -200 }
    var owned: UnsafeMutablePointer<ebur128_state>? = state
    defer { ebur128_destroy(&owned) }
    // In pieces, so that the interleaved copy stays small.
    let piece = sampleRate
    var buffer = [Float](repeating: 0, count: 2 * piece)
    var start = 0
    while start < audio.frames {
      let count = min(piece, audio.frames - start)
      for index in 0..<count {
        buffer[2 * index] = audio.left[start + index]
        buffer[2 * index + 1] = audio.right[start + index]
      }
      ebur128_add_frames_float(state, buffer, count)
      start += count
    }
    return read(state)
  }
}
