public import Core
public import Persistence
public import Policy

/// One line of a person's statement.
public struct Entry: Sendable, Hashable, Identifiable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case grant, hold, settle, release, expire
  }

  public var id: Identifier
  public var at: Instant
  public var kind: Kind
  /// How many points moved.
  public var points: Points
  /// What it changed for what can be spent: more than zero for grants and what came back, less for what was set
  /// aside, zero when that was spent for good.
  public var amount: Int64
  /// What the points were set aside for; nil for grants.
  public var purpose: Identifier?
  /// The code of a grant's reason.
  public var reason: String?
}

/// What a person and a janitor ask.
extension Energy {
  /// What the account has. Throws `wallet-unknown`.
  public func balance(_ account: Identifier) async throws -> Balance {
    try await database.read { try balance(account, in: $0) }
  }

  public func balance(_ account: Identifier, in transaction: any Transaction) throws -> Balance {
    try Ledger(account: account, transaction: transaction, world: world).balance()
  }

  /// How many movements the account has had (D2b).
  public func movementCount(_ account: Identifier) async throws -> Int {
    try await database.read { transaction in
      try transaction.row("SELECT count(*) FROM energy_movements WHERE account = \(account)")?.int(0) ?? 0
    }
  }

  /// The account's movements, the newest first.
  public func entries(
    _ account: Identifier, after cursor: Cursor? = nil, limit: PageLimit = PageLimit(50)
  ) async throws -> Page<Entry> {
    let entries = try await database.read { transaction in
      let place: SQL = cursor.map { "AND movement.id < \($0.after)" } ?? ""
      return try transaction.rows(
        """
        SELECT movement.id, movement.at, movement.kind, movement.amount, entry.side, placed.purpose, movement.reason
        FROM energy_movements movement
        LEFT JOIN energy_entries entry ON entry.movement = movement.id AND entry.place = 'available'
        LEFT JOIN energy_holds placed ON placed.id = movement.hold
        WHERE movement.account = \(account) \(place)
        ORDER BY movement.id DESC LIMIT \(limit.value + 1)
        """
      ).map(Self.entry)
    }
    return Page(rows: entries, limit: limit, id: \.id)
  }

  private static func entry(_ row: Row) throws -> Entry {
    guard let kind = Entry.Kind(rawValue: try row.text(2)) else {
      throw DomainError(.fault, "row-shape", "A movement is of a kind that this program does not know.")
    }
    let points = try Points(row.integer(3))
    return Entry(
      id: try row.identifier(0), at: try row.instant(1), kind: kind, points: points,
      amount: points.value * (try row.optionalInteger(4) ?? 0), purpose: try row.optionalIdentifier(5),
      reason: try row.optionalText(6))
  }

  /// Gives back what nobody settled or released in time (`Prices.holdExpires`), the longest overdue first, each in
  /// a transaction of its own. Answers how many holds expired.
  public func expireHolds(limit: Int = Limits.janitorBatch) async throws -> Int {
    let now = world.now
    let due = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT id FROM energy_holds WHERE state = 'pending' AND expires_at <= \(now)
        ORDER BY expires_at, id LIMIT \(min(max(limit, 1), Limits.janitorBatch))
        """
      ).map { try $0.identifier(0) }
    }
    var expired = 0
    for id in due {
      let ended = try await database.write { transaction in
        try StoredHold.find(id, in: transaction)?.end(world: world, in: transaction) { $0.expire(at: now) } ?? false
      }
      if ended { expired += 1 }
    }
    return expired
  }
}
