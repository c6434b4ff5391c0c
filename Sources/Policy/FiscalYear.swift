public import Core

/// The year by which books are kept: the calendar year in UTC unless configured (D10b). Whatever its first month, what
/// was paid is kept for at least `Retention.transaction` from the close of its year, so no choice loosens §5.7.
public struct FiscalYear: Sendable, Hashable {
  /// 1...12
  public let firstMonth: Int

  public static let calendar = FiscalYear(knownMonth: 1)

  private init(knownMonth: Int) {
    firstMonth = knownMonth
  }

  /// Nil for a month that no calendar has.
  public init?(firstMonth: Int) {
    guard (1...12).contains(firstMonth) else { return nil }
    self.init(knownMonth: firstMonth)
  }

  /// The instant at which the year that holds an instant began.
  public func start(before instant: Instant) -> Instant {
    let day = CivilDate(instant)
    let months = (day.month - firstMonth + 12) % 12
    let first = CivilDate(daysSince1970: day.daysSince1970 - (day.day - 1))
    return first.adding(months: -months).start
  }

  /// The instant at which the year that holds an instant is closed.
  public func close(after instant: Instant) -> Instant {
    CivilDate(start(before: instant)).adding(months: 12).start
  }
}
