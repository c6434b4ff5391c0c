public import Core
import Synchronization

extension Entropy {
  /// The same bytes in every run. Not for secrets.
  public static func seeded(_ seed: Seed) -> Entropy {
    let generator = Mutex(seed.generator("entropy"))
    return Entropy { count in
      generator.withLock { generator in (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) } }
    }
  }
}
