internal import CSndfile
public import Core
import Foundation

/// Delivers a finished sound as a file with its tags.
public enum AudioFile {
  /// Encodes, tags and writes a sound, whole or not at all.
  ///
  /// MP3 averages about 190 kb/s, Opus 128 kb/s; FLAC and WAV hold 16 bits. Decoded by a player that heeds the encoder's
  /// delay, every format begins at the first frame of `audio`. WebM needs the program ffmpeg.
  ///
  /// - Throws: `not-writable` where the place cannot be written or is full (no file is left, an older one stays);
  ///   `encoder-failed`, `tags-failed`; `ffmpeg-missing` for WebM.
  public static func write(
    _ audio: Stereo, to path: String, format: AudioFormat, tags: AudioTags
  ) throws(DomainError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try FileWriter.write(encode(audio, formats: [format], tags: tags, beside: folder).first ?? [], to: path)
  }

  /// The bytes of the file.
  ///
  /// - Throws: as `write`, but for the place.
  public static func encode(
    _ audio: Stereo, format: AudioFormat, tags: AudioTags
  ) throws(DomainError) -> [UInt8] {
    try encode(audio, formats: [format], tags: tags).first ?? []
  }

  /// The bytes of one file for each format, in order. Opus and WebM hold the same sound, which is encoded once.
  ///
  /// - Parameter folder: where WebM is made; a crash can leave something there, so it is the work's own folder, which
  ///   goes with the work (D9). By default that of all temporary files.
  /// - Throws: as `write`, but for the place.
  public static func encode(
    _ audio: Stereo, formats: [AudioFormat], tags: AudioTags, beside folder: String? = nil
  ) throws(DomainError) -> [[UInt8]] {
    // Encoders give up, or even abort, where they are given nothing: an empty sound becomes a tenth of a second.
    let audio = audio.frames > 0 ? audio : Stereo(frames: sampleRate / 10)
    let isOpus = formats.contains { $0 == .opus || $0 == .webm }
    let opus = isOpus ? try OpusEncoder.encode(audio) : []
    // WebM has no place for a picture.
    var plain = tags
    plain.cover = nil
    var files: [[UInt8]] = []
    for format in formats {
      switch format {
      case .mp3: files.append(try Tagger.tag(MP3Encoder.encode(audio), format, tags))
      case .opus: files.append(try Tagger.tag(opus, format, tags))
      case .wav: files.append(try Tagger.tag(WaveFile.encoded(audio), format, tags))
      case .flac: files.append(try Tagger.tag(flac(audio), format, tags))
      case .webm: files.append(try WebM.wrap(Tagger.tag(opus, .opus, plain), in: folder))
      }
    }
    return files
  }

  private static func flac(_ audio: Stereo) throws(DomainError) -> [UInt8] {
    let samples = Dither.sixteenBit(audio.interleaved(), channels: 2)
    return try SoundMemory.encode(samples, channels: 2, format: SF_FORMAT_FLAC | SF_FORMAT_PCM_16)
  }
}
