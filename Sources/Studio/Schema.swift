public import Persistence
import Policy
public import Privacy

extension Studio {
  /// Works are made in versions, and every version is content of its own: it has its own key, its own clock, its own
  /// files. A work is what holds them together and what a person deletes.
  public static let migrations: [Migration] = [
    Migration(
      "studio-1",
      [
        """
        CREATE TABLE works (
          id TEXT PRIMARY KEY NOT NULL,
          account TEXT NOT NULL REFERENCES accounts(id),
          kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
          shown \(.integer) NOT NULL CHECK (shown >= 1),
          created_at \(.integer) NOT NULL,
          deleted_at \(.integer),
          restored_at \(.integer)
        ) \(.strict)
        """,
        "CREATE INDEX works_account ON works (account, id)",
        "CREATE INDEX works_deleted ON works (deleted_at, id) WHERE deleted_at IS NOT NULL",
        """
        CREATE TABLE versions (
          id TEXT PRIMARY KEY NOT NULL,
          work TEXT NOT NULL REFERENCES works(id),
          number \(.integer) NOT NULL CHECK (number >= 1),
          state TEXT NOT NULL CHECK (state IN ('queued', 'making', 'ready', 'failed', 'cancelled')),
          failure TEXT CHECK (length(failure) BETWEEN 1 AND 100),
          created_at \(.integer) NOT NULL,
          started_at \(.integer),
          finished_at \(.integer),
          milliseconds \(.integer) CHECK (milliseconds >= 0),
          brief \(.blob) NOT NULL,
          title \(.blob),
          words \(.blob),
          result \(.blob),
          UNIQUE (work, number),
          CHECK ((state = 'failed') = (failure IS NOT NULL)),
          CHECK ((state = 'ready') = (result IS NOT NULL)),
          CHECK ((state IN ('queued', 'making')) = (finished_at IS NULL))
        ) \(.strict)
        """,
        "CREATE INDEX versions_created ON versions (created_at, id)",
        "CREATE INDEX versions_making ON versions (work) WHERE state IN ('queued', 'making')",
        """
        CREATE TABLE artifacts (
          id TEXT PRIMARY KEY NOT NULL,
          version TEXT NOT NULL REFERENCES versions(id),
          file TEXT NOT NULL CHECK (length(file) BETWEEN 1 AND 20),
          object TEXT NOT NULL UNIQUE,
          plain_bytes \(.integer) NOT NULL CHECK (plain_bytes >= 0),
          sha256 \(.blob) NOT NULL,
          UNIQUE (version, file)
        ) \(.strict)
        """,
        """
        CREATE TABLE drafts (
          id TEXT PRIMARY KEY NOT NULL,
          account TEXT REFERENCES accounts(id),
          token \(.blob) NOT NULL UNIQUE,
          language TEXT NOT NULL CHECK (length(language) = 2),
          fields \(.blob) NOT NULL,
          saved_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX drafts_saved ON drafts (saved_at, id)",
        "CREATE INDEX drafts_account ON drafts (account) WHERE account IS NOT NULL",
        """
        CREATE TABLE work_requests (
          id TEXT PRIMARY KEY NOT NULL,
          account TEXT NOT NULL REFERENCES accounts(id),
          name \(.blob) NOT NULL,
          body \(.blob) NOT NULL,
          work TEXT NOT NULL,
          made_at \(.integer) NOT NULL,
          UNIQUE (account, name)
        ) \(.strict)
        """,
        "CREATE INDEX work_requests_made ON work_requests (made_at, id)",
      ]),
    // When somebody had an expired version back under Prime (D2), and from when its three months run at the earliest:
    // a note of the forgetter, so that a sweep reads what may be due and no more, whatever the period in force.
    Migration(
      "studio-2",
      [
        "ALTER TABLE versions ADD COLUMN revived_at \(.integer)",
        "ALTER TABLE versions ADD COLUMN ages_from \(.integer) NOT NULL DEFAULT 0",
        "UPDATE versions SET ages_from = created_at",
        "CREATE INDEX versions_aging ON versions (ages_from, id)",
      ]),
    // Copies of works for internal testing, with the consent of their owner (D25).
    Migration(
      "studio-3-test-copies",
      [
        """
        CREATE TABLE test_copies (
          id TEXT PRIMARY KEY NOT NULL,
          version TEXT NOT NULL REFERENCES versions(id),
          file TEXT NOT NULL CHECK (length(file) BETWEEN 1 AND 20),
          object TEXT NOT NULL UNIQUE,
          plain_bytes \(.integer) NOT NULL CHECK (plain_bytes >= 0),
          made_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX test_copies_version ON test_copies (version)",
      ]),
  ]

  public static let holdings: [Holding] = [
    Holding(
      table: "works", subject: .account(column: "account"), retention: .generated, heldAs: .work,
      ends: [.asked],
      columns: [
        "id": .clear, "account": .clear, "kind": .clear, "shown": .clear, "created_at": .clear, "deleted_at": .clear,
        "restored_at": .clear,
      ]),
    Holding(
      table: "versions", subject: .parent(table: "works", column: "work"), retention: .generated,
      sealedBy: .object(column: "id"), ends: [.asked], forms: ["brief": .json, "result": .json],
      columns: [
        "id": .clear, "work": .clear, "number": .clear, "state": .clear, "failure": .clear, "created_at": .clear,
        "started_at": .clear, "finished_at": .clear, "milliseconds": .clear, "brief": .sealed,
        "title": .sealed, "words": .sealed, "result": .sealed, "revived_at": .clear, "ages_from": .clear,
      ]),
    // Sealed under the key of their version (D43).
    Holding(
      table: "artifacts", subject: .parent(table: "versions", column: "version"), retention: .generated,
      columns: [
        "id": .clear, "version": .clear, "file": .clear, "object": .objectName(class: "work"), "plain_bytes": .clear,
        "sha256": .clear,
      ]),
    // Sealed under the key of their version, too, and gone with it (D25, D43).
    Holding(
      table: "test_copies", subject: .parent(table: "versions", column: "version"), retention: .generated,
      columns: [
        "id": .clear, "version": .clear, "file": .clear, "object": .objectName(class: "test"), "plain_bytes": .clear,
        "made_at": .clear,
      ]),
    Holding(
      table: "drafts", subject: .account(column: "account"), retention: .draft, sealedBy: .object(column: "id"),
      ends: [.after("saved_at")], forms: ["fields": .json],
      columns: [
        "id": .clear, "account": .clear, "token": .blindIndex, "language": .clear, "fields": .sealed,
        "saved_at": .clear,
      ]),
    Holding(
      table: "work_requests", subject: .account(column: "account"), retention: .repeatedRequest,
      ends: [.after("made_at")],
      columns: [
        "id": .clear, "account": .clear, "name": .blindIndex, "body": .blindIndex, "work": .clear, "made_at": .clear,
      ]),
  ]
}
