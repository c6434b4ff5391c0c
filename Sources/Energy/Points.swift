public import Core

/// An amount of energy points. Whole, never negative, and added with a check at every step: no input stops the
/// process and none wraps around.
public struct Points: Sendable, Hashable, Comparable, Codable {
  public let value: Int64

  public static let zero = Points(known: 0)

  private init(known value: Int64) {
    self.value = value
  }

  /// Throws `points-negative`.
  public init(_ value: Int64) throws(DomainError) {
    guard value >= 0 else { throw DomainError(.invalid, "points-negative", "Points cannot be fewer than none.") }
    self.value = value
  }

  /// Throws `points-overflow`.
  public func adding(_ other: Points) throws(DomainError) -> Points {
    let (sum, overflow) = value.addingReportingOverflow(other.value)
    guard !overflow else { throw DomainError(.tooLarge, "points-overflow", "That is more than can be counted.") }
    return Points(known: sum)
  }

  /// Throws `points-too-few` when not enough is there.
  public func subtracting(_ other: Points) throws(DomainError) -> Points {
    guard value >= other.value else {
      throw DomainError(.invalid, "points-too-few", "There are \(value) points and \(other.value) are needed.")
    }
    return Points(known: value - other.value)
  }

  public static func < (left: Points, right: Points) -> Bool { left.value < right.value }

  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(Int64.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
