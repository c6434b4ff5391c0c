public import Core
public import Persistence
public import Policy

extension Period {
  /// The condition under which the span that began at the instant in a column has passed at `now`.
  ///
  /// Months are no matter of one bound: what was made on the 29th, 30th and 31st of a month may all be due on one
  /// day, each at its own time of that day (D1), so the earlier one can be due after the later.
  public func hasPassed(since column: SQL, at now: Instant) -> SQL {
    guard case .months(let count) = self else { return "\(column) <= \(start(endingAt: now))" }
    let today = CivilDate(now)
    let timeOfDay = now.microseconds - today.start.microseconds
    // A month is at most three days shorter than another.
    var day = CivilDate(daysSince1970: today.adding(months: -count).daysSince1970 - 4)
    while day.adding(months: count) < today { day = day.next }
    var conditions: [SQL] = ["\(column) < \(day.start)"]
    while day.adding(months: count) == today {
      conditions.append("(\(column) >= \(day.start) AND \(column) <= \(day.start.adding(microseconds: timeOfDay)))")
      day = day.next
    }
    // The one bound above all of them is what an index can be read by. It is a day's end: no instant inside would do,
    // since of two days that are due together the later holds the earlier times of day too.
    return "(\(column) < \(day.start) AND (\(SQL.joined(conditions, separator: " OR "))))"
  }
}
