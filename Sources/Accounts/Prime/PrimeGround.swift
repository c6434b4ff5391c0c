public import Core

/// Why somebody has Prime. What is paid postpones the end of an unused account (D6); both keep works (§5.4).
public enum PrimeGround: String, Sendable, Hashable, CaseIterable {
  case paid, granted
}

/// The Prime that runs.
public struct RunningPrime: Sendable, Hashable {
  /// Nil while it has no end in sight.
  public var until: Instant?
  public var isPaid: Bool

  public init(until: Instant?, isPaid: Bool) {
    self.until = until
    self.isPaid = isPaid
  }
}
