public import Core
public import Persistence
import Policy

/// That somebody of the operator's has looked at a thing of a person's, for that person to see (D20, D21): when, and what
/// kind of thing it was. Who looked stays with the operator's own log.
///
/// A look under a hold is told once no hold in force covers the thing: until then it would tell of the hold. It is told
/// also when the thing itself was purged in the meantime, since the line is the person's own.
public struct Looks: Sendable {
  /// One look, as the owner of the thing sees it.
  public struct Look: Sendable, Hashable {
    public var kind: HeldKind
    public var at: Instant
    /// It happened under a hold that is over.
    public var isUnderHold: Bool

    public init(kind: HeldKind, at: Instant, isUnderHold: Bool) {
      self.kind = kind
      self.at = at
      self.isUnderHold = isUnderHold
    }
  }

  private let database: Database
  private let world: World

  public init(database: Database, world: World) {
    self.database = database
    self.world = world
  }

  /// Notes a look in the caller's transaction, which must have returned before the thing is shown.
  public static func note(
    _ object: HeldObject, of owner: Identifier, isUnderHold: Bool, world: World, in transaction: any Transaction
  ) throws {
    try transaction.run(
      """
      INSERT INTO looks (id, account, kind, object, is_under_hold, at)
      VALUES (\(world.identifier()), \(owner), \(object.kind.rawValue), \(object.id), \(isUnderHold), \(world.now))
      """)
  }

  /// The looks at a person's things that can be told now, the newest first, at most `Limits.looksShownMax`.
  public func looks(of account: Identifier) async throws -> [Look] {
    let now = world.now
    let isFree = Self.isFree(at: now)
    let isForgotten = Self.isDue(at: now)
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT kind, at, is_under_hold FROM looks WHERE account = \(account) AND \(isFree) AND NOT \(isForgotten)
        ORDER BY at DESC, id DESC LIMIT \(Limits.looksShownMax)
        """
      ).map { row in
        guard let kind = HeldKind(rawValue: try row.text(0)) else {
          throw DomainError(.fault, "row-shape", "A look is at a kind of thing that this program does not know.")
        }
        return Look(kind: kind, at: try row.instant(1), isUnderHold: try row.bool(2))
      }
    }
  }

  /// Forgets looks like the log of what was done (§5.6): twelve months after the look, and after the end of the last
  /// hold, so that nobody's look is forgotten before it could be told.
  public var forgetter: any Forgetter {
    RowForgetter(
      name: "looks", clause: .keepLogs, retention: .log, database: database, table: "looks", by: "at"
    ) { Self.isDue(at: $0) }
  }

  /// A take-out holds the looks that "My data" shows, and none that would tell of a hold.
  public static var exportGuides: [ExportGuide] {
    [
      ExportGuide(
        table: "looks",
        look: { ids, account, now, transaction in
          guard !ids.isEmpty else { return [:] }
          let list = SQL.joined(ids.map { "\($0)" as SQL }, separator: ", ")
          let told = try transaction.rows(
            """
            SELECT id FROM looks
            WHERE id IN (\(list)) AND account = \(account) AND \(isFree(at: now)) AND NOT \(isDue(at: now))
            """
          ).map { (try $0.identifier(0), ExportGuide.Notes()) }
          return Dictionary(told, uniquingKeysWith: { first, _ in first })
        })
    ]
  }

  private static func isFree(at now: Instant) -> SQL {
    """
    NOT EXISTS (SELECT 1 FROM held_objects WHERE held_objects.kind = looks.kind
      AND held_objects.object = looks.object AND held_objects.ends_at > \(now))
    """
  }

  private static func isDue(at now: Instant) -> SQL {
    guard let keep = Retention.log.keep else { return "(1 = 0)" }
    return "(\(keep.hasPassed(since: "at", at: now)) AND \(isFree(at: keep.start(endingAt: now))))"
  }
}

extension Looks {
  static let migrations: [Migration] = [
    Migration(
      "looks-1",
      [
        """
        CREATE TABLE looks (
          id TEXT PRIMARY KEY NOT NULL,
          account TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('work', 'upload', 'chat')),
          object TEXT NOT NULL,
          is_under_hold \(.integer) NOT NULL CHECK (is_under_hold IN (0, 1)),
          at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX looks_account ON looks (account, at)",
        "CREATE INDEX looks_at ON looks (at, id)",
      ])
  ]

  static let holdings: [Holding] = [
    Holding(
      table: "looks", subject: .account(column: "account"), retention: .log, ends: [.asked],
      columns: [
        "id": .clear, "account": .clear, "kind": .clear, "object": .clear, "is_under_hold": .clear, "at": .clear,
      ])
  ]
}
