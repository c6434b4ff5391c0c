public import Core
import Persistence

extension Vault {
  /// Makes the key of an account, or answers the one that it has. Throws `key-destroyed` for an erased account: what
  /// was forgotten is not begun anew under its name (D44).
  @discardableResult
  public func makeAccountKey(_ account: Identifier) async throws -> DataKey {
    let wrapped = try accountWrapper.wrap(newKey(), as: .account(account), entropy: world.entropy)
    let now = world.now
    try await keys.write { transaction in
      _ = try transaction.run(
        """
        INSERT INTO account_keys (account, wrapped, made_at) VALUES (\(account), \(wrapped), \(now))
        ON CONFLICT (account) DO NOTHING
        """)
    }
    return try await accountKey(account)
  }

  /// The key of an account. Throws `key-destroyed` when the account has none, or none any more.
  public func accountKey(_ account: Identifier) async throws -> DataKey {
    try await keys.read { try accountKey(account, in: $0) }
  }

  /// Whether an account has a key that was not destroyed.
  public func hasAccountKey(_ account: Identifier) async throws -> Bool {
    try await keys.read { transaction in
      try transaction.row("SELECT 1 FROM account_keys WHERE account = \(account) AND wrapped IS NOT NULL") != nil
    }
  }

  /// Accounts whose keys were made before an instant and live, in order of their ids: for the walk that looks for keys
  /// without an account.
  public func accountsWithKeys(madeBefore instant: Instant, after: Identifier?, limit: Int) async throws -> [Identifier]
  {
    let start = after?.description ?? ""
    return try await keys.read { transaction in
      try transaction.rows(
        """
        SELECT account FROM account_keys WHERE made_at <= \(instant) AND wrapped IS NOT NULL AND account > \(start)
        ORDER BY account LIMIT \(limit)
        """
      ).map { try $0.identifier(0) }
    }
  }

  /// Destroys an account's key and with it the key of everything that is the account's, and answers how many objects
  /// that were. From then on nothing of it can be read, wherever a copy lies (D3). Repeating it changes nothing. An
  /// account without a key gets the mark of destruction too: a sign-up in flight finds it closed.
  ///
  /// - Parameter spared: objects under a hold (D20): in the same transaction their keys are wrapped anew by the
  ///   instance key, so that they outlive the account's and belong to nobody.
  @discardableResult
  public func destroyAccountKey(_ account: Identifier, sparing spared: [Identifier] = []) async throws -> Int {
    let now = world.now
    let count = try await keys.write { transaction in
      for part in Self.parts(of: spared) { try loosen(part, of: account, in: transaction) }
      let count = try transaction.run("DELETE FROM object_keys WHERE account = \(account)")
      try transaction.run(
        """
        INSERT INTO account_keys (account, made_at, destroyed_at) VALUES (\(account), \(now), \(now))
        ON CONFLICT (account) DO NOTHING
        """)
      try transaction.run(
        """
        UPDATE account_keys SET wrapped = NULL, destroyed_at = \(now)
        WHERE account = \(account) AND wrapped IS NOT NULL
        """)
      return count
    }
    try await keys.scrub()
    return count
  }

  /// Inside a transaction of the key database.
  func accountKey(_ account: Identifier, in transaction: any Transaction) throws -> DataKey {
    let row = try transaction.row("SELECT wrapped FROM account_keys WHERE account = \(account)")
    guard let wrapped = try row?.optionalBytes(0) else { throw Self.destroyed }
    return try accountWrapper.unwrap(wrapped, as: .account(account))
  }

  private func loosen(_ objects: [Identifier], of account: Identifier, in transaction: any Transaction) throws {
    let rows = try transaction.rows(
      "SELECT object, wrapped FROM object_keys WHERE account = \(account) AND object IN (\(Self.list(objects)))")
    guard !rows.isEmpty else { return }
    let wrapper = try accountKey(account, in: transaction)
    for row in rows {
      let object = try row.identifier(0)
      let key = try wrapper.unwrap(try row.bytes(1), as: .object(object, account: account))
      let wrapped = try looseWrapper.wrap(key, as: .object(object, account: nil), entropy: world.entropy)
      try transaction.run(
        "UPDATE object_keys SET account = \(nil as Identifier?), wrapped = \(wrapped) WHERE object = \(object)")
    }
  }
}
