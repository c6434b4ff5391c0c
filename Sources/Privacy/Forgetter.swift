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
  /// The rule of the policy that it carries out; nil for marks that belong to no class of data.
  var retention: Retention? { get }
  /// When the first thing of the class is due: before `now` for the one longest overdue, after it for the next one to
  /// go, each to the step of `ProofLimits`; nil when there is nothing, or nothing that goes by date.
  func earliestDue(seenAt now: Instant) async throws -> Instant?
}
