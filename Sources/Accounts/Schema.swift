import Persistence

/// The tables of this module. Columns that end with `_sealed` are ciphertext under the account's key, those that end
/// with `_index` are keyed hashes by which a row is found.
enum AccountSchema {
  static let migrations = [
    Migration(
      "accounts-1", [accounts, byAddress, acceptances, sessions, sessionsOf, links, changes, outbox, throttles]),
    Migration("accounts-2", primeAndNotices),
    // What is forgotten by its end is found by its end, however much is kept beside it.
    Migration(
      "accounts-ends-1",
      [
        "CREATE INDEX sessions_by_end ON sessions (ends_at, id)",
        "CREATE INDEX mailed_links_by_end ON mailed_links (ends_at, token_hash)",
        "CREATE INDEX email_changes_by_end ON email_changes (ends_at, account)",
        "CREATE INDEX outbox_by_end ON outbox (ends_at, id)",
        "CREATE INDEX throttles_by_end ON throttles (ends_at, key_index)",
      ]),
    Migration("accounts-policy-notices", policyNotices),
  ]

  /// A closed account keeps nothing but the fact that it was closed, until the sweep takes the row (D3, D44).
  private static let accounts: SQL = """
    CREATE TABLE accounts (
      id TEXT NOT NULL PRIMARY KEY,
      state TEXT NOT NULL CHECK (state IN ('open', 'blocked', 'closed')),
      role TEXT NOT NULL CHECK (role IN ('person', 'admin')),
      username_index \(.blob) UNIQUE,
      username_sealed \(.blob),
      email_index \(.blob),
      verified_index \(.blob) UNIQUE,
      email_sealed \(.blob),
      password_sealed \(.blob),
      language TEXT NOT NULL CHECK (language IN ('en', 'ru', 'kk')),
      created_at \(.integer) NOT NULL,
      access_day \(.integer) NOT NULL,
      blocked_at \(.integer),
      closed_at \(.integer),
      CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
      CHECK ((state = 'blocked') = (blocked_at IS NOT NULL)),
      CHECK ((state = 'closed') = (username_index IS NULL)),
      CHECK ((state = 'closed') = (username_sealed IS NULL)),
      CHECK ((state = 'closed') = (email_index IS NULL)),
      CHECK ((state = 'closed') = (email_sealed IS NULL)),
      CHECK ((state = 'closed') = (password_sealed IS NULL)),
      CHECK (verified_index IS NULL OR (email_index IS NOT NULL AND verified_index = email_index))
    ) \(.strict)
    """

  /// Not unique: an address belongs to whoever verifies it, and until then to nobody.
  private static let byAddress: SQL = "CREATE INDEX accounts_by_email ON accounts (email_index)"

  /// What a person declared, when, and to which text (D35).
  private static let acceptances: SQL = """
    CREATE TABLE acceptances (
      account TEXT NOT NULL REFERENCES accounts (id),
      kind TEXT NOT NULL CHECK (kind IN ('policy', 'adult')),
      policy_version TEXT NOT NULL CHECK (length(policy_version) BETWEEN 1 AND 40),
      accepted_at \(.integer) NOT NULL,
      PRIMARY KEY (account, kind, policy_version)
    ) \(.strict)
    """

  private static let sessions: SQL = """
    CREATE TABLE sessions (
      id TEXT NOT NULL PRIMARY KEY,
      account TEXT NOT NULL REFERENCES accounts (id),
      token_hash \(.blob) NOT NULL UNIQUE CHECK (length(token_hash) = 32),
      device TEXT NOT NULL CHECK (length(device) <= 60),
      started_at \(.integer) NOT NULL,
      access_day \(.integer) NOT NULL,
      ends_at \(.integer) NOT NULL,
      CHECK (ends_at > started_at)
    ) \(.strict)
    """

  private static let sessionsOf: SQL = "CREATE INDEX sessions_by_account ON sessions (account, started_at)"

  /// One living link for each account and purpose: a new one kills the one before.
  private static let links: SQL = """
    CREATE TABLE mailed_links (
      account TEXT NOT NULL REFERENCES accounts (id),
      purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'recover', 'email', 'delete')),
      token_hash \(.blob) NOT NULL UNIQUE CHECK (length(token_hash) = 32),
      made_at \(.integer) NOT NULL,
      ends_at \(.integer) NOT NULL,
      PRIMARY KEY (account, purpose),
      CHECK (ends_at > made_at)
    ) \(.strict)
    """

  /// An address that waits for its link to be opened, with the password hashed for it.
  private static let changes: SQL = """
    CREATE TABLE email_changes (
      account TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
      email_index \(.blob) NOT NULL,
      email_sealed \(.blob) NOT NULL,
      password_sealed \(.blob) NOT NULL,
      made_at \(.integer) NOT NULL,
      ends_at \(.integer) NOT NULL
    ) \(.strict)
    """

  /// Mails that wait. A wish for recovery names no account, so that asking costs the same whether there is one.
  private static let outbox: SQL = """
    CREATE TABLE outbox (
      id TEXT NOT NULL PRIMARY KEY,
      account TEXT REFERENCES accounts (id),
      kind TEXT NOT NULL CHECK (kind IN ('verification', 'recovery', 'failures', 'password-changed', 'email-confirm',
        'email-asked', 'email-changed', 'deletion')),
      recipient_sealed \(.blob),
      email_index \(.blob),
      language TEXT NOT NULL CHECK (language IN ('en', 'ru', 'kk')),
      made_at \(.integer) NOT NULL,
      ends_at \(.integer) NOT NULL,
      CHECK ((kind = 'recovery') = (account IS NULL)),
      CHECK ((kind = 'recovery') = (recipient_sealed IS NULL)),
      CHECK ((kind = 'recovery') = (email_index IS NOT NULL))
    ) \(.strict)
    """

  /// Counts by keyed hashes of addresses and logins (D13), forgotten within a day.
  private static let throttles: SQL = """
    CREATE TABLE throttles (
      key_index \(.blob) NOT NULL PRIMARY KEY,
      rule TEXT NOT NULL CHECK (length(rule) <= 40),
      attempts \(.integer) NOT NULL CHECK (attempts >= 0),
      last_at \(.integer) NOT NULL,
      ends_at \(.integer) NOT NULL
    ) \(.strict)
    """
}
