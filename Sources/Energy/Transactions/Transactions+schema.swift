public import Persistence
import Policy
public import Privacy

extension Transactions {
  public static let migrations: [Migration] = [
    Migration(
      "transactions-1",
      [
        // The one place that joins an account to its payments: the token is sealed under the account's key, so with
        // the key everything goes that could join them, in old rows and backups too (D10).
        """
        CREATE TABLE payer_tokens (
          account TEXT PRIMARY KEY NOT NULL REFERENCES accounts (id),
          token \(.blob) NOT NULL,
          made_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        // Nothing here refers to an account. A refund is a line of its own, with the receipt of what it gives back.
        """
        CREATE TABLE transactions (
          id TEXT PRIMARY KEY NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('payment', 'refund')),
          payer TEXT NOT NULL CHECK (length(payer) = 32),
          receipt \(.blob) NOT NULL,
          amount \(.integer) NOT NULL CHECK (amount > 0),
          currency TEXT NOT NULL CHECK (length(currency) = 3),
          product TEXT NOT NULL CHECK (length(product) BETWEEN 1 AND 64),
          order_id TEXT NOT NULL CHECK (length(order_id) BETWEEN 1 AND 64),
          provider TEXT NOT NULL CHECK (length(provider) BETWEEN 1 AND 64),
          provider_id TEXT NOT NULL CHECK (length(provider_id) BETWEEN 1 AND 64),
          paid_at \(.integer) NOT NULL,
          booked_at \(.integer) NOT NULL,
          UNIQUE (provider, kind, provider_id)
        ) \(.strict)
        """,
        "CREATE INDEX transactions_payer ON transactions (payer, paid_at)",
        "CREATE INDEX transactions_receipt ON transactions (receipt)",
        "CREATE INDEX transactions_paid ON transactions (paid_at, id)",
      ])
  ]

  public static let holdings: [Holding] = [
    Holding(
      table: "payer_tokens", subject: .account(column: "account"), retention: .account, sealedBy: .account,
      columns: ["account": .clear, "token": .sealed, "made_at": .clear]),
    // Nobody's: they outlive the account because the law wants them to (§5.7, §10), and join to nobody (D10).
    Holding(
      table: "transactions", subject: .nobody, retention: .transaction,
      columns: [
        "id": .clear, "kind": .clear, "payer": .clear, "receipt": .blindIndex, "amount": .clear, "currency": .clear,
        "product": .clear, "order_id": .clear, "provider": .clear, "provider_id": .clear, "paid_at": .clear,
        "booked_at": .clear,
      ]),
  ]
}
