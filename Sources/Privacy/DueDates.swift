public import Core
public import Policy

/// The instants at which the other classes of data are due. Spans are half-open: at the instant, it is gone (D45b).
public enum DueDates {
  /// Seven times 24 hours from receipt (§5.3, D45b).
  public static func upload(receivedAt: Instant) -> Instant? {
    Retention.upload.keep?.end(from: receivedAt)
  }

  /// When an account that nobody uses is closed: a year from the midnight that ends the day of the last access, or
  /// from the end of paid Prime (D7b, D6). Nil while Prime runs without an end.
  public static func inactivity(lastAccess: CivilDate, paidPrime: [PrimeSpan] = []) -> Instant? {
    guard let keep = Retention.inactiveAccount.keep else { return nil }
    var due = keep.end(from: lastAccess.next.start)
    for span in paidPrime where span.start < due {
      guard let end = span.end else { return nil }
      due = max(due, keep.end(from: end))
    }
    return due
  }

  /// When auto-renewal of Prime stops because nobody has come: 11 months from the midnight that ends the day of the
  /// last access (D6, D7b). An access before then postpones it.
  public static func renewalStop(lastAccess: CivilDate) -> Instant {
    Retention.renewalStopsAfter.end(from: lastAccess.next.start)
  }

  /// The close of the fiscal year + 5 years, the fiscal year being the calendar year in UTC unless configured (D10,
  /// D10b).
  public static func transaction(paidAt: Instant, fiscalYear: FiscalYear = .calendar) -> Instant? {
    Retention.transaction.keep?.end(from: fiscalYear.close(after: paidAt))
  }

  /// What was booked before this instant is due at `now`: the start of the first fiscal year that is not over for so
  /// long (§5.7, D10b).
  public static func transactionCutoff(at now: Instant, fiscalYear: FiscalYear = .calendar) -> Instant {
    guard let keep = Retention.transaction.keep else { return Instant(microseconds: .min) }
    return fiscalYear.start(before: keep.start(endingAt: now))
  }

  /// A hash of a network address goes twelve months after its making (D13b).
  public static func addressHash(madeAt: Instant) -> Instant? {
    Retention.addressHash.keep?.end(from: madeAt)
  }

  /// The key of a month goes when the last hash made with it has: twelve months after the month's end (D13b).
  public static func addressKey(year: Int, month: Int) -> Instant? {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    return Retention.addressHash.keep?.end(from: first.adding(months: 1).start)
  }

  /// A request must be answered within 30 days or one calendar month, whichever is shorter (D29).
  public static func answer(receivedAt: Instant) -> Instant {
    min(Retention.answerWithin.days.end(from: receivedAt), Retention.answerWithin.month.end(from: receivedAt))
  }

  /// The same where the law of the operator's country may want it sooner (D29).
  public static func answer(receivedAt: Instant, to right: RequestRight, terms: StatutoryTerms) -> Instant {
    min(answer(receivedAt: receivedAt), terms[right]?.end(from: receivedAt) ?? answer(receivedAt: receivedAt))
  }

  /// When a thing due for purging really goes, given the holds on it: at the end of the last of a chain of
  /// overlapping holds (D20b). A hold that begins at the due instant or later comes too late.
  public static func purge(due: Instant, holds: [Range<Instant>]) -> Instant {
    var purge = due
    for hold in holds.sorted(by: { $0.lowerBound < $1.lowerBound })
    where hold.lowerBound < purge && hold.upperBound > purge {
      purge = hold.upperBound
    }
    return purge
  }
}
