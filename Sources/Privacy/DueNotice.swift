public import Core
public import Policy

/// One thing that a person is told before something of theirs goes (D5, D7).
public struct DueNotice: Sendable, Hashable {
  /// The instant at which it is owed.
  public var at: Instant
  /// Whole days from then until it goes.
  public var days: Int
  /// When it goes.
  public var due: Instant
  /// Told because Prime has just ended.
  public var isPrimeEnd: Bool

  public init(at: Instant, days: Int, due: Instant, isPrimeEnd: Bool = false) {
    self.at = at
    self.days = days
    self.due = due
    self.isPrimeEnd = isPrimeEnd
  }

  /// Those that come so many days before, earliest first.
  public static func before(_ due: Instant) -> [DueNotice] {
    Retention.noticeDays.sorted(by: >).map { days in
      DueNotice(at: due.adding(microseconds: -Int64(days) * Span.day), days: days, due: due)
    }
  }

  /// Whether it is to be sent now. What was missed for longer is never sent late (D5b).
  public func isOwed(at now: Instant, late: Period = Retention.noticeLate) -> Bool {
    at <= now && now <= late.end(from: at) && now < due
  }
}
