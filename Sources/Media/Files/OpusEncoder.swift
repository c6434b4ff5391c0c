internal import COpus
internal import Core

/// Ogg Opus by libopusenc, which resamples to 48 kHz and says in the header how much to skip.
enum OpusEncoder {
  static let bitrate: Int32 = 128_000

  private final class Sink {
    var bytes: [UInt8] = []
  }

  static func encode(_ audio: Stereo) throws(DomainError) -> [UInt8] {
    let sink = Sink()
    let context = Unmanaged.passUnretained(sink).toOpaque()
    let result = ogg_opus_encode(
      audio.interleaved(), audio.frames, Int32(sampleRate), bitrate,
      { context, bytes, count in
        guard let context, let bytes else { return 1 }
        let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        return 0
      }, context)
    guard result == 0 else {
      throw DomainError(.fault, "encoder-failed", "The sound could not be written in this format.")
    }
    return withExtendedLifetime(sink) { sink.bytes }
  }
}
