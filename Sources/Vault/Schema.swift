public import Persistence

extension Vault {
  /// The key database's own history. It is another database than that of the data, with snapshots of its own (D4).
  public static let migrations: [Migration] = [
    Migration(
      "vault-1",
      [
        // A destroyed key leaves its account's id and the time, so that nothing can make the key anew.
        """
        CREATE TABLE account_keys (
          account TEXT PRIMARY KEY NOT NULL,
          wrapped \(.blob),
          made_at \(.integer) NOT NULL,
          destroyed_at \(.integer),
          CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
        ) \(.strict)
        """,
        // A loose key, of something that belongs to nobody yet, has no account.
        """
        CREATE TABLE object_keys (
          object TEXT PRIMARY KEY NOT NULL,
          account TEXT REFERENCES account_keys (account),
          wrapped \(.blob) NOT NULL,
          made_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX object_keys_by_account ON object_keys (account)",
        "CREATE INDEX object_keys_by_age ON object_keys (made_at)",
        // Keys that end with the calendar, e.g. those of the address hashes of one month (D13).
        """
        CREATE TABLE dated_keys (
          purpose TEXT NOT NULL,
          period TEXT NOT NULL,
          wrapped \(.blob) NOT NULL,
          due_at \(.integer) NOT NULL,
          PRIMARY KEY (purpose, period)
        ) \(.strict)
        """,
      ]),
    // Marks of destruction end by their age, however many keys live beside them.
    Migration(
      "vault-2",
      ["CREATE INDEX account_keys_destroyed ON account_keys (destroyed_at, account) WHERE destroyed_at IS NOT NULL"]),
    // The server's statistics hold samples of what lies in a column, and keep them when it has gone from there (D3).
    Migration(
      "vault-3",
      [
        "ALTER TABLE account_keys ALTER COLUMN wrapped SET STATISTICS 0",
        "ALTER TABLE object_keys ALTER COLUMN wrapped SET STATISTICS 0",
        "ALTER TABLE dated_keys ALTER COLUMN wrapped SET STATISTICS 0",
      ], only: .postgres),
  ]
}
