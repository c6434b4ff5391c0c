public import Core
public import Policy

/// Forgets one class of data. One forgetter a class, so that a fault in one keeps no other from its duty.
public protocol Forgetter: Sendable {
  /// Stable, e.g. `address-keys`; seen in reports and metrics.
  var name: String { get }
  var clause: Clause { get }
  /// How many things are due at an instant; with an instant to come, a forecast. Changes nothing.
  func count(dueAt now: Instant) async throws -> Int
  /// Forgets at most `limit` due things and answers how many; fewer than `limit` says that none is left. Repeating
  /// it is harmless, from several processes at once too.
  func forget(dueAt now: Instant, limit: Int) async throws -> Int
}
