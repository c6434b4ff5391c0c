public import Core

/// A span of the policy as people say it. "Three months" is a calendar statement and "seven days" is 7×24 hours
/// (D45b), hence two kinds that are never converted into each other.
public enum Period: Sendable, Hashable, CustomStringConvertible {
  case months(Int)
  case days(Int)
  case hours(Int)
  case minutes(Int)

  /// A year is twelve calendar months: 29 February and a year later 28 February.
  public static func years(_ count: Int) -> Period { .months(12 * count) }

  /// The instant at which a span that begins at `start` has passed. Months keep the time of day and clamp at the
  /// end of a shorter month, in UTC (D1).
  public func end(from start: Instant) -> Instant {
    switch self {
    case .months(let count):
      let day = CivilDate(start)
      let timeOfDay = start.microseconds - day.start.microseconds
      return day.adding(months: count).start.adding(microseconds: timeOfDay)
    case .days(let count): return start.adding(microseconds: Int64(count) * Span.day)
    case .hours(let count): return start.adding(microseconds: Int64(count) * Span.hour)
    case .minutes(let count): return start.adding(microseconds: Int64(count) * Span.minute)
    }
  }

  /// The fewest days the span can last, whatever the calendar: for proving relations between periods.
  public var leastDays: Double { bounds.lowerBound }

  /// The most days the span can last.
  public var mostDays: Double { bounds.upperBound }

  private var bounds: ClosedRange<Double> {
    switch self {
    case .months(let count) where Self.monthBounds.indices.contains(count): Self.monthBounds[count]
    case .months(let count): Self.bounds(ofMonths: count)
    case .days(let count): Double(count)...Double(count)
    case .hours(let count): Double(count) / 24...Double(count) / 24
    case .minutes(let count): Double(count) / 1440...Double(count) / 1440
    }
  }

  /// Asked for many times in every sweep, so those of ten years are worked out once.
  private static let monthBounds = (0...120).map(bounds(ofMonths:))

  private static func bounds(ofMonths count: Int) -> ClosedRange<Double> {
    // Tried over a whole 400-year cycle once is exact, but a leap year's and a common year's starts already
    // hold every length a span of months can have, save across a century without a leap day.
    let starts = [1999, 2000, 2001, 2002, 2003, 2096, 2099].flatMap { year in
      (1...12).flatMap { month in [1, 28, 29, 30, 31].compactMap { CivilDate(year: year, month: month, day: $0) } }
    }
    let lengths = starts.map { $0.adding(months: count).daysSince1970 - $0.daysSince1970 }
    return Double(lengths.min() ?? 0)...Double(lengths.max() ?? 0)
  }

  /// Short and machine-readable, as in the parameters of the policy: `3mo`, `7d`, `24h`, `30min`.
  public var description: String {
    switch self {
    case .months(let count): "\(count)mo"
    case .days(let count): "\(count)d"
    case .hours(let count): "\(count)h"
    case .minutes(let count): "\(count)min"
    }
  }
}
