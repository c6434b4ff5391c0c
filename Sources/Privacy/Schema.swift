public import Persistence
import Policy

/// The tables of this module in the data database, and what they hold. Those of the key database and of the
/// tombstones are declared by `KeyHoldings` and `Tombstones`.
extension Eraser {
  public static let migrations: [Migration] =
    [
      Migration(
        "privacy-1",
        [
          // Accounts whose erasure is under way: what a crash interrupts is found here and finished.
          """
          CREATE TABLE erasures (
            account TEXT PRIMARY KEY NOT NULL,
            asked_at \(.integer) NOT NULL
          ) \(.strict)
          """,
          // When the clock was last believed, and when storage was last walked.
          """
          CREATE TABLE sweep_state (
            name TEXT PRIMARY KEY NOT NULL,
            at \(.integer) NOT NULL
          ) \(.strict)
          """,
          // Stored objects that no row named when storage was last walked.
          """
          CREATE TABLE orphan_sightings (
            name TEXT PRIMARY KEY NOT NULL,
            seen_at \(.integer) NOT NULL
          ) \(.strict)
          """,
        ]),
      HoldSchema.migration,
    ] + PolicyHistory.migrations + VisitCounts.migrations + Requests.migrations + Disclosures.migrations
    + Looks.migrations

  public static let holdings: [Holding] =
    [
      // The random id of an account under erasure. Declared as nobody's, since the erasure itself must not remove it
      // before its last step, which does.
      Holding(
        table: "erasures", subject: .nobody, retention: .account,
        columns: ["account": .clear, "asked_at": .clear, "held_until": .clear]),
      Holding(
        table: "sweep_state", subject: .nobody, retention: .account, columns: ["name": .clear, "at": .clear]),
      Holding(
        table: "orphan_sightings", subject: .nobody, retention: .account, columns: ["name": .clear, "seen_at": .clear]),
    ] + HoldSchema.holdings + PolicyHistory.holdings + VisitCounts.holdings + Requests.holdings
    + Disclosures.holdings + Looks.holdings
}

/// What the tables of the key database hold. Keys are erased by `Vault`, which alone knows what they wrap.
public enum KeyHoldings {
  public static let all: [Holding] = [
    Holding(
      table: "account_keys", subject: .account(column: "account"), retention: .account,
      columns: ["account": .clear, "wrapped": .clear, "made_at": .clear, "destroyed_at": .clear]),
    Holding(
      table: "object_keys", subject: .parent(table: "account_keys", column: "account", key: "account"),
      retention: .account, columns: ["object": .clear, "account": .clear, "wrapped": .clear, "made_at": .clear]),
    Holding(
      table: "dated_keys", subject: .nobody, retention: .addressHash,
      columns: ["purpose": .clear, "period": .clear, "wrapped": .clear, "due_at": .clear]),
  ]
}
