import Persistence
import Policy

/// The tables of holds. Why something is held and who decided it lies sealed under a key of the hold's own; what is
/// held are random ids, which name nothing any more once the thing is purged.
enum HoldSchema {
  static let migration = Migration(
    "privacy-2",
    [
      """
      CREATE TABLE evidence_holds (
        id TEXT PRIMARY KEY NOT NULL,
        reason \(.blob) NOT NULL,
        first_approver \(.blob) NOT NULL,
        second_approver \(.blob) NOT NULL,
        placed_at \(.integer) NOT NULL,
        review_at \(.integer) NOT NULL,
        ends_at \(.integer) NOT NULL,
        released_at \(.integer),
        CHECK (review_at > placed_at),
        CHECK (released_at IS NULL OR ends_at = released_at),
        CHECK (ends_at > placed_at OR released_at IS NOT NULL)
      ) \(.strict)
      """,
      "CREATE INDEX evidence_holds_ended ON evidence_holds (ends_at, id)",
      // `covers_from` is the beginning of the chain of holds of which this one is a part.
      """
      CREATE TABLE held_objects (
        hold TEXT NOT NULL REFERENCES evidence_holds (id),
        kind TEXT NOT NULL CHECK (kind IN ('work', 'upload', 'chat')),
        object TEXT NOT NULL,
        covers_from \(.integer) NOT NULL,
        ends_at \(.integer) NOT NULL,
        PRIMARY KEY (hold, kind, object)
      ) \(.strict)
      """,
      "CREATE INDEX held_objects_object ON held_objects (kind, object, ends_at)",
      """
      CREATE TABLE hold_events (
        id TEXT PRIMARY KEY NOT NULL,
        hold TEXT NOT NULL REFERENCES evidence_holds (id),
        act TEXT NOT NULL CHECK (act IN ('placed', 'viewed', 'reviewed', 'released')),
        object TEXT,
        person \(.blob) NOT NULL,
        at \(.integer) NOT NULL,
        CHECK ((act = 'viewed') = (object IS NOT NULL))
      ) \(.strict)
      """,
      "CREATE INDEX hold_events_hold ON hold_events (hold, id)",
      // Single things whose rows are gone and whose keys and bytes go next: what a crash leaves is finished from here.
      """
      CREATE TABLE object_erasures (
        kind TEXT NOT NULL CHECK (kind IN ('key', 'bytes')),
        subject TEXT NOT NULL,
        asked_at \(.integer) NOT NULL,
        PRIMARY KEY (kind, subject)
      ) \(.strict)
      """,
      // Until when something of an account under erasure is held.
      "ALTER TABLE erasures ADD COLUMN held_until \(.integer)",
    ])

  /// Kept as long as the log of what was done (§5.6): a year after its end a hold is forgotten itself.
  static let holdings: [Holding] = [
    Holding(
      table: "evidence_holds", subject: .nobody, retention: .log, sealedBy: .object(column: "id"),
      columns: [
        "id": .clear, "reason": .sealed, "first_approver": .sealed, "second_approver": .sealed, "placed_at": .clear,
        "review_at": .clear, "ends_at": .clear, "released_at": .clear,
      ]),
    Holding(
      table: "held_objects", subject: .parent(table: "evidence_holds", column: "hold"), retention: .log,
      columns: ["hold": .clear, "kind": .clear, "object": .clear, "covers_from": .clear, "ends_at": .clear]),
    Holding(
      table: "hold_events", subject: .parent(table: "evidence_holds", column: "hold"), retention: .log,
      sealedBy: .object(column: "hold"),
      columns: [
        "id": .clear, "hold": .clear, "act": .clear, "object": .clear, "person": .sealed, "at": .clear,
      ]),
    // Random ids and names, which name nothing any more. Declared as nobody's, since the erasure itself must not
    // remove them before its last step, which does.
    Holding(
      table: "object_erasures", subject: .nobody, retention: .account,
      columns: ["kind": .clear, "subject": .clear, "asked_at": .clear]),
  ]
}
