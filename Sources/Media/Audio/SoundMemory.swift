internal import CSndfile
internal import Core

/// A sound file in memory behind libsndfile's virtual file: what is written to disk later is whole from the start.
final class SoundMemory {
  private var bytes: [UInt8] = []
  private var place = 0

  /// The bytes of a file of 16-bit samples.
  static func encode(_ samples: [Int16], channels: Int, format: Int) throws(DomainError) -> [UInt8] {
    let memory = SoundMemory()
    memory.bytes.reserveCapacity(samples.count * 2 + 4096)
    var info = SF_INFO()
    info.samplerate = Int32(sampleRate)
    info.channels = Int32(channels)
    info.format = Int32(format)
    var calls = calls
    let context = Unmanaged.passUnretained(memory).toOpaque()
    guard let file = sf_open_virtual(&calls, Int32(SFM_WRITE), &info, context) else { throw failed }
    let frames = sf_count_t(samples.count / channels)
    let written = sf_writef_short(file, samples, frames)
    guard sf_close(file) == 0, written == frames else { throw failed }
    return withExtendedLifetime(memory) { memory.bytes }
  }

  private static var failed: DomainError {
    DomainError(.fault, "encoder-failed", "The sound could not be written in this format.")
  }

  private static var calls: SF_VIRTUAL_IO {
    SF_VIRTUAL_IO(
      get_filelen: { SoundMemory.at($0).map { sf_count_t($0.bytes.count) } ?? 0 },
      seek: { SoundMemory.at($2)?.seek($0, $1) ?? -1 },
      read: { SoundMemory.at($2)?.read(into: $0, count: $1) ?? 0 },
      write: { SoundMemory.at($2)?.write($0, count: $1) ?? 0 },
      tell: { SoundMemory.at($0).map { sf_count_t($0.place) } ?? 0 })
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> SoundMemory? {
    context.map { Unmanaged<SoundMemory>.fromOpaque($0).takeUnretainedValue() }
  }

  private func seek(_ offset: sf_count_t, _ whence: Int32) -> sf_count_t {
    // 0, 1 and 2 count from the start, the place and the end.
    let base = whence == 1 ? place : whence == 2 ? bytes.count : 0
    place = max(0, base + Int(offset))
    return sf_count_t(place)
  }

  private func read(into target: UnsafeMutableRawPointer?, count: sf_count_t) -> sf_count_t {
    guard let target, count > 0, place < bytes.count else { return 0 }
    let part = min(Int(count), bytes.count - place)
    bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { target.copyMemory(from: start + place, byteCount: part) }
    }
    place += part
    return sf_count_t(part)
  }

  private func write(_ source: UnsafeRawPointer?, count: sf_count_t) -> sf_count_t {
    guard let source, count > 0 else { return 0 }
    let end = place + Int(count)
    if end > bytes.count { bytes.append(contentsOf: repeatElement(0, count: end - bytes.count)) }
    bytes.withUnsafeMutableBytes { target in
      if let start = target.baseAddress { (start + place).copyMemory(from: source, byteCount: Int(count)) }
    }
    place = end
    return count
  }
}
