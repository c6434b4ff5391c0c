import Persistence

extension AccountSchema {
  /// That people were told of a change of the policy, each once for each announcement (D36). It stays with the account,
  /// as the proof that they were.
  static let policyNotices: [SQL] = [
    """
    CREATE TABLE policy_notices (
      id TEXT NOT NULL PRIMARY KEY,
      account TEXT NOT NULL REFERENCES accounts (id),
      announced_at \(.integer) NOT NULL,
      binds_at \(.integer) NOT NULL,
      mail TEXT NOT NULL,
      sent_at \(.integer) NOT NULL,
      CHECK (binds_at > announced_at),
      UNIQUE (account, announced_at)
    ) \(.strict)
    """,
    "CREATE INDEX policy_notices_by_mail ON policy_notices (mail)",
    // The same notices with room for kinds to come: which there are, `Notice.Kind` says.
    """
    CREATE TABLE notices_open (
      id TEXT NOT NULL PRIMARY KEY,
      account TEXT NOT NULL REFERENCES accounts (id),
      kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
      subject TEXT NOT NULL,
      days \(.integer) NOT NULL CHECK (days >= 0),
      due_at \(.integer) NOT NULL,
      mail TEXT NOT NULL,
      sent_at \(.integer) NOT NULL,
      UNIQUE (account, kind, subject, days, due_at)
    ) \(.strict)
    """,
    """
    INSERT INTO notices_open (id, account, kind, subject, days, due_at, mail, sent_at)
    SELECT id, account, kind, subject, days, due_at, mail, sent_at FROM notices
    """,
    "DROP TABLE notices",
    "ALTER TABLE notices_open RENAME TO notices",
    "CREATE INDEX notices_by_due ON notices (due_at, id)",
    "CREATE INDEX notices_by_mail ON notices (mail)",
  ]
}
