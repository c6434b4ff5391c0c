public import Core
public import Persistence
public import Policy

/// Forgets rows of one table that nothing else hangs on: throttling counts, log lines, spent tokens. The count of a dry
/// run and the deletion share one condition, so they cannot disagree.
public struct RowForgetter: Forgetter {
  public let name: String
  public let clause: Clause
  public let retention: Retention?
  private let database: Database
  private let table: Name
  private let key: Name
  private let order: SQL
  private let due: @Sendable (Instant) -> SQL

  /// - Parameters:
  ///   - key: a column that is unique in the table.
  ///   - time: the column that the condition bounds, with an index that begins with it: then the cost of a sweep
  ///     follows what is due and not the table. Nil for a table that stays small.
  ///   - due: the condition under which a row is due at an instant, e.g. `"ends_at <= \(now)"`.
  public init(
    name: String, clause: Clause, retention: Retention? = nil, database: Database, table: Name, key: Name = "id",
    by time: Name? = nil, due: @escaping @Sendable (_ now: Instant) -> SQL
  ) {
    self.name = name
    self.clause = clause
    self.retention = retention
    self.database = database
    self.table = table
    self.key = key
    order = time.map { "\($0.sql), \(key.sql)" } ?? key.sql
    self.due = due
  }

  public func count(dueAt now: Instant) async throws -> Int {
    try await database.read { transaction in
      try transaction.row("SELECT count(*) FROM \(table.sql) WHERE \(due(now))")?.int(0) ?? 0
    }
  }

  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    try await database.write { try $0.run(deletion(dueAt: now, limit: limit)) }
  }

  /// What is longest due goes first, so that each batch reads on where the one before ended.
  func deletion(dueAt now: Instant, limit: Int) -> SQL {
    """
    DELETE FROM \(table.sql) WHERE \(key.sql) IN (
      SELECT \(key.sql) FROM \(table.sql) WHERE \(due(now)) ORDER BY \(order) LIMIT \(limit))
    """
  }
}
