public import Core
public import Persistence

/// What every purger and every read path asks about holds, inside a transaction of its own.
///
/// A purger of a class that can be held writes, in the transaction that takes the rows away:
///
///     DELETE FROM uploads WHERE due_at <= \(now) AND \(Holds.isFree(.upload, "uploads.id", due: "due_at", at: now))
///
/// and the same condition where it looks for what is due, so that held things fill none of its batches. A read path
/// asks `isHeld`, since nothing under hold is served (D20). Hide and trash dates run on as if there were no hold; only
/// the purge waits (D20b).
extension Holds {
  /// The condition under which no hold keeps a thing from its purge at an instant. Two processes that hold and purge
  /// the same thing at once end with one of both, if both do so inside their writing transactions.
  ///
  /// - Parameters:
  ///   - object: the column with the thing's id, with the name of its table, e.g. `"uploads.id"`.
  ///   - due: when its purge was due, in microseconds: a column or an expression. A hold that began then or later came
  ///     too late and keeps nothing (D45b).
  public static func isFree(_ kind: HeldKind, _ object: SQL, due: SQL? = nil, at now: Instant) -> SQL {
    let inTime: SQL = due.map { "AND held_objects.covers_from < \($0)" } ?? ""
    return """
      NOT EXISTS (SELECT 1 FROM held_objects WHERE held_objects.kind = \(kind.rawValue)
        AND held_objects.object = \(object) AND held_objects.ends_at > \(now) \(inTime))
      """
  }

  /// Whether a hold on a thing is in force: then it is served to nobody (D20).
  public static func isHeld(
    _ kind: HeldKind, _ id: Identifier, at now: Instant, in transaction: any Transaction
  ) throws -> Bool {
    try !covers(of: [id], kind, at: now, in: transaction).isEmpty
  }

  /// A hold in force on a thing.
  public struct Cover: Sendable, Hashable {
    /// Since when an unbroken chain of holds has covered the thing.
    public var from: Instant
    public var end: Instant

    /// Whether it keeps the thing from a purge that was due at an instant.
    public func keeps(due: Instant) -> Bool { from < due }
  }

  /// The longest hold in force on each of some things; those without one are missing from the answer.
  public static func covers(
    of ids: [Identifier], _ kind: HeldKind, at now: Instant, in transaction: any Transaction
  ) throws -> [Identifier: Cover] {
    guard !ids.isEmpty else { return [:] }
    let list = SQL.joined(ids.map { "\($0)" }, separator: ", ")
    let rows = try transaction.rows(
      """
      SELECT object, min(covers_from), max(ends_at) FROM held_objects
      WHERE kind = \(kind.rawValue) AND object IN (\(list)) AND ends_at > \(now) GROUP BY object
      """)
    let covers = try rows.map { (try $0.identifier(0), Cover(from: try $0.instant(1), end: try $0.instant(2))) }
    return Dictionary(covers, uniquingKeysWith: { first, _ in first })
  }
}
