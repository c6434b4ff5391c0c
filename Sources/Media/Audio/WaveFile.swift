internal import CSndfile
public import Core

/// Plain sound files for stems and for what another process made. Uses libsndfile.
public enum WaveFile {
  /// The longest sound that is read, in frames: an hour.
  public static let framesMax = 3600 * sampleRate

  /// Writes 16-bit samples to a path, whole or not at all.
  ///
  /// - Throws: `not-writable` where the place cannot be written or is full.
  public static func write(_ audio: Stereo, to path: String) throws(DomainError) {
    try FileWriter.write(encoded(audio), to: path)
  }

  /// Writes one channel.
  ///
  /// - Throws: as `write(_: Stereo, to:)`.
  public static func write(_ audio: Mono, to path: String) throws(DomainError) {
    let samples = Dither.sixteenBit(audio, channels: 1)
    try FileWriter.write(
      SoundMemory.encode(samples, channels: 1, format: SF_FORMAT_WAV | SF_FORMAT_PCM_16), to: path)
  }

  /// A sound of any format libsndfile knows; mono is heard on both sides, further channels are left out.
  ///
  /// - Throws: `sound-unreadable` where the file is missing, damaged, longer than `framesMax` or not at 44.1 kHz.
  public static func read(_ path: String) throws(DomainError) -> Stereo {
    var info = SF_INFO()
    guard let file = sf_open(path, Int32(SFM_READ), &info) else { throw unreadable }
    defer { sf_close(file) }
    let channels = Int(info.channels)
    let frames = Int(info.frames)
    guard (1...8).contains(channels), (0...framesMax).contains(frames), Int(info.samplerate) == sampleRate else {
      throw unreadable
    }
    var samples = [Float](repeating: 0, count: frames * channels)
    guard sf_readf_float(file, &samples, sf_count_t(frames)) == sf_count_t(frames) else { throw unreadable }
    var audio = Stereo(frames: frames)
    for frame in 0..<frames {
      audio.left[frame] = samples[frame * channels]
      audio.right[frame] = samples[frame * channels + min(1, channels - 1)]
    }
    return audio
  }

  /// The bytes of a 16-bit file.
  static func encoded(_ audio: Stereo) throws(DomainError) -> [UInt8] {
    try SoundMemory.encode(
      Dither.sixteenBit(audio.interleaved(), channels: 2), channels: 2, format: SF_FORMAT_WAV | SF_FORMAT_PCM_16)
  }

  private static var unreadable: DomainError {
    DomainError(.invalid, "sound-unreadable", "The sound file cannot be read as 44.1 kHz audio.")
  }
}
