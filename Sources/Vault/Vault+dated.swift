public import Core
import Persistence

extension Vault {
  /// The key of a purpose for a period, e.g. a month, made at its first use. Throws `key-destroyed` when the period's
  /// key is due already: a clock that ran back does not bring a destroyed key's time back.
  ///
  /// - Parameter dueAt: when the key must be destroyed.
  public func datedKey(_ purpose: StaticString, _ period: String, dueAt: Instant) async throws -> DataKey {
    let name = purpose.description
    let place = KeyPlace.dated(purpose: name, period: period)
    guard world.now < dueAt else { throw Self.destroyed }
    let wrapped = try datedWrapper.wrap(newKey(), as: place, entropy: world.entropy)
    let stored = try await keys.write { transaction in
      try transaction.run(
        """
        INSERT INTO dated_keys (purpose, period, wrapped, due_at)
        VALUES (\(name), \(period), \(wrapped), \(dueAt)) ON CONFLICT (purpose, period) DO NOTHING
        """)
      let row = try transaction.row(
        "SELECT wrapped FROM dated_keys WHERE purpose = \(name) AND period = \(period)")
      guard let row else { throw Self.destroyed }
      return try row.bytes(0)
    }
    return try datedWrapper.unwrap(stored, as: place)
  }

  /// How many dated keys are due.
  public func countDatedKeys(dueAt now: Instant) async throws -> Int {
    try await keys.read { transaction in
      try transaction.row("SELECT count(*) FROM dated_keys WHERE due_at <= \(now)")?.int(0) ?? 0
    }
  }

  /// Destroys the dated keys that are due, and answers how many there were.
  public func destroyDatedKeys(dueAt now: Instant) async throws -> Int {
    let count = try await keys.write { transaction in
      try transaction.run("DELETE FROM dated_keys WHERE due_at <= \(now)")
    }
    if count > 0 { try await keys.scrub() }
    return count
  }

  /// Whether the key store keeps what was deleted until it is written anew.
  public var keepsRemains: Bool { keys.dialect == .postgres }

  /// Writes the key store anew, so that the wrappings of destroyed keys are in none of its tables any more: whoever has
  /// the instance key could still open them. Keys that live stay as they are; who asks for one meanwhile waits.
  public func rewrite() async throws {
    try await keys.rewrite(["account_keys", "object_keys", "dated_keys"])
  }

  /// How many marks of destroyed account keys are older than an instant.
  public func countMarks(before instant: Instant) async throws -> Int {
    try await keys.read { transaction in
      try transaction.row("SELECT count(*) FROM account_keys WHERE destroyed_at <= \(instant)")?.int(0) ?? 0
    }
  }

  /// Forgets marks of destroyed account keys that no backup can contradict any more, and answers how many.
  public func forgetMarks(before instant: Instant, limit: Int) async throws -> Int {
    try await keys.write { transaction in
      try transaction.run(
        """
        DELETE FROM account_keys WHERE account IN (
          SELECT account FROM account_keys WHERE destroyed_at <= \(instant) ORDER BY destroyed_at, account LIMIT \(limit))
        """)
    }
  }
}
