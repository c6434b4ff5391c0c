public import Core
import Persistence
import Policy
import Privacy
import Vault

extension Assistants {
  /// Adds messages to the chat with an assistant, and cuts in the same transaction what is beyond the cap, at whole
  /// turns (D8, D8b). When it returns, what was cut cannot be read any more.
  ///
  /// - Parameters:
  ///   - messages: 1 to `Limits.chatMessagesMax`, by turns person and assistant; the first answers the last stored.
  ///   - assistant: its short name, lower-case letters, digits, hyphens.
  /// - Throws: `chat-message-empty`, `chat-message-too-long`, `chat-too-many`, `chat-turn`, `assistant-unknown`,
  ///   `account-closed`; `key-destroyed` for an erased account. Nothing was stored then.
  @discardableResult
  public func append(
    _ messages: [NewMessage], to assistant: String, by account: Identifier
  ) async throws -> Appended {
    try Self.check(messages, assistant)
    let ids = messages.map { _ in world.identifier() }
    let keys = try await vault.makeObjectKeys(ids, in: account)
    let appended: Appended
    let taken: Eraser.Taken
    do {
      let rows = try zip(ids, messages).map { id, message in
        guard let key = keys[id] else { throw Self.chatUnknown }
        let sealed = try key.seal(message.text, at: StoredMessage.place(id), entropy: world.entropy)
        return StoredMessage(id: id, isFromPerson: message.isFromPerson, text: sealed, sentAt: world.now)
      }
      let chat = world.identifier()
      (appended, taken) = try await database.write { try store(rows, assistant, account, newChat: chat, in: $0) }
    } catch {
      try? await vault.destroyObjectKeys(ids)
      throw error
    }
    try await eraser.finish(taken)
    return appended
  }

  static func check(_ messages: [NewMessage], _ assistant: String) throws(DomainError) {
    guard isName(assistant) else {
      throw DomainError(.notFound, "assistant-unknown", "There is no such assistant.")
    }
    guard (1...Limits.chatMessagesMax).contains(messages.count) else {
      throw DomainError(.tooLarge, "chat-too-many", "These are too many messages at once.")
    }
    for message in messages { try message.check() }
    let isByTurns = zip(messages, messages.dropFirst()).allSatisfy { $0.isFromPerson != $1.isFromPerson }
    guard isByTurns else { throw turn }
  }

  private func store(
    _ rows: [StoredMessage], _ assistant: String, _ account: Identifier, newChat: Identifier,
    in transaction: any Transaction
  ) throws -> (Appended, Eraser.Taken) {
    let now = world.now
    guard try person.mayAsk(account, transaction) else {
      throw DomainError(.gone, "account-closed", "This account is closed: nothing new can be begun.")
    }
    let chat = try chat(assistant, account, new: newChat, at: now, in: transaction)
    let prime = try person.prime(account, transaction)
    let stored = try StoredMessage.living(in: chat, prime: prime, at: now, in: transaction)
    guard stored.last.map({ $0.isFromPerson != rows.first?.isFromPerson }) ?? true else { throw Self.turn }
    let last = try transaction.row("SELECT max(number) FROM chat_messages WHERE chat = \(chat)")?.optionalInt(0) ?? 0
    for (index, row) in rows.enumerated() {
      try transaction.run(
        """
        INSERT INTO chat_messages (id, chat, number, is_from_person, text, sent_at)
        VALUES (\(row.id), \(chat), \(last + 1 + index), \(row.isFromPerson), \(row.text), \(row.sentAt))
        """)
    }
    let cut = ChatCap.overflow(
      of: (stored + rows).map { ChatCap.Message(id: $0.id, isFromPerson: $0.isFromPerson) }
    ).map(\.id)
    let taken = try self.cut(cut, in: chat, at: now, in: transaction)
    let appended = Appended(
      chat: chat, messages: rows.map(\.id), cut: cut, until: MessageLife.expiry(sentAt: now, prime: prime))
    return (appended, taken)
  }

  private func chat(
    _ assistant: String, _ account: Identifier, new: Identifier, at now: Instant, in transaction: any Transaction
  ) throws -> Identifier {
    try transaction.run(
      """
      INSERT INTO chats (id, account, assistant, last_at) VALUES (\(new), \(account), \(assistant), \(now))
      ON CONFLICT (account, assistant) DO UPDATE SET last_at = \(now)
      """)
    let row = try transaction.row(
      "SELECT id FROM chats WHERE account = \(account) AND assistant = \(assistant)")
    guard let row else { throw Self.chatUnknown }
    return try row.identifier(0)
  }

  /// A word of ours, so that nothing of anybody's is stored in its place.
  private static func isName(_ assistant: String) -> Bool {
    (1...Limits.assistantBytesMax).contains(assistant.utf8.count)
      && assistant.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }

  private static var turn: DomainError {
    DomainError(.conflict, "chat-turn", "A question and its answer follow each other.")
  }
}
