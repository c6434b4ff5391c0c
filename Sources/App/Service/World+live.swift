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
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
