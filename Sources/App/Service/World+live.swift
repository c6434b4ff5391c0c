import Core
import Foundation

extension World {
  /// The machine's own time and chance. The only place that reads either.
  static let live = World(
    clock: Clock(
      now: {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
      },
      monotonic: {
        var time = timespec()
        // Counts on while the machine sleeps, as the wall clock does.
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
      }),
    entropy: .system)
}

extension Entropy {
  /// The system's generator, which blocks for nobody and never runs dry.
  fileprivate static let system = Entropy { count in
    var generator = SystemRandomNumberGenerator()
    // Eight bytes a call: each is one to the kernel.
    return [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
      while filled < count {
        var word = generator.next()
        for _ in 0..<min(8, count - filled) {
          bytes[filled] = UInt8(truncatingIfNeeded: word)
          word >>= 8
          filled += 1
        }
      }
    }
  }
}
