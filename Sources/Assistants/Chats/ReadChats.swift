public import Core
import Persistence
import Policy
import Privacy
import Vault

extension Assistants {
  /// The account's chats that hold something, the latest first.
  public func chats(of account: Identifier) async throws -> [ChatSummary] {
    let now = world.now
    return try await database.read { transaction in
      let prime = try person.prime(account, transaction)
      return try transaction.rows(
        "SELECT id, assistant FROM chats WHERE account = \(account) ORDER BY last_at DESC, id LIMIT \(PageLimit.most)"
      ).compactMap { row in
        let chat = try row.identifier(0)
        let messages = try StoredMessage.living(
          in: chat, prime: prime, at: now, in: transaction, where: free(at: now))
        guard let first = messages.first, let last = messages.last else { return nil }
        return ChatSummary(
          id: chat, assistant: try row.text(1), count: messages.count, lastAt: last.sentAt,
          firstUntil: MessageLife.expiry(sentAt: first.sentAt, prime: prime),
          lastUntil: MessageLife.expiry(sentAt: last.sentAt, prime: prime))
      }
    }
  }

  /// The messages of a chat, oldest first; empty when there is none.
  public func messages(with assistant: String, of account: Identifier) async throws -> [Message] {
    let now = world.now
    let (stored, prime) = try await database.read { transaction in
      let prime = try person.prime(account, transaction)
      guard let chat = try Self.find(assistant, account, in: transaction) else { return ([StoredMessage](), prime) }
      return (
        try StoredMessage.living(in: chat, prime: prime, at: now, in: transaction, where: free(at: now)), prime
      )
    }
    let keys = try await vault.objectKeys(stored.map(\.id))
    // A key that is gone between the two looks belongs to a message that is gone.
    return try stored.compactMap { message in
      guard let key = keys[message.id] else { return nil }
      return Message(
        id: message.id, isFromPerson: message.isFromPerson,
        text: try key.open(message.text, at: StoredMessage.place(message.id)), sentAt: message.sentAt,
        until: MessageLife.expiry(sentAt: message.sentAt, prime: prime))
    }
  }

  /// Deletes a chat for good (§9.1); there is no trash (D8). Throws `chat-unknown`.
  public func delete(chatWith assistant: String, of account: Identifier) async throws {
    let now = world.now
    let taken = try await database.write { transaction in
      guard let chat = try Self.find(assistant, account, in: transaction) else { throw Self.chatUnknown }
      let messages = try transaction.rows("SELECT id FROM chat_messages WHERE chat = \(chat) ORDER BY number")
        .map { try $0.identifier(0) }
      return try cut(messages, in: chat, at: now, in: transaction)
    }
    try await eraser.finish(taken)
  }

  static func find(
    _ assistant: String, _ account: Identifier, in transaction: any Transaction
  ) throws -> Identifier? {
    try transaction.row("SELECT id FROM chats WHERE account = \(account) AND assistant = \(assistant)")?.identifier(0)
  }
}
