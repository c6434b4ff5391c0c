public import Core
import Synchronization

/// What the operator of an instance has tightened (rule 4 of the policy: tighten, never loosen). It is enforced once,
/// at start and before any rule is read; from then on the rules of this module are the tightened ones, so the sweeper,
/// the dates on pages and the public text follow by themselves.
public struct Tightening: Sendable, Hashable, CustomStringConvertible {
  public let periods: [Tightenable: Period]

  public static let none = Tightening(periods: [:])

  private init(periods: [Tightenable: Period]) {
    self.periods = periods
  }

  /// Reads e.g. `generated=70d,log=6mo,upload=3d`; an empty text tightens nothing. Throws `tightening-unreadable`,
  /// `-unknown`, `-promised`, `-twice`, `-looser` or `-too-short`, each with the reason.
  public init(_ text: String) throws(DomainError) {
    var periods: [Tightenable: Period] = [:]
    for item in text.split(separator: ",") {
      let halves = item.split(separator: "=", maxSplits: 1).map { String($0.filter { $0 != " " }) }
      guard halves.count == 2, let period = Period(halves[1]) else {
        throw Self.refusal("unreadable", "\"\(item)\" is not of the form generated=70d (y, mo, d, h or min)")
      }
      let key = try Self.key(halves[0])
      guard periods[key] == nil else { throw Self.refusal("twice", "\(key.rawValue) is given twice") }
      guard key.published.isNeverShorter(than: period) else {
        throw Self.refusal(
          "looser",
          "\(key.rawValue)=\(period) can last longer than the published \(key.published) (\(key.clause)), and a "
            + "promise is never loosened")
      }
      guard period.isNeverShorter(than: key.least) else {
        throw Self.refusal(
          "too-short", "\(key.rawValue)=\(period) can last less than \(key.least), the least that \(key.clause) allows")
      }
      periods[key] = period
    }
    self.periods = periods
  }

  /// The period in force for a class under this tightening.
  public subscript(_ key: Tightenable) -> Period { periods[key] ?? key.published }

  /// As it can be read again, in a fixed order.
  public var description: String {
    Tightenable.allCases.compactMap { key in periods[key].map { "\(key.rawValue)=\($0)" } }.joined(separator: ",")
  }

  /// Makes this the tightening in force, for the whole process. Throws `tightening-late` once a rule has been read:
  /// a rule must not change under those who have acted by it.
  public func enforce() throws(DomainError) {
    let isLate = Self.chosen.withLock { state in
      guard !state.isRead else { return state.value != self }
      state.value = self
      return false
    }
    if isLate {
      throw DomainError(.fault, "tightening-late", "The policy's rules were read before the operator's were known.")
    }
  }

  /// The one in force. The first reading settles it.
  public static let inForce: Tightening = chosen.withLock { state in
    state.isRead = true
    return state.value
  }

  private struct State {
    var value = Tightening.none
    var isRead = false
  }

  private static let chosen = Mutex(State())

  private static let promised = [
    "trash", "transaction", "transactions", "account", "inactive-account", "inactivity", "notices", "purge-lag",
    "refund", "answers", "deletion-link", "change-notice",
  ]

  private static func key(_ text: String) throws(DomainError) -> Tightenable {
    if let key = Tightenable(rawValue: text) { return key }
    if promised.contains(text) {
      throw refusal("promised", "\(text) cannot be tightened, since people were promised it as it is")
    }
    let known = Tightenable.allCases.map(\.rawValue).joined(separator: ", ")
    throw refusal("unknown", "there is no class \(text): \(known)")
  }

  private static func refusal(_ code: String, _ reason: String) -> DomainError {
    DomainError(.invalid, "tightening-\(code)", "The setting policy.tighten is refused: \(reason).")
  }
}

extension Period {
  /// Reads what `description` writes, and years: `1y`, `6mo`, `70d`, `48h`, `30min`. Nil for anything else, for zero
  /// and for more than a century.
  public init?(_ text: String) {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard let count = Int(digits), count > 0, digits.first != "0" else { return nil }
    switch text.dropFirst(digits.count) {
    case "y": self = .years(min(count, Self.yearsMax + 1))
    case "mo": self = .months(count)
    case "d": self = .days(count)
    case "h": self = .hours(count)
    case "min": self = .minutes(count)
    default: return nil
    }
    guard count <= Self.countMax, mostDays <= Double(Self.yearsMax * 366) else { return nil }
  }

  private static let yearsMax = 100
  private static let countMax = 1_000_000

  /// Whether this period lasts at least as long as another, wherever in the calendar both begin: 90 days are not
  /// three months, since these may have 89.
  public func isNeverShorter(than other: Period) -> Bool {
    if case .months(let count) = self, case .months(let otherCount) = other { return count >= otherCount }
    return leastDays >= other.mostDays
  }
}
