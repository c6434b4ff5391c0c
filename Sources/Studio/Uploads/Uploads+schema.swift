public import Persistence
import Policy
public import Privacy

extension Uploads {
  public static let migrations: [Migration] = [
    Migration(
      "uploads-1",
      [
        // What a transformation left in its record may not be missing: no record, no row (D9, D23).
        """
        CREATE TABLE uploads (
          id TEXT PRIMARY KEY NOT NULL,
          account TEXT NOT NULL REFERENCES accounts (id),
          kind TEXT NOT NULL CHECK (kind IN ('image', 'audio', 'video')),
          media_type TEXT NOT NULL CHECK (length(media_type) BETWEEN 3 AND 40),
          transform TEXT NOT NULL CHECK (length(transform) BETWEEN 1 AND 40),
          transformed_at \(.integer) NOT NULL,
          long_edge \(.integer) CHECK (long_edge > 0),
          object TEXT NOT NULL UNIQUE,
          plain_bytes \(.integer) NOT NULL CHECK (plain_bytes > 0),
          sha256 \(.blob) NOT NULL,
          received_at \(.integer) NOT NULL,
          deleted_at \(.integer),
          CHECK (kind = 'audio' OR long_edge IS NOT NULL)
        ) \(.strict)
        """,
        "CREATE INDEX uploads_account ON uploads (account, id)",
        "CREATE INDEX uploads_received ON uploads (received_at, id)",
        "CREATE INDEX uploads_deleted ON uploads (deleted_at, id) WHERE deleted_at IS NOT NULL",
      ])
  ]

  public static let holdings: [Holding] = [
    Holding(
      table: "uploads", subject: .account(column: "account"), retention: .upload, sealedBy: .object(column: "id"),
      heldAs: .upload, ends: [.after("received_at"), .at("deleted_at")], forms: ["sha256": .bytes],
      columns: [
        "id": .clear, "account": .clear, "kind": .clear, "media_type": .clear, "transform": .clear,
        "transformed_at": .clear, "long_edge": .clear, "object": .objectName(class: "upload"), "plain_bytes": .clear,
        "sha256": .sealed, "received_at": .clear, "deleted_at": .clear,
      ])
  ]
}
