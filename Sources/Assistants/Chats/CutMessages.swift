import Core
import Persistence
import Policy
import Privacy

/// A message whose time is over, by age, by the cap or by its owner's wish.
struct DueMessage: Sendable, Hashable {
  var id: Identifier
  var chat: Identifier
  var due: Instant
}

extension Assistants {
  /// Takes due messages that no hold keeps out of the data in the caller's transaction (D20b), and chats of which none
  /// is left with them. `eraser.finish` follows the commit.
  func take(_ messages: [DueMessage], at now: Instant, in transaction: any Transaction) throws -> Eraser.Taken {
    var taken = Eraser.Taken()
    for start in stride(from: 0, to: messages.count, by: SweepLimits.objectsTakenAtOnce) {
      let part = messages[start..<min(start + SweepLimits.objectsTakenAtOnce, messages.count)]
      let chats = Set(part.map(\.chat)).sorted()
      let covers = try Holds.covers(of: chats, .chat, at: now, in: transaction)
      let free = part.filter { !(covers[$0.chat]?.keeps(due: $0.due) ?? false) }.map(\.id)
      taken.add(try eraser.take(free, in: transaction))
      try transaction.run(
        """
        DELETE FROM chats WHERE id IN (\(SQL.list(chats)))
          AND NOT EXISTS (SELECT 1 FROM chat_messages WHERE chat_messages.chat = chats.id)
        """)
    }
    return taken
  }

  /// Hides messages for good, and takes those that no hold keeps. A hold of this very instant was there before: what is
  /// cut is due by this act, and not by a date that had come first (D20b, D45b).
  func cut(
    _ messages: [Identifier], in chat: Identifier, at now: Instant, in transaction: any Transaction
  ) throws -> Eraser.Taken {
    guard !messages.isEmpty else { return Eraser.Taken() }
    try transaction.run(
      "UPDATE chat_messages SET cut_at = \(now) WHERE id IN (\(SQL.list(messages))) AND cut_at IS NULL")
    let due = now.adding(microseconds: 1)
    return try take(messages.map { DueMessage(id: $0, chat: chat, due: due) }, at: now, in: transaction)
  }

  /// Takes and then finishes.
  @discardableResult
  func purge(_ due: [DueMessage], at now: Instant) async throws -> Int {
    guard !due.isEmpty else { return 0 }
    let taken = try await database.write { try take(due, at: now, in: $0) }
    try await eraser.finish(taken)
    return taken.objects.count
  }
}
