internal import CLame
internal import Core

/// MP3 by LAME, with the header frame from which players learn how much silence the encoder put around the sound.
enum MP3Encoder {
  static func encode(_ audio: Stereo) throws(DomainError) -> [UInt8] {
    guard let lame = lame_init() else { throw failed }
    defer { lame_close(lame) }
    lame_set_in_samplerate(lame, Int32(sampleRate))
    lame_set_num_channels(lame, 2)
    lame_set_mode(lame, JOINT_STEREO)
    // Quality 2 of 0...9 averages about 190 kb/s. The average-rate mode would turn the sound down by 0.3 dB.
    lame_set_VBR(lame, vbr_mtrh)
    lame_set_VBR_q(lame, 2)
    lame_set_bWriteVbrTag(lame, 1)
    lame_set_write_id3tag_automatic(lame, 0)
    guard lame_init_params(lame) >= 0 else { throw failed }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(audio.frames * 24_000 / sampleRate + 65_536)
    let piece = 32_768
    // The library's own bound for a call, rounded up.
    var buffer = [UInt8](repeating: 0, count: piece * 5 / 4 + 8192)
    var start = 0
    while start < audio.frames {
      let count = min(piece, audio.frames - start)
      let written = encode(audio, start, count, with: lame, into: &buffer)
      guard written >= 0 else { throw failed }
      bytes += buffer.prefix(Int(written))
      start += count
    }
    let rest = lame_encode_flush(lame, &buffer, Int32(buffer.count))
    guard rest >= 0 else { throw failed }
    bytes += buffer.prefix(Int(rest))
    // The first frame was kept free for the header, which is known only now.
    let header = lame_get_lametag_frame(lame, &buffer, buffer.count)
    guard header > 0, header <= bytes.count else { throw failed }
    bytes.replaceSubrange(0..<header, with: buffer.prefix(header))
    return bytes
  }

  private static func encode(
    _ audio: Stereo, _ start: Int, _ count: Int, with lame: OpaquePointer, into buffer: inout [UInt8]
  ) -> Int32 {
    let room = Int32(buffer.count)
    return audio.left.withUnsafeBufferPointer { left in
      audio.right.withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return -1 }
        return lame_encode_buffer_ieee_float(lame, left + start, right + start, Int32(count), &buffer, room)
      }
    }
  }

  private static var failed: DomainError {
    DomainError(.fault, "encoder-failed", "The sound could not be written in this format.")
  }
}
