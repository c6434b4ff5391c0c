public import Core
public import Policy

extension Period {
  /// The latest instant from which the span has passed at `now`. Exact for days, hours and minutes; months have no
  /// inverse, so they are searched for downwards by their longest and shortest length.
  public func start(endingAt now: Instant) -> Instant {
    var low = now.adding(microseconds: -Int64((mostDays + 1).rounded(.up)) * Span.day)
    var high = now
    while low < high {
      let (distance, _) = high.microseconds.subtractingReportingOverflow(low.microseconds)
      let middle = low.adding(microseconds: (distance + 1) / 2)
      if end(from: middle) <= now { low = middle } else { high = middle.adding(microseconds: -1) }
    }
    return low
  }
}
