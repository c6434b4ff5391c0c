public import Core

/// A time of Prime, half-open: at `end` it is over (D45b). Nil while it runs without an end in sight.
public struct PrimeSpan: Sendable, Hashable {
  public var start: Instant
  public var end: Instant?

  public init(start: Instant, end: Instant?) {
    self.start = start
    self.end = end
  }

  public func contains(_ instant: Instant) -> Bool {
    start <= instant && end.map { instant < $0 } ?? true
  }
}
