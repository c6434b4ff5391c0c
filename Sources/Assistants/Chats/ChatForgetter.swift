public import Core
import Persistence
public import Policy
public import Privacy

/// Forgets messages whose time is over, and those that the cap or their owner took away, unless a hold keeps them
/// (§5.5, D8, D20b). There is no trash: what is due is gone.
public struct ChatForgetter: Forgetter {
  public let name = "chats"
  public let clause = Clause.keepChats
  public let retention: Retention? = .chat
  private let assistants: Assistants

  public init(_ assistants: Assistants) {
    self.assistants = assistants
  }

  public func count(dueAt now: Instant) async throws -> Int {
    try await assistants.due(at: now, limit: .max).count
  }

  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let due = try await assistants.due(at: now, limit: limit)
    try await assistants.purge(due, at: now)
    return due.count
  }
}

extension Assistants {
  public var forgetters: [any Forgetter] { [ChatForgetter(self)] }

  /// Messages that are due and free at an instant, at most so many.
  func due(at now: Instant, limit: Int, in chat: Identifier? = nil) async throws -> [DueMessage] {
    let place: SQL = chat.map { "AND chat = \($0)" } ?? ""
    var found = try await ended(by: now, limit: limit, place)
    var last: Candidate?
    while found.count < limit {
      let part = try await old(after: last, at: now, place)
      found += part.filter { $0.isDue }.map(\.message)
      guard part.count == SweepLimits.batch else { break }
      last = part.last
    }
    return Array(found.prefix(limit))
  }

  /// Cut by the cap or deleted while a hold kept them, one that began at the same instant among them.
  private func ended(by now: Instant, limit: Int, _ place: SQL) async throws -> [DueMessage] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT id, chat, cut_at FROM chat_messages WHERE cut_at <= \(now) \(place)
          AND \(Holds.isFree(.chat, "chat_messages.chat", due: "cut_at + 1", at: now))
        ORDER BY cut_at, id LIMIT \(limit)
        """
      ).map { row in
        DueMessage(
          id: try row.identifier(0), chat: try row.identifier(1), due: try row.instant(2).adding(microseconds: 1))
      }
    }
  }

  private struct Candidate: Sendable {
    var message: DueMessage
    var sentAt: Instant
    var isDue: Bool
  }

  /// Messages old enough to be due unless Prime protects them; `MessageLife` alone decides.
  private func old(after last: Candidate?, at now: Instant, _ place: SQL) async throws -> [Candidate] {
    let beyond: SQL = last.map { "AND (sent_at, chat_messages.id) > (\($0.sentAt), \($0.message.id))" } ?? ""
    return try await database.read { transaction in
      let rows = try transaction.rows(
        """
        SELECT chat_messages.id, chat, sent_at, account
        FROM chat_messages JOIN chats ON chats.id = chat_messages.chat
        WHERE \(MessageLife.mayBeDue(at: now)) \(beyond) \(place) AND cut_at IS NULL
        ORDER BY sent_at, chat_messages.id LIMIT \(SweepLimits.batch)
        """)
      let chats = Set(try rows.map { try $0.identifier(1) }).sorted()
      let covers = try Holds.covers(of: chats, .chat, at: now, in: transaction)
      var prime: [Identifier: [PrimeSpan]] = [:]
      return try rows.map { row in
        let (account, sentAt) = (try row.identifier(3), try row.instant(2))
        let spans = try prime[account] ?? person.prime(account, transaction)
        prime[account] = spans
        let expiry = MessageLife.expiry(sentAt: sentAt, prime: spans)
        let message = DueMessage(
          id: try row.identifier(0), chat: try row.identifier(1), due: expiry ?? Instant(microseconds: .max))
        let isHeld = covers[message.chat]?.keeps(due: message.due) ?? false
        return Candidate(message: message, sentAt: sentAt, isDue: message.due <= now && !isHeld)
      }
    }
  }

  /// What holds of evidence need to know about chats (D20). A chat is purged with its last message; those of its
  /// messages that are due when a hold is placed came too late for it (D45b).
  public var holdable: Holdable {
    Holdable(
      kind: .chat,
      purgeDate: { id, transaction in
        guard let chat = try transaction.row("SELECT account FROM chats WHERE id = \(id)") else { return .unknown }
        let prime = try person.prime(chat.identifier(0), transaction)
        let rows = try transaction.rows("SELECT sent_at, cut_at FROM chat_messages WHERE chat = \(id)")
        var latest = Instant(microseconds: .min)
        for row in rows {
          let expiry = MessageLife.expiry(sentAt: try row.instant(0), prime: prime)
          guard let due = [expiry, try row.optionalInstant(1)].compactMap(\.self).min() else { return .none }
          latest = max(latest, due)
        }
        return .at(latest)
      },
      purgeDue: { id in try await purge(due(at: world.now, limit: .max, in: id), at: world.now) })
  }
}
