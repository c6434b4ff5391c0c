public import Core
import Persistence
import Policy
import Privacy
import Vault

extension Departures {
  /// A line to be written, with the text for its person's eyes only.
  struct Entry: Sendable {
    var id: Identifier
    var wish: Departure.Wish
    var contractor: Contractor?
    var refusal: String?
    var parcel: Departure.Parcel?
  }

  /// The lines of a person, the newest first: what left for them, when, to whom, and the words that left (§7.2, D16).
  ///
  /// - Parameter page: the place after which the next lines begin.
  /// Throws `key-destroyed` for an account whose keys are gone, and what the database throws.
  public func lines(
    of account: Identifier, page: Cursor? = nil, limit: PageLimit = PageLimit(PageLimit.most)
  ) async throws -> Page<Departure.Line> {
    let isDue = Self.isDue(at: world.now)
    let after: SQL = page.map { "AND id < \($0.after)" } ?? ""
    let rows = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT id, at, matter, purpose, contractor, host, bytes, outcome, code, sent_sealed FROM departures
        WHERE account = \(account) AND NOT \(isDue) \(after) ORDER BY id DESC LIMIT \(limit.value + 1)
        """
      ).map { (try Self.line($0), try $0.optionalBytes(9)) }
    }
    guard rows.contains(where: { $0.1 != nil }) else { return Page(rows: rows.map(\.0), limit: limit) { $0.id } }
    let key = try await vault.accountKey(account)
    let lines = try rows.map { line, sealed in
      var line = line
      line.text = try sealed.map { try key.open($0, at: Self.place(line.id)) }
      return line
    }
    return Page(rows: lines, limit: limit) { $0.id }
  }

  /// In a transaction of its own, on the disk when it returns: both engines are opened with every commit synchronous.
  func write(_ entry: Entry) async throws {
    let now = world.now
    let (wish, content) = (entry.wish, entry.parcel?.content)
    let sealed = try await seal(content?.shown, entry)
    let outcome: Departure.Outcome = entry.refusal == nil ? .begun : .refused
    let ended = entry.refusal == nil ? nil : now
    try await database.write { transaction in
      // Nothing leaves any more for somebody who has left (D44).
      if let account = wish.account, try Eraser.isUnderErasure(account, in: transaction) {
        throw DomainError(.gone, "account-closed", "This account is closed.")
      }
      try transaction.run(
        """
        INSERT INTO departures
          (id, account, matter, purpose, contractor, host, bytes, sent_sealed, at, outcome, code, ended_at)
        VALUES (\(entry.id), \(wish.account), \(wish.content.matter.name), \(wish.purpose), \(entry.contractor?.name),
          \(wish.host), \(content?.bytes ?? 0), \(sealed), \(now), \(outcome.rawValue), \(entry.refusal), \(ended))
        """)
    }
  }

  private func seal(_ text: String?, _ entry: Entry) async throws -> [UInt8]? {
    guard let text, let account = entry.wish.account else { return nil }
    return try await vault.accountKey(account).seal(text, at: Self.place(entry.id), entropy: world.entropy)
  }

  /// What became of it. A line that cannot be ended stays `begun`, which claims less than is true; whatever left has
  /// left, so nobody is told to try again.
  func end(_ id: Identifier, _ outcome: Departure.Outcome, _ code: String?) async {
    let now = world.now
    let code = code.map { String($0.prefix(Limits.departurePurposeBytesMax)) }
    _ = try? await database.write { transaction in
      try transaction.run(
        """
        UPDATE departures SET outcome = \(outcome.rawValue), code = \(code), ended_at = \(now)
        WHERE id = \(id) AND outcome = \(Departure.Outcome.begun.rawValue)
        """)
    }
  }

  private static func place(_ id: Identifier) -> SealedPlace { SealedPlace("departures", "sent_sealed", id) }

  private static func line(_ row: Row) throws -> Departure.Line {
    guard let outcome = Departure.Outcome(rawValue: try row.text(7)) else {
      throw DomainError(.fault, "row-shape", "A line of what left cannot be read.")
    }
    let at = try row.instant(1)
    return Departure.Line(
      id: try row.identifier(0), at: at, matter: try row.text(2), purpose: try row.text(3),
      contractor: try row.optionalText(4), host: try row.text(5), bytes: try row.int(6), outcome: outcome,
      code: try row.optionalText(8), text: nil, until: Retention.departure.keep?.end(from: at))
  }
}
