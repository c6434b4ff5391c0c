import Core
import Persistence
public import Privacy

extension Assistants {
  /// What take-outs need to know about chats (D31): which messages are there at an instant; a chat is there while one of
  /// its messages is.
  public var exportGuides: [ExportGuide] {
    [
      ExportGuide(table: "chats") { ids, account, now, transaction in
        let prime = try person.prime(account, transaction)
        return try ids.reduce(into: [:]) { seen, chat in
          let living = try StoredMessage.living(
            in: chat, prime: prime, at: now, in: transaction, where: Holds.isFree(.chat, "chat_messages.chat", at: now))
          if !living.isEmpty { seen[chat] = [] }
        }
      },
      ExportGuide(
        table: "chat_messages",
        look: { ids, account, now, transaction in
          guard !ids.isEmpty else { return [:] }
          let prime = try person.prime(account, transaction)
          let rows = try transaction.rows(
            """
            SELECT id, sent_at FROM chat_messages
            WHERE id IN (\(SQL.list(ids))) AND cut_at IS NULL AND \(free(at: now))
            """)
          return try rows.reduce(into: [:]) { seen, row in
            let expiry = MessageLife.expiry(sentAt: try row.instant(1), prime: prime)
            if let expiry, expiry <= now { return }
            seen[try row.identifier(0)] = [("kept_until", expiry.map { .time($0) } ?? .null)]
          }
        }, isForSpreadsheets: true),
    ]
  }
}
