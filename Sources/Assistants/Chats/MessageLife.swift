import Core
import Persistence
import Policy
import Privacy

/// When a message goes by its age (§5.5, D1, D5, D45b). Nothing of it is stored but its time, so a page, the sweeper
/// and a forecast cannot disagree.
enum MessageLife {
  /// max(its time, Prime's end) + three calendar months; nil while Prime runs without an end. Prime that begins at this
  /// instant or later is too late.
  static func expiry(sentAt: Instant, prime: [PrimeSpan]) -> Instant? {
    guard let keep = Retention.chat.keep else { return nil }
    // Months are added once, as for works: ends of months fall together, so the later start can end first.
    var (clock, due) = (sentAt, keep.end(from: sentAt))
    for span in prime.sorted(by: { $0.start < $1.start }) where span.start < due {
      guard let end = span.end else { return nil }
      clock = max(clock, end)
      due = keep.end(from: clock)
    }
    return due
  }

  /// Whether it is there at an instant.
  static func isLiving(sentAt: Instant, prime: [PrimeSpan], at now: Instant) -> Bool {
    expiry(sentAt: sentAt, prime: prime).map { now < $0 } ?? true
  }

  /// The condition under which a message is due on the day of an instant unless Prime protects it: Prime that ended the
  /// day after can bring it earlier within its day, and never to another.
  static func mayBeDue(at now: Instant) -> SQL {
    let evening = CivilDate(now).next.start.adding(microseconds: -1)
    return Retention.chat.keep?.hasPassed(since: "sent_at", at: evening) ?? "(1 = 0)"
  }
}
