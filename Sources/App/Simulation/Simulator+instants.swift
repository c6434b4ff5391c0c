import Core
import Policy
import Privacy

extension Simulator {
  /// The next instant at which something may become due as things stand. An instant too many costs a look; one too few
  /// would be a thing kept too long, so every date that the rules know is here.
  func nextInstant(after now: Instant) -> Instant? {
    var next = Soonest(after: now)
    for person in cast.people { next.offer(person.next) }
    next.offer(unowned.next)
    return next.instant
  }

  /// To be called after anything of what belongs to nobody changed.
  mutating func noteUnowned() {
    var next = Soonest(after: house.clock.now)
    for paidAt in unowned.transactions.values { next.offer(transactionDue(paidAt)) }
    for due in unowned.addressKeys.values { next.offer(due) }
    unowned.next = next.instant
  }

  /// The next instant that concerns one person.
  func nextInstant(of person: Int, after now: Instant) -> Instant? {
    var next = Soonest(after: now)
    let (found, member) = (findings[person], cast.people[person])
    if found.isOpen {
      next.offer(found.due)
      next.offerNotices(before: found.due)
      for span in found.prime { next.offer(span.end) }
    }
    for thing in member.things.map({ cast.things[$0] }) {
      next.offer(hiddenDue(thing, found))
      next.offer(purgeDue(thing, found))
      if let life = found.works[thing.id] { next.offerNotices(before: life.expiresAt) }
      for cover in cast.covers[thing.id] ?? [] { next.offer(cover.end) }
    }
    for chat in member.chats.map({ cast.chats[$0] }) {
      for message in found.messages[chat.id, default: [:]].values { next.offer(expiry(message, found)) }
      for cover in cast.covers[chat.id] ?? [] { next.offer(cover.end) }
    }
    return next.instant
  }

  func transactionDue(_ paidAt: Instant) -> Instant? {
    DueDates.transaction(paidAt: paidAt, fiscalYear: house.fiscalYear)
  }
}

/// The first of many instants that is still to come.
private struct Soonest {
  let now: Instant
  var instant: Instant?

  init(after now: Instant) {
    self.now = now
  }

  mutating func offer(_ other: Instant?) {
    guard let other, other > now else { return }
    instant = min(instant ?? other, other)
  }

  mutating func offerNotices(before due: Instant?) {
    guard let due else { return }
    for days in Retention.noticeDays { offer(due.adding(microseconds: -Int64(days) * Span.day)) }
  }
}
