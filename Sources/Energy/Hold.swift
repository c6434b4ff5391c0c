public import Core
import Policy

/// Points set aside for a work that is being made. A hold ends exactly once: settled when the work is ready,
/// released when it failed, expired when nobody said either (docs/state-machines/hold.md).
public struct Hold: Sendable, Hashable {
  public enum State: String, Sendable, Hashable, CaseIterable {
    case pending, settled, released, expired
  }

  public let amount: Points
  public let expiresAt: Instant
  public private(set) var state: State

  /// As stored.
  init(amount: Points, expiresAt: Instant, state: State) {
    self.amount = amount
    self.expiresAt = expiresAt
    self.state = state
  }

  /// The hold and the movement that sets its points aside.
  public static func place(_ amount: Points, at now: Instant) -> (hold: Hold, transfer: Transfer) {
    let hold = Hold(amount: amount, expiresAt: Prices.holdExpires.end(from: now), state: .pending)
    return (hold, Transfer(from: .available, to: .held, amount: amount))
  }

  /// The work is ready: the points are spent. Throws `hold-over` when the hold ended otherwise.
  public mutating func settle(at now: Instant) throws(DomainError) -> Transfer? {
    try end(.settled, at: now)
  }

  /// The work failed or was called off: the points go back. Throws `hold-over` when the hold ended otherwise.
  public mutating func release(at now: Instant) throws(DomainError) -> Transfer? {
    try end(.released, at: now)
  }

  /// Nobody settled it in time: the points go back. Nil when it is not due or already over; a janitor asks often.
  public mutating func expire(at now: Instant) -> Transfer? {
    guard state == .pending, now >= expiresAt else { return nil }
    state = .expired
    return Transfer(from: .held, to: .available, amount: amount)
  }

  /// Saying the same thing twice is no error and moves nothing: a crash between two lines makes programs repeat
  /// themselves. Saying something else is one.
  private mutating func end(_ wanted: State, at now: Instant) throws(DomainError) -> Transfer? {
    if state == wanted { return nil }
    guard state == .pending, now < expiresAt else {
      throw DomainError(.unavailable, "hold-over", "These points are no longer set aside.")
    }
    state = wanted
    return Transfer(from: .held, to: wanted == .settled ? .spent : .available, amount: amount)
  }
}

/// One movement of the double-entry ledger: what leaves one account of a person's energy enters another, so the
/// sum over all of them changes by nothing but grants and purchases.
public struct Transfer: Sendable, Hashable {
  public enum Account: String, Sendable, Hashable, CaseIterable {
    /// Where grants and purchases come from; the only one that may go below zero.
    case issued
    case available, held, spent
  }

  public var from: Account
  public var to: Account
  public var amount: Points

  public init(from: Account, to: Account, amount: Points) {
    self.from = from
    self.to = to
    self.amount = amount
  }
}

/// What a person has, by account. Refuses any movement that would take more than is there.
public struct Balance: Sendable, Hashable {
  public private(set) var available = Points.zero
  public private(set) var held = Points.zero
  public private(set) var spent = Points.zero

  public init() {}

  /// As stored.
  init(available: Points, held: Points, spent: Points) {
    self.available = available
    self.held = held
    self.spent = spent
  }

  /// Throws `points-too-few` or `points-overflow` and then changes nothing.
  public mutating func apply(_ transfer: Transfer) throws(DomainError) {
    var next = self
    try next.change(transfer.from) { (points) throws(DomainError) in try points.subtracting(transfer.amount) }
    try next.change(transfer.to) { (points) throws(DomainError) in try points.adding(transfer.amount) }
    self = next
  }

  private mutating func change(
    _ account: Transfer.Account, _ step: (Points) throws(DomainError) -> Points
  ) throws(DomainError) {
    switch account {
    case .issued: break
    case .available: available = try step(available)
    case .held: held = try step(held)
    case .spent: spent = try step(spent)
    }
  }
}
