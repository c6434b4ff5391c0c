public import Core

/// A day of the proleptic Gregorian calendar in UTC. Written here, small and with integers only, because every
/// promise about time in the policy is a statement about calendar days, and these must not depend on a machine's
/// time zone data (D1, D7b, D10b).
public struct CivilDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year: Int
  /// 1...12
  public let month: Int
  /// 1...31
  public let day: Int

  /// Nil for a day that no calendar has. Years −9999...9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, ofYear: year)).contains(day)
    else { return nil }
    self.init(knownYear: year, month: month, day: day)
  }

  private init(knownYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day on which an instant falls in UTC.
  public init(_ instant: Instant) {
    self.init(daysSince1970: Int(Self.floorDivide(instant.microseconds, Span.day)))
  }

  /// The day so many days after 1970-01-01. Counts 400-year cycles of years that begin in March, so that the leap
  /// day is the last of its year (the method of H. Hinnant's chrono papers).
  public init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfCycle = shifted - cycle * 146_097
    let yearOfCycle =
      (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      knownYear: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  public var daysSince1970: Int {
    let year = month <= 2 ? self.year - 1 : self.year
    let cycle = (year >= 0 ? year : year - 399) / 400
    let yearOfCycle = year - cycle * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return cycle * 146_097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468
  }

  /// The first instant of the day, midnight UTC.
  public var start: Instant { Instant(microseconds: Int64(daysSince1970) * Span.day) }

  public var next: CivilDate { CivilDate(daysSince1970: daysSince1970 + 1) }

  /// The same day of a later month; a day that month lacks becomes its last (31 January + 1 = 28 February, D29).
  public func adding(months: Int) -> CivilDate {
    let count = year * 12 + (month - 1) + months
    let year = Int(Self.floorDivide(Int64(count), 12))
    let month = count - year * 12 + 1
    return CivilDate(knownYear: year, month: month, day: min(day, Self.days(inMonth: month, ofYear: year)))
  }

  public static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// As in ISO 8601, e.g. `2027-01-31`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number.magnitude)
      return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}

/// Microseconds of fixed spans: the only place where they are spelled out.
public enum Span {
  public static let second: Int64 = 1_000_000
  public static let minute = 60 * second
  public static let hour = 60 * minute
  public static let day = 24 * hour
}
