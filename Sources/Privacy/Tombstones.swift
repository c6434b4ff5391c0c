public import Core
public import Persistence
import Policy

/// What was erased: random ids and times, in a small database of its own that is in no backup of data or keys. After a
/// restore it says what the backup brought back and must go again before anything is served (D4).
public struct Tombstones: Sendable {
  public static let migrations: [Migration] = [
    Migration(
      "tombstones-1",
      [
        """
        CREATE TABLE tombstones (
          kind TEXT NOT NULL CHECK (kind IN ('account', 'object')),
          subject TEXT NOT NULL,
          made_at \(.integer) NOT NULL,
          PRIMARY KEY (kind, subject)
        ) \(.strict)
        """
      ]),
    Migration("tombstones-2", ["CREATE INDEX tombstones_made ON tombstones (made_at, kind, subject)"]),
  ]

  public static let holdings: [Holding] = [
    Holding(
      table: "tombstones", subject: .nobody, retention: .account,
      columns: ["kind": .clear, "subject": .clear, "made_at": .clear])
  ]

  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case account, object
  }

  private let database: Database

  /// - Parameter database: its own, migrated with `Tombstones.migrations`.
  public init(database: Database) {
    self.database = database
  }

  /// Marks what is about to be erased. When it returns, the marks survive a power cut. Marking again keeps the first
  /// time.
  public func bury(_ kind: Kind, _ subjects: [Identifier], at now: Instant) async throws {
    for part in subjects.parts(of: SweepLimits.batch) {
      try await database.write { transaction in
        for subject in part {
          try transaction.run(
            """
            INSERT INTO tombstones (kind, subject, made_at) VALUES (\(kind.rawValue), \(subject), \(now))
            ON CONFLICT (kind, subject) DO NOTHING
            """)
        }
      }
    }
  }

  /// What was erased, in order of the ids, from the first one after a given id.
  public func subjects(_ kind: Kind, after: Identifier?, limit: Int) async throws -> [Identifier] {
    let start = after?.description ?? ""
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT subject FROM tombstones WHERE kind = \(kind.rawValue) AND subject > \(start)
        ORDER BY subject LIMIT \(limit)
        """
      ).map { try $0.identifier(0) }
    }
  }

  func count(before instant: Instant) async throws -> Int {
    try await database.read { transaction in
      try transaction.row("SELECT count(*) FROM tombstones WHERE made_at <= \(instant)")?.int(0) ?? 0
    }
  }

  /// Marks made after one instant, up to another.
  func count(after start: Instant, upTo end: Instant) async throws -> Int {
    try await database.read { transaction in
      try transaction.row("SELECT count(*) FROM tombstones WHERE made_at > \(start) AND made_at <= \(end)")?.int(0) ?? 0
    }
  }

  func forget(before instant: Instant, limit: Int) async throws -> Int {
    try await database.write { transaction in
      let rows = try transaction.rows(
        "SELECT kind, subject FROM tombstones WHERE made_at <= \(instant) ORDER BY made_at, kind, subject LIMIT \(limit)"
      )
      for row in rows {
        try transaction.run(
          "DELETE FROM tombstones WHERE kind = \(try row.text(0)) AND subject = \(try row.text(1))")
      }
      return rows.count
    }
  }
}

extension Array {
  /// The elements in order, at most so many in each part.
  func parts(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
