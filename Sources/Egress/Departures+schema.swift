import Core
public import Persistence
import Policy
public import Privacy

extension Departures {
  /// After those of the accounts, which the lines name.
  public static let migrations: [Migration] = [
    Migration(
      "departures-1",
      [
        // One line for one delivery: the id is that of the request, so none is used twice.
        """
        CREATE TABLE departures (
          id TEXT PRIMARY KEY NOT NULL,
          account TEXT REFERENCES accounts (id),
          matter TEXT NOT NULL CHECK (length(matter) BETWEEN 1 AND 40),
          purpose TEXT NOT NULL CHECK (length(purpose) BETWEEN 1 AND 40),
          contractor TEXT,
          host TEXT NOT NULL CHECK (length(host) <= 253),
          bytes \(.integer) NOT NULL CHECK (bytes >= 0),
          sent_sealed \(.blob),
          at \(.integer) NOT NULL,
          outcome TEXT NOT NULL CHECK (outcome IN ('refused', 'begun', 'sent', 'failed')),
          code TEXT,
          ended_at \(.integer),
          CHECK ((ended_at IS NULL) = (outcome = 'begun')),
          CHECK ((code IS NOT NULL) = (outcome IN ('refused', 'failed'))),
          CHECK (outcome <> 'refused' OR (sent_sealed IS NULL AND bytes = 0))
        ) \(.strict)
        """,
        "CREATE INDEX departures_by_account ON departures (account, id)",
        "CREATE INDEX departures_by_age ON departures (at, id)",
      ])
  ]

  /// What left is technical (§5.6), whose it was is not: a person's lines are in their take-out and go with them. Lines
  /// of nobody, such as that of the mail that says goodbye, go by their age.
  public static let holdings: [Holding] = [
    Holding(
      table: "departures", subject: .account(column: "account"), retention: .departure, sealedBy: .account,
      ends: [.after("at")],
      columns: [
        "id": .clear, "account": .clear, "matter": .clear, "purpose": .clear, "contractor": .clear, "host": .clear,
        "bytes": .clear, "sent_sealed": .sealed, "at": .clear, "outcome": .clear, "code": .clear, "ended_at": .clear,
      ])
  ]

  /// Forgets lines when their time has come (§5.6); a reader already takes them for gone.
  public var forgetters: [any Forgetter] {
    [
      RowForgetter(
        name: "departures", clause: .register, retention: .departure, database: database, table: "departures",
        by: "at"
      ) { Self.isDue(at: $0) }
    ]
  }

  /// The condition under which a line is due at an instant.
  static func isDue(at now: Instant) -> SQL {
    Retention.departure.keep?.hasPassed(since: "at", at: now) ?? "(1 = 0)"
  }
}
