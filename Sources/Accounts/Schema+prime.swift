import Persistence

extension AccountSchema {
  /// Times of Prime, and what people were told before something of theirs goes (D5, D6, D7).
  static let primeAndNotices: [SQL] = [
    """
    CREATE TABLE prime_spans (
      id TEXT NOT NULL PRIMARY KEY,
      account TEXT NOT NULL REFERENCES accounts (id),
      ground TEXT NOT NULL CHECK (ground IN ('paid', 'granted')),
      starts_at \(.integer) NOT NULL,
      ends_at \(.integer),
      CHECK (ends_at IS NULL OR ends_at > starts_at)
    ) \(.strict)
    """,
    "CREATE INDEX prime_spans_by_account ON prime_spans (account, starts_at)",
    "CREATE INDEX prime_spans_by_end ON prime_spans (ends_at, account)",
    // Each is told once: the same mark of the same date is refused. The mail may tell several.
    """
    CREATE TABLE notices (
      id TEXT NOT NULL PRIMARY KEY,
      account TEXT NOT NULL REFERENCES accounts (id),
      kind TEXT NOT NULL CHECK (kind IN ('inactivity', 'prime-ended', 'removal')),
      subject TEXT NOT NULL,
      days \(.integer) NOT NULL CHECK (days >= 0),
      due_at \(.integer) NOT NULL,
      mail TEXT NOT NULL,
      sent_at \(.integer) NOT NULL,
      UNIQUE (account, kind, subject, days, due_at)
    ) \(.strict)
    """,
    "CREATE INDEX notices_by_due ON notices (due_at, id)",
    "CREATE INDEX notices_by_mail ON notices (mail)",
    "CREATE INDEX accounts_by_access ON accounts (access_day, id) WHERE state <> 'closed'",
    // The same outbox with room for kinds to come: which there are, `MailKind` says.
    """
    CREATE TABLE outbox_open (
      id TEXT NOT NULL PRIMARY KEY,
      account TEXT REFERENCES accounts (id),
      kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
      recipient_sealed \(.blob),
      email_index \(.blob),
      language TEXT NOT NULL CHECK (language IN ('en', 'ru', 'kk')),
      made_at \(.integer) NOT NULL,
      ends_at \(.integer) NOT NULL,
      CHECK ((kind = 'recovery') = (account IS NULL)),
      CHECK ((kind = 'recovery') = (recipient_sealed IS NULL)),
      CHECK ((kind = 'recovery') = (email_index IS NOT NULL))
    ) \(.strict)
    """,
    """
    INSERT INTO outbox_open (id, account, kind, recipient_sealed, email_index, language, made_at, ends_at)
    SELECT id, account, kind, recipient_sealed, email_index, language, made_at, ends_at FROM outbox
    """,
    "DROP TABLE outbox",
    "ALTER TABLE outbox_open RENAME TO outbox",
  ]
}
