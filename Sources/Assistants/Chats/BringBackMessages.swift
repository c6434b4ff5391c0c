public import Core
import Persistence
import Policy
import Privacy
import Vault

/// A message of a take-out (D31).
public struct ArchivedMessage: Sendable {
  public var isFromPerson: Bool
  public var text: String
  public var sentAt: Instant

  public init(isFromPerson: Bool, text: String, sentAt: Instant) {
    self.isFromPerson = isFromPerson
    self.text = text
    self.sentAt = sentAt
  }
}

extension Assistants {
  /// Puts the messages of a take-out into a chat that is empty, in their order and with their times: what is over by now
  /// is over here too. Throws as `append`, and `chat-exists`.
  public func bringBack(
    _ messages: [ArchivedMessage], to assistant: String, by account: Identifier
  ) async throws {
    try Self.check(messages.map { NewMessage(isFromPerson: $0.isFromPerson, text: $0.text) }, assistant)
    let (ids, now) = (messages.map { _ in world.identifier() }, world.now)
    let keys = try await vault.makeObjectKeys(ids, in: account)
    do {
      let rows = try zip(ids, messages).map { id, message in
        guard let key = keys[id] else { throw Self.chatUnknown }
        return StoredMessage(
          id: id, isFromPerson: message.isFromPerson,
          text: try key.seal(message.text, at: StoredMessage.place(id), entropy: world.entropy),
          sentAt: min(message.sentAt, now))
      }
      let chat = world.identifier()
      try await database.write { transaction in
        guard try person.mayAsk(account, transaction) else {
          throw DomainError(.gone, "account-closed", "This account is closed: nothing new can be begun.")
        }
        guard try Self.find(assistant, account, in: transaction) == nil else {
          throw DomainError(.conflict, "chat-exists", "There is a chat with this assistant already.")
        }
        try transaction.run(
          """
          INSERT INTO chats (id, account, assistant, last_at)
          VALUES (\(chat), \(account), \(assistant), \(rows.map(\.sentAt).max() ?? now))
          """)
        for (index, row) in rows.enumerated() {
          try transaction.run(
            """
            INSERT INTO chat_messages (id, chat, number, is_from_person, text, sent_at)
            VALUES (\(row.id), \(chat), \(index + 1), \(row.isFromPerson), \(row.text), \(row.sentAt))
            """)
        }
      }
    } catch {
      try? await vault.destroyObjectKeys(ids)
      throw error
    }
  }
}
