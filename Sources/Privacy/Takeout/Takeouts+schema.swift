public import Persistence
import Policy

extension Takeouts {
  /// One line for each take-out that was asked for. Its bytes are sealed under a key of its own, wrapped by the account's,
  /// so they go with either (D3, D43).
  public static let migrations: [Migration] = [
    Migration(
      "takeouts-1",
      [
        """
        CREATE TABLE takeouts (
          id TEXT PRIMARY KEY NOT NULL,
          account TEXT NOT NULL REFERENCES accounts (id),
          state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'failed', 'deleted')),
          language TEXT NOT NULL CHECK (language IN ('en', 'ru', 'kk')),
          asked_at \(.integer) NOT NULL,
          made_at \(.integer),
          object TEXT UNIQUE,
          plain_bytes \(.integer) CHECK (plain_bytes >= 0),
          sha256 \(.blob),
          CHECK ((state = 'ready') = (object IS NOT NULL)),
          CHECK (state <> 'ready' OR (made_at IS NOT NULL AND plain_bytes IS NOT NULL AND sha256 IS NOT NULL))
        ) \(.strict)
        """,
        // One at a time.
        "CREATE UNIQUE INDEX takeouts_waiting ON takeouts (account) WHERE state = 'waiting'",
        "CREATE INDEX takeouts_account ON takeouts (account, id)",
        "CREATE INDEX takeouts_asked ON takeouts (asked_at, id)",
        "CREATE INDEX takeouts_made ON takeouts (made_at, id) WHERE made_at IS NOT NULL",
      ]),
    // The link that saves it: one at a time, known by its hash alone.
    Migration(
      "takeouts-2",
      [
        "ALTER TABLE takeouts ADD COLUMN link_hash \(.blob)",
        "ALTER TABLE takeouts ADD COLUMN link_ends_at \(.integer)",
      ]),
  ]

  public static let holdings: [Holding] = [
    Holding(
      table: "takeouts", subject: .account(column: "account"), retention: .takeout, sealedBy: .object(column: "id"),
      ends: [.after("made_at")],
      columns: [
        "id": .clear, "account": .clear, "state": .clear, "language": .clear, "asked_at": .clear, "made_at": .clear,
        "object": .objectName(class: "takeout"), "plain_bytes": .clear, "sha256": .clear,
        "link_hash": .blindIndex, "link_ends_at": .clear,
      ])
  ]
}
