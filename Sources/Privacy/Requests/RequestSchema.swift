import Persistence
import Policy

/// The tables of requests by rights. What somebody wrote, was answered or noted lies sealed under a key of the
/// request's own: it goes by itself, with the account, or unproven after a week, while the request's dates may stay.
enum RequestSchema {
  static let migration = Migration(
    "requests-1", [requests, byAccount, byState, texts, byAddress, steps, notes, links, mails, counts])

  private static let requests: SQL = """
    CREATE TABLE requests (
      id TEXT PRIMARY KEY NOT NULL,
      number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 5 AND 20),
      account TEXT,
      right_name TEXT NOT NULL CHECK (right_name IN ('access', 'correction', 'deletion', 'restriction', 'objection',
        'portability', 'withdrawal', 'california-know', 'california-delete', 'other')),
      channel TEXT NOT NULL CHECK (channel IN ('account', 'mail', 'gift-link')),
      language TEXT NOT NULL CHECK (language IN ('en', 'ru', 'kk')),
      state TEXT NOT NULL CHECK (state IN ('received', 'waiting', 'open', 'answered', 'refused', 'withdrawn',
        'expired')),
      proof TEXT NOT NULL CHECK (proof IN ('none', 'session', 'account', 'mailbox', 'operator')),
      refusal TEXT CHECK (refusal IN ('identity', 'unfounded', 'excessive', 'others', 'law')),
      received_at \(.integer) NOT NULL,
      due_at \(.integer) NOT NULL,
      waits_from \(.integer),
      closed_at \(.integer),
      CHECK (due_at > received_at),
      CHECK ((state = 'waiting') = (waits_from IS NOT NULL)),
      CHECK ((state IN ('answered', 'refused', 'withdrawn', 'expired')) = (closed_at IS NOT NULL)),
      CHECK ((state = 'refused') = (refusal IS NOT NULL)),
      CHECK (state NOT IN ('open', 'answered') OR proof <> 'none'),
      CHECK (state <> 'received' OR proof = 'none'),
      CHECK (proof <> 'none' OR refusal IS NULL OR refusal = 'identity'),
      CHECK (channel <> 'account' OR account IS NOT NULL),
      CHECK (proof NOT IN ('session', 'account') OR account IS NOT NULL)
    ) \(.strict)
    """

  private static let byAccount: SQL = "CREATE INDEX requests_by_account ON requests (account, id)"
  private static let byState: SQL = "CREATE INDEX requests_by_state ON requests (state, due_at)"

  /// The address is there as long as no account answers for the request. The id is that of the request: sealed values
  /// stand at the id of their row, by which a take-out opens them too.
  private static let texts: SQL = """
    CREATE TABLE request_texts (
      id TEXT PRIMARY KEY NOT NULL,
      request TEXT NOT NULL UNIQUE REFERENCES requests (id),
      address_index \(.blob),
      address_sealed \(.blob),
      subject_sealed \(.blob) NOT NULL,
      text_sealed \(.blob) NOT NULL,
      ignored_sealed \(.blob),
      answer_sealed \(.blob),
      CHECK (id = request),
      CHECK ((address_index IS NULL) = (address_sealed IS NULL))
    ) \(.strict)
    """

  private static let byAddress: SQL = "CREATE INDEX request_texts_by_address ON request_texts (address_index)"

  /// In the order of their places, since several may happen at one instant.
  private static let steps: SQL = """
    CREATE TABLE request_steps (
      id TEXT PRIMARY KEY NOT NULL,
      request TEXT NOT NULL REFERENCES requests (id),
      act TEXT NOT NULL CHECK (act IN ('received', 'asked', 'proved', 'accepted', 'classified', 'viewed', 'noted',
        'answered', 'refused', 'withdrawn', 'expired', 'mail-failed')),
      actor TEXT NOT NULL CHECK (actor IN ('person', 'operator', 'system')),
      at \(.integer) NOT NULL,
      place \(.integer) NOT NULL,
      UNIQUE (request, place)
    ) \(.strict)
    """

  private static let notes: SQL = """
    CREATE TABLE request_notes (
      id TEXT PRIMARY KEY NOT NULL REFERENCES request_steps (id),
      request TEXT NOT NULL REFERENCES requests (id),
      name_sealed \(.blob),
      note_sealed \(.blob)
    ) \(.strict)
    """

  /// One living link for each request: a new one kills the one before.
  private static let links: SQL = """
    CREATE TABLE request_links (
      request TEXT PRIMARY KEY NOT NULL REFERENCES requests (id),
      token_hash \(.blob) NOT NULL UNIQUE CHECK (length(token_hash) = 32),
      ends_at \(.integer) NOT NULL
    ) \(.strict)
    """

  /// Letters that wait for the job that sends them; what they say is made when they are written.
  private static let mails: SQL = """
    CREATE TABLE request_mails (
      id TEXT PRIMARY KEY NOT NULL,
      request TEXT NOT NULL REFERENCES requests (id),
      kind TEXT NOT NULL CHECK (kind IN ('acknowledge', 'prove', 'answer', 'refuse')),
      made_at \(.integer) NOT NULL
    ) \(.strict)
    """

  /// Statistics without anybody (D26): by month, right, way and what became of it.
  private static let counts: SQL = """
    CREATE TABLE request_counts (
      month \(.integer) NOT NULL,
      right_name TEXT NOT NULL,
      channel TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('received', 'answered', 'refused', 'withdrawn', 'expired')),
      late \(.integer) NOT NULL CHECK (late IN (0, 1)),
      requests \(.integer) NOT NULL CHECK (requests > 0),
      PRIMARY KEY (month, right_name, channel, outcome, late)
    ) \(.strict)
    """

  static let holdings: [Holding] = [
    Holding(
      table: "requests", subject: .account(column: "account"), retention: .request, ends: [.after("closed_at")],
      columns: [
        "id": .clear, "number": .clear, "account": .clear, "right_name": .clear, "channel": .clear,
        "language": .clear, "state": .clear, "proof": .clear, "refusal": .clear, "received_at": .clear,
        "due_at": .clear, "waits_from": .clear, "closed_at": .clear,
      ]),
    Holding(
      table: "request_texts", subject: .parent(table: "requests", column: "request"), retention: .request,
      sealedBy: .object(column: "request"),
      columns: [
        "id": .clear, "request": .clear, "address_index": .blindIndex, "address_sealed": .sealed,
        "subject_sealed": .sealed,
        "text_sealed": .sealed, "ignored_sealed": .sealed, "answer_sealed": .sealed,
      ]),
    Holding(
      table: "request_steps", subject: .parent(table: "requests", column: "request"), retention: .request,
      columns: [
        "id": .clear, "request": .clear, "act": .clear, "actor": .clear, "at": .clear, "place": .clear,
      ]),
    Holding(
      table: "request_notes", subject: .parent(table: "requests", column: "request"), retention: .request,
      sealedBy: .object(column: "request"),
      columns: ["id": .clear, "request": .clear, "name_sealed": .secret, "note_sealed": .sealed]),
    Holding(
      table: "request_links", subject: .parent(table: "requests", column: "request"), retention: .request,
      ends: [.at("ends_at")],
      columns: ["request": .clear, "token_hash": .blindIndex, "ends_at": .clear]),
    Holding(
      table: "request_mails", subject: .parent(table: "requests", column: "request"), retention: .request,
      columns: ["id": .clear, "request": .clear, "kind": .clear, "made_at": .clear]),
    Holding(
      table: "request_counts", subject: .nobody, retention: .log,
      columns: [
        "month": .clear, "right_name": .clear, "channel": .clear, "outcome": .clear, "late": .clear,
        "requests": .clear,
      ]),
  ]
}
