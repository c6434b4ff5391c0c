public import Core
import Persistence

extension Assistants {
  /// When each message of an account goes by its age, nil for those that Prime keeps without an end: a count and dates
  /// without a word of them (§5.5, D2b). What is held is not among them (D20).
  public func ends(of account: Identifier) async throws -> [Instant?] {
    let now = world.now
    return try await database.read { transaction in
      let prime = try person.prime(account, transaction)
      let chats = try transaction.rows("SELECT id FROM chats WHERE account = \(account) ORDER BY id")
      return try chats.flatMap { chat in
        try StoredMessage.living(
          in: chat.identifier(0), prime: prime, at: now, in: transaction, where: free(at: now)
        ).map { MessageLife.expiry(sentAt: $0.sentAt, prime: prime) }
      }
    }
  }
}
