/// A point in time: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted. Stored as this integer.
public struct Instant: Sendable, Hashable, Comparable, Codable {
  public var microseconds: Int64

  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// Later by a span (earlier by a negative one). The ends of the range hold instead of wrapping: a date that
  /// cannot be told is "never", and no input stops the process.
  public func adding(microseconds span: Int64) -> Instant {
    let (sum, overflow) = microseconds.addingReportingOverflow(span)
    guard overflow else { return Instant(microseconds: sum) }
    return Instant(microseconds: span > 0 ? .max : .min)
  }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.microseconds < right.microseconds
  }

  public init(from decoder: any Decoder) throws {
    microseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}
