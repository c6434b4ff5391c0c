public import Core

/// The operator's statutory table (§9.5, D29): in how much time the law of the operator's country wants an answer,
/// right by right. It can only shorten what everybody is promised.
public struct StatutoryTerms: Sendable, Hashable, CustomStringConvertible {
  public static let none = StatutoryTerms(all: nil, terms: [:])

  private let all: Period?
  private let terms: [RequestRight: Period]

  private init(all: Period?, terms: [RequestRight: Period]) {
    self.all = all
    self.terms = terms
  }

  /// Reads e.g. `all=20d,access=15d`; an empty text shortens nothing. Throws `statutory-terms` for what cannot be
  /// read, for a right that does not exist, and for a term that is longer than the promised one, since a line that
  /// shortens nothing is most likely a slip.
  public init(_ text: String) throws(DomainError) {
    var terms: [RequestRight: Period] = [:]
    var all: Period?
    for item in text.split(separator: ",") {
      let halves = item.split(separator: "=", maxSplits: 1).map { String($0.filter { $0 != " " }) }
      guard halves.count == 2, let period = Period(halves[1]) else {
        throw Self.refusal("\"\(item)\" is not of the form access=15d (d or h)")
      }
      guard Retention.answerWithin.days.isNeverShorter(than: period) else {
        throw Self.refusal("\(item) is longer than the promised \(Retention.answerWithin.days)")
      }
      if halves[0] == "all", all == nil {
        all = period
      } else if let right = RequestRight(rawValue: halves[0]), terms[right] == nil {
        terms[right] = period
      } else {
        throw Self.refusal("\(halves[0]) is no right, or is given twice")
      }
    }
    self.init(all: all, terms: terms)
  }

  /// The term of a right; nil where the law names none.
  public subscript(_ right: RequestRight) -> Period? { terms[right] ?? all }

  /// As it can be read again, in a fixed order.
  public var description: String {
    let lines = RequestRight.allCases.compactMap { right in terms[right].map { "\(right.rawValue)=\($0)" } }
    return ((all.map { ["all=\($0)"] } ?? []) + lines).joined(separator: ",")
  }

  private static func refusal(_ reason: String) -> DomainError {
    DomainError(.invalid, "statutory-terms", "The setting requests.terms is refused: \(reason).")
  }
}
