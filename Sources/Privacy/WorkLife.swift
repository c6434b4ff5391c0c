public import Core
import Policy

/// The dates of one generated work. Nothing here is stored but what happened; every date follows, so a page, the
/// sweeper and a forecast cannot disagree (§5.4, D1, D2, D5, D45b).
public struct WorkLife: Sendable, Hashable {
  public var createdAt: Instant
  /// The owner's times of Prime, in order.
  public var prime: [PrimeSpan]
  /// When the person deleted it; nil after a restore.
  public var deletedAt: Instant?
  /// When the person last had it back although its time was over, which takes Prime. A restore in time changes no date
  /// and leaves this as it was.
  public var revivedAt: Instant?
  /// Times of restriction in which the person asked to keep it (D30b): its expiry waits for their end.
  public var keptOnRequest: [PrimeSpan]

  public init(
    createdAt: Instant, prime: [PrimeSpan] = [], deletedAt: Instant? = nil, revivedAt: Instant? = nil,
    keptOnRequest: [PrimeSpan] = []
  ) {
    self.createdAt = createdAt
    self.prime = prime
    self.deletedAt = deletedAt
    self.revivedAt = revivedAt
    self.keptOnRequest = keptOnRequest
  }

  /// When the system takes it away: max(created, Prime end) + 3 calendar months. Nil while Prime protects it
  /// without an end. Prime that begins at this instant or later is too late, unless the work was restored under it.
  /// A restriction under which the person asked to keep it only waits: its end is the expiry, if that is later (D30b).
  public var expiresAt: Instant? { protection.due }

  /// When the last Prime that protected it ends; nil when none ever did, or while it has no end in sight (D5b).
  public var primeEndsAt: Instant? { protection.primeEnd }

  private var protection: (due: Instant?, primeEnd: Instant?) {
    guard let keep = Retention.generated.keep else { return (nil, nil) }
    // Months are added once, to the later of the two: ends of months fall together, so the later start can end first.
    var (clock, due) = (createdAt, keep.end(from: createdAt))
    var (last, waits): (Instant?, Instant?)
    let spans = prime.map { (span: $0, isPrime: true) } + keptOnRequest.map { (span: $0, isPrime: false) }
    for (span, isPrime) in spans.sorted(by: { $0.span.start < $1.span.start }) {
      // A Prime that was ended at the very instant of the return still ran when the work came back under it.
      let cameBack = revivedAt.map { span.contains($0) || span.end == $0 } ?? false
      let inTime = span.start < due || isPrime && cameBack
      guard inTime else { continue }
      guard let end = span.end else { return (nil, nil) }
      guard end > createdAt else { continue }
      if isPrime {
        (clock, last) = (max(clock, end), max(last ?? end, end))
      } else {
        waits = max(waits ?? end, end)
      }
      due = max(keep.end(from: clock), waits ?? createdAt)
    }
    return (due, last)
  }

  public enum Standing: Sendable, Hashable {
    case kept(until: Instant?)
    /// Hidden and still recoverable. Without Prime, only what the person deleted before its time can come back.
    case inTrash(until: Instant, needsPrime: Bool)
    /// Gone for everybody; the bytes go within the purge lag.
    case gone(since: Instant)
  }

  public func standing(at now: Instant) -> Standing {
    let expiry = expiresAt
    let expired = expiry.map { now >= $0 } ?? false
    // The act or the expiry, whichever came first, began the seven days; a later one does not begin them anew.
    let removals = [deletedAt, expired ? expiry : nil].compactMap(\.self)
    guard let removed = removals.min(), let trash = Retention.generated.trash else { return .kept(until: expiry) }
    let end = trash.end(from: removed)
    return now < end ? .inTrash(until: end, needsPrime: expired) : .gone(since: end)
  }

  /// When it leaves the library, and when it is gone for good, as things stand; nil while nothing takes it away (D2).
  public var ends: (hidden: Instant, gone: Instant)? {
    guard let removed = [deletedAt, expiresAt].compactMap(\.self).min(), let trash = Retention.generated.trash else {
      return nil
    }
    return (removed, trash.end(from: removed))
  }

  /// The first date after an instant at which anything that is told or decided by these dates may change by itself: the
  /// expiry, the ends of both trashes, every beginning and end of Prime and of restrictions. Nil when none is to come.
  public func nextDate(after now: Instant) -> Instant? {
    let removals = [expiresAt, deletedAt].compactMap(\.self)
    let ends = removals.compactMap { Retention.generated.trash?.end(from: $0) }
    let spans = (prime + keptOnRequest).flatMap { [$0.start, $0.end].compactMap(\.self) }
    return (removals + ends + spans).filter { $0 > now }.min()
  }

  /// Whether the person can have it back at this instant.
  public func canRestore(at now: Instant) -> Bool {
    guard case .inTrash(_, let needsPrime) = standing(at: now) else { return false }
    return !needsPrime || prime.contains { $0.contains(now) }
  }

  /// What its owner is told once Prime has ended (D5, D5b), earliest first: at the end of Prime, and so many days
  /// before the removal. Empty for a work that Prime never protected, whose page shows the date, and while Prime has
  /// no end in sight.
  public var notices: [DueNotice] {
    guard let expiresAt, let primeEndsAt else { return [] }
    let left = Int((expiresAt.microseconds - primeEndsAt.microseconds) / Span.day)
    return [DueNotice(at: primeEndsAt, days: left, due: expiresAt, isPrimeEnd: true)]
      + DueNotice.before(expiresAt)
  }
}
