public import Persistence

/// The tables of the queue and of the signals. A job's states and the columns that belong to each are guarded here
/// as well as in `JobState`; a kind has at most one open job for a subject.
extension Queue {
  public static let migrations: [Migration] = [
    Migration(
      "jobs-1",
      [
        """
        CREATE TABLE jobs (
          id TEXT PRIMARY KEY NOT NULL,
          kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
          subject TEXT NOT NULL,
          account TEXT,
          phase TEXT NOT NULL CHECK (phase IN ('queued', 'leased', 'done', 'failed', 'dead', 'cancelled')),
          attempt \(.integer) NOT NULL CHECK (attempt >= 0),
          returned \(.integer) NOT NULL CHECK (returned >= 0 AND returned <= attempt),
          code TEXT CHECK (length(code) <= 100),
          enqueued_at \(.integer) NOT NULL,
          runs_at \(.integer) NOT NULL,
          lease_ends \(.integer),
          ended_at \(.integer),
          CHECK ((phase = 'leased') = (lease_ends IS NOT NULL)),
          CHECK ((phase IN ('done', 'dead', 'cancelled')) = (ended_at IS NOT NULL))
        ) \(.strict)
        """,
        """
        CREATE UNIQUE INDEX jobs_open ON jobs (kind, subject) WHERE phase IN ('queued', 'leased', 'failed')
        """,
        "CREATE INDEX jobs_waiting ON jobs (runs_at, id) WHERE phase IN ('queued', 'failed')",
        "CREATE INDEX jobs_leased ON jobs (lease_ends, id) WHERE phase = 'leased'",
        "CREATE INDEX jobs_ended ON jobs (ended_at) WHERE ended_at IS NOT NULL",
        "CREATE INDEX jobs_account ON jobs (account) WHERE account IS NOT NULL",
        """
        CREATE TABLE signals (
          topic TEXT NOT NULL,
          number \(.integer) NOT NULL CHECK (number > 0),
          account TEXT,
          kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
          detail TEXT NOT NULL CHECK (length(detail) <= 500),
          at \(.integer) NOT NULL,
          PRIMARY KEY (topic, number)
        ) \(.strict)
        """,
        "CREATE INDEX signals_at ON signals (at)",
        "CREATE INDEX signals_account ON signals (account) WHERE account IS NOT NULL",
      ])
  ]
}
