public import Core
public import Persistence
import Policy
import Vault

/// A letter about a request, as far as this module knows it.
public struct WaitingLetter: Sendable, Hashable {
  public var recipient: String
  public var language: Language
  public var letter: RequestLetter
  /// Whose it is; nil until that is proved.
  public var account: Identifier?
}

/// Letters: what waits, what it says, and what comes of sending it. The job that sends them lies where the mailer is.
extension Requests {
  /// What a waiting letter says and to whom; nil when there is nothing to say any more. A link comes into being only
  /// here, so no secret waits in the database; with it the request begins to wait for its proof (D29).
  public func letter(_ mail: Identifier) async throws -> WaitingLetter? {
    let found = try await database.read { transaction -> (kind: String, entry: RequestEntry)? in
      let row = try transaction.row("SELECT kind, request FROM request_mails WHERE id = \(mail)")
      return try row.map { (try $0.text(0), try need(try $0.identifier(1), in: transaction)) }
    }
    guard let (kind, entry) = found else { return nil }
    guard let key = try await vault.objectKeys([entry.id])[entry.id] else { return nil }
    let seal = RequestSeal(request: entry.id, key: key, entropy: world.entropy)
    let whole = try await database.read { try assemble(entry, seal, in: $0) }
    guard let recipient = try await recipient(of: whole) else { return nil }
    let letter: RequestLetter?
    switch kind {
    case "acknowledge":
      letter = try await makeLink(entry).map { .acknowledge(number: entry.number, token: $0.text) }
    case "prove": letter = try await makeLink(entry).map { .prove(number: entry.number, token: $0.text) }
    case "answer":
      letter = whole.answer.map {
        .answer(
          number: entry.number, text: $0, leadsToDeletion: entry.right.isDeletion && entry.account != nil)
      }
    default: letter = whole.answer.map { .refuse(number: entry.number, text: $0) }
    }
    return letter.map {
      WaitingLetter(recipient: recipient, language: entry.language, letter: $0, account: entry.account)
    }
  }

  /// A letter went out. In the transaction that ends the job.
  public func letterSent(_ mail: Identifier, in transaction: any Transaction) throws {
    try transaction.run("DELETE FROM request_mails WHERE id = \(mail)")
  }

  /// A letter could not be sent at all. An answer that nobody got is none: the request waits for one again, under its
  /// old date; a link that nobody got stops no clock.
  public func letterFailed(_ mail: Identifier, in transaction: any Transaction) throws {
    guard let row = try transaction.row("SELECT kind, request FROM request_mails WHERE id = \(mail)") else { return }
    let (kind, entry) = (try row.text(0), try need(try row.identifier(1), in: transaction))
    try letterSent(mail, in: transaction)
    let state: RequestState = entry.proof == .none ? .received : .open
    if kind == "answer" || kind == "refuse" {
      try transaction.run(
        """
        UPDATE requests SET state = 'open', refusal = \(nil as String?), closed_at = \(nil as Instant?)
        WHERE id = \(entry.id) AND closed_at IS NOT NULL AND proof <> 'none'
        """)
    } else if entry.state == .waiting {
      try transaction.run(
        """
        UPDATE requests SET state = \(state.rawValue), due_at = \(dueAt(resuming: entry)),
          waits_from = \(nil as Instant?) WHERE id = \(entry.id)
        """)
      try transaction.run("DELETE FROM request_links WHERE request = \(entry.id)")
    }
    try note(.mailFailed, by: .system, of: entry.id, in: transaction)
  }

  private func recipient(of whole: RequestCase) async throws -> String? {
    if let account = whole.entry.account { return try await people.address(account) }
    return whole.address
  }

  /// A new link that kills the one before; nil when the request needs none any more.
  private func makeLink(_ entry: RequestEntry) async throws -> OneTimeToken? {
    let token = OneTimeToken(entropy: world.entropy)
    return try await database.write { transaction in
      let current = try need(entry.id, in: transaction)
      guard !current.state.isClosed else { return nil }
      let now = world.now
      try transaction.run(
        """
        UPDATE requests SET state = 'waiting', waits_from = \(current.waitingSince ?? now)
        WHERE id = \(current.id)
        """)
      try transaction.run("DELETE FROM request_links WHERE request = \(current.id)")
      try transaction.run(
        """
        INSERT INTO request_links (request, token_hash, ends_at)
        VALUES (\(current.id), \(token.hash), \(Retention.requestProof.end(from: now)))
        """)
      return token
    }
  }
}
