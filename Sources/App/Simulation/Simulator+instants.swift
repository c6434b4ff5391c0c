import Core
import Policy
import Privacy

extension Simulator {
  /// The next instant at which something may become due as things stand. An instant too many costs a look; one too few
  /// would be a thing kept too long, so every date that the rules know is here.
  func nextInstant(after now: Instant) -> Instant? {
    var next: Instant?
    func offer(_ instant: Instant?) {
      guard let instant, instant > now else { return }
      next = min(next ?? instant, instant)
    }
    for account in findings.accounts.values where account.isOpen {
      offer(account.due)
      noticeInstants(before: account.due).forEach(offer)
      account.prime.forEach { offer($0.end) }
    }
    for thing in cast.things where !thing.isPurged {
      offer(hiddenDue(thing, findings))
      offer(purgeDue(thing, findings))
      if let life = findings.works[thing.id]?.life { noticeInstants(before: life.expiresAt).forEach(offer) }
    }
    for message in findings.messages.values { offer(expiry(message, findings)) }
    for paidAt in findings.transactions.values { offer(DueDates.transaction(paidAt: paidAt)) }
    findings.addressKeys.values.forEach(offer)
    cast.holds.values.forEach { offer($0.span.upperBound) }
    return next
  }

  private func noticeInstants(before due: Instant?) -> [Instant] {
    guard let due else { return [] }
    return Retention.noticeDays.map { due.adding(microseconds: -Int64($0) * Span.day) }
  }
}
