public import Persistence
import Policy
public import Privacy

/// The ledger's tables. What the rules in Swift say, the schema says again: nothing below zero, the four parts of a
/// wallet sum to zero, both lines of a movement carry its amount, a purpose is paid at most once and ends at most
/// once for each hold, a grant with the same key exists once.
extension Energy {
  public static let migrations: [Migration] = [
    Migration("energy-1", [wallets, holds, openHolds, dueHolds, movements, placings, endings] + linesAndPages),
    Forfeits.migration,
  ]

  private static let wallets: SQL = """
    CREATE TABLE wallets (
      account TEXT PRIMARY KEY NOT NULL REFERENCES accounts (id),
      opened_at \(.integer) NOT NULL,
      issued \(.integer) NOT NULL CHECK (issued <= 0),
      available \(.integer) NOT NULL CHECK (available >= 0),
      held \(.integer) NOT NULL CHECK (held >= 0),
      spent \(.integer) NOT NULL CHECK (spent >= 0),
      CHECK (issued + available + held + spent = 0)
    ) \(.strict)
    """

  private static let holds: SQL = """
    CREATE TABLE energy_holds (
      id TEXT PRIMARY KEY NOT NULL,
      account TEXT NOT NULL REFERENCES wallets (account),
      purpose TEXT NOT NULL,
      amount \(.integer) NOT NULL CHECK (amount > 0),
      state TEXT NOT NULL CHECK (state IN ('pending', 'settled', 'released', 'expired')),
      placed_at \(.integer) NOT NULL,
      expires_at \(.integer) NOT NULL CHECK (expires_at > placed_at),
      ended_at \(.integer),
      CHECK ((state = 'pending') = (ended_at IS NULL)),
      UNIQUE (id, account, amount)
    ) \(.strict)
    """

  /// A purpose has one hold that is pending or was paid; after a release or an expiry it may have another.
  private static let openHolds: SQL = """
    CREATE UNIQUE INDEX energy_holds_purpose ON energy_holds (purpose) WHERE state IN ('pending', 'settled')
    """

  private static let dueHolds: SQL = """
    CREATE INDEX energy_holds_due ON energy_holds (expires_at) WHERE state = 'pending'
    """

  private static let movements: SQL = """
    CREATE TABLE energy_movements (
      id TEXT PRIMARY KEY NOT NULL,
      account TEXT NOT NULL REFERENCES wallets (account),
      kind TEXT NOT NULL CHECK (kind IN ('grant', 'hold', 'settle', 'release', 'expire')),
      amount \(.integer) NOT NULL CHECK (amount > 0),
      hold TEXT,
      reason TEXT CHECK (length(reason) BETWEEN 1 AND 40),
      idempotency_key TEXT CHECK (length(idempotency_key) BETWEEN 1 AND 100),
      at \(.integer) NOT NULL,
      FOREIGN KEY (hold, account, amount) REFERENCES energy_holds (id, account, amount),
      CHECK ((kind = 'grant') = (hold IS NULL)),
      CHECK ((kind = 'grant') = (reason IS NOT NULL AND idempotency_key IS NOT NULL)),
      UNIQUE (account, idempotency_key),
      UNIQUE (id, account, amount)
    ) \(.strict)
    """

  private static let placings: SQL = """
    CREATE UNIQUE INDEX energy_movements_placing ON energy_movements (hold) WHERE kind = 'hold'
    """

  private static let endings: SQL = """
    CREATE UNIQUE INDEX energy_movements_ending ON energy_movements (hold)
      WHERE kind IN ('settle', 'release', 'expire')
    """

  /// A movement's two lines differ in their side and share its amount, hence sum to zero.
  private static let linesAndPages: [SQL] = [
    """
    CREATE TABLE energy_entries (
      movement TEXT NOT NULL,
      account TEXT NOT NULL,
      side \(.integer) NOT NULL CHECK (side IN (-1, 1)),
      place TEXT NOT NULL CHECK (place IN ('issued', 'available', 'held', 'spent')),
      amount \(.integer) NOT NULL,
      PRIMARY KEY (movement, side),
      UNIQUE (movement, place),
      FOREIGN KEY (movement, account, amount) REFERENCES energy_movements (id, account, amount)
    ) \(.strict)
    """,
    "CREATE INDEX energy_entries_account ON energy_entries (account)",
    "CREATE INDEX energy_movements_account ON energy_movements (account, id)",
    "CREATE INDEX energy_holds_account ON energy_holds (account)",
  ]
}

/// Energy belongs to the account and goes with it (§10); the points that were left stay as a sum (D39), and what was paid
/// in money is kept elsewhere, both without identity (D10).
extension Energy {
  public static let holdings: [Holding] = [
    Holding(
      table: "wallets", subject: .account(column: "account"), retention: .account,
      columns: [
        "account": .clear, "opened_at": .clear, "issued": .clear, "available": .clear, "held": .clear, "spent": .clear,
      ]),
    Holding(
      table: "energy_holds", subject: .account(column: "account"), retention: .account,
      columns: [
        "id": .clear, "account": .clear, "purpose": .clear, "amount": .clear, "state": .clear, "placed_at": .clear,
        "expires_at": .clear, "ended_at": .clear,
      ]),
    Holding(
      table: "energy_movements", subject: .account(column: "account"), retention: .account,
      columns: [
        "id": .clear, "account": .clear, "kind": .clear, "amount": .clear, "hold": .clear, "reason": .clear,
        "idempotency_key": .clear, "at": .clear,
      ]),
    Holding(
      table: "energy_entries", subject: .account(column: "account"), retention: .account,
      columns: ["movement": .clear, "account": .clear, "side": .clear, "place": .clear, "amount": .clear]),
    Forfeits.holding,
  ]
}
