import Core
import Persistence
import Privacy
import Vault

/// A row of the table `chat_messages`.
struct StoredMessage: Sendable {
  var id: Identifier
  var isFromPerson: Bool
  var text: [UInt8]
  var sentAt: Instant

  /// What of a chat is there at an instant, in order: neither cut nor expired. Held ones are included, since the cap
  /// counts them.
  static func living(
    in chat: Identifier, prime: [PrimeSpan], at now: Instant, in transaction: any Transaction,
    where condition: SQL = "1 = 1"
  ) throws -> [StoredMessage] {
    try transaction.rows(
      """
      SELECT id, is_from_person, text, sent_at FROM chat_messages
      WHERE chat = \(chat) AND cut_at IS NULL AND \(condition) ORDER BY number
      """
    ).map { row in
      StoredMessage(
        id: try row.identifier(0), isFromPerson: try row.bool(1), text: try row.bytes(2), sentAt: try row.instant(3))
    }.filter { MessageLife.isLiving(sentAt: $0.sentAt, prime: prime, at: now) }
  }

  static func place(_ id: Identifier) -> SealedPlace { SealedPlace("chat_messages", "text", id) }
}

extension SQL {
  static func list(_ ids: [Identifier]) -> SQL { .joined(ids.map { "\($0)" as SQL }, separator: ", ") }
}
