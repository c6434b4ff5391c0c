public import Persistence
import Policy
public import Privacy

extension Assistants {
  public static let migrations: [Migration] = [
    Migration(
      "assistants-1",
      [
        """
        CREATE TABLE chats (
          id TEXT PRIMARY KEY NOT NULL,
          account TEXT NOT NULL REFERENCES accounts (id),
          assistant TEXT NOT NULL CHECK (length(assistant) BETWEEN 1 AND 40),
          last_at \(.integer) NOT NULL,
          UNIQUE (account, assistant)
        ) \(.strict)
        """,
        // Only a hold keeps a message that was cut or deleted; it is hidden then (D20b).
        """
        CREATE TABLE chat_messages (
          id TEXT PRIMARY KEY NOT NULL,
          chat TEXT NOT NULL REFERENCES chats (id),
          number \(.integer) NOT NULL CHECK (number >= 1),
          is_from_person \(.integer) NOT NULL CHECK (is_from_person IN (0, 1)),
          text \(.blob) NOT NULL,
          sent_at \(.integer) NOT NULL,
          cut_at \(.integer),
          UNIQUE (chat, number)
        ) \(.strict)
        """,
        "CREATE INDEX chat_messages_sent ON chat_messages (sent_at, id)",
        "CREATE INDEX chat_messages_cut ON chat_messages (cut_at, id) WHERE cut_at IS NOT NULL",
      ])
  ]

  public static let holdings: [Holding] = [
    Holding(
      table: "chats", subject: .account(column: "account"), retention: .chat, heldAs: .chat,
      ends: [.asked],
      columns: ["id": .clear, "account": .clear, "assistant": .clear, "last_at": .clear]),
    Holding(
      table: "chat_messages", subject: .parent(table: "chats", column: "chat"), retention: .chat,
      sealedBy: .object(column: "id"), ends: [.asked, .at("cut_at")],
      columns: [
        "id": .clear, "chat": .clear, "number": .clear, "is_from_person": .clear, "text": .sealed, "sent_at": .clear,
        "cut_at": .clear,
      ]),
  ]
}
