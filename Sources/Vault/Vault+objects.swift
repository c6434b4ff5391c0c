public import Core
import Persistence

extension Vault {
  /// How many keys one statement asks for or destroys: far below the engines' limits on bound values.
  static let batch = 500

  /// Makes the key of an object: a work, an upload, a draft. It is wrapped by the account's key, or by the instance key
  /// while the object belongs to nobody. Asked again for the same owner it answers the key that is there. Throws
  /// `key-destroyed` for an erased account and `key-owned` when the object is another's.
  @discardableResult
  public func makeObjectKey(_ object: Identifier, in account: Identifier?) async throws -> DataKey {
    let key = newKey()
    let now = world.now
    return try await keys.write { transaction in
      let wrapper = try wrapper(of: account, in: transaction)
      let wrapped = try wrapper.wrap(key, as: .object(object, account: account), entropy: world.entropy)
      let made = try transaction.run(
        """
        INSERT INTO object_keys (object, account, wrapped, made_at) VALUES (\(object), \(account), \(wrapped), \(now))
        ON CONFLICT (object) DO NOTHING
        """)
      if made > 0 { return key }
      let row = try transaction.row("SELECT account, wrapped FROM object_keys WHERE object = \(object)")
      guard let row else { throw Self.destroyed }
      guard try row.optionalIdentifier(0) == account else { throw Self.owned }
      return try wrapper.unwrap(try row.bytes(1), as: .object(object, account: account))
    }
  }

  /// The key of an object. Throws `key-destroyed` when it has none, or none any more.
  public func objectKey(_ object: Identifier) async throws -> DataKey {
    guard let key = try await objectKeys([object])[object] else { throw Self.destroyed }
    return key
  }

  /// The keys of many objects, for lists; those without a key are missing from the answer.
  public func objectKeys(_ objects: [Identifier]) async throws -> [Identifier: DataKey] {
    try await keys.read { transaction in
      var wrappers: [Identifier?: DataKey] = [:]
      var found: [Identifier: DataKey] = [:]
      for part in Self.parts(of: objects) {
        let rows = try transaction.rows(
          "SELECT object, account, wrapped FROM object_keys WHERE object IN (\(Self.list(part)))")
        for row in rows {
          let (object, account) = (try row.identifier(0), try row.optionalIdentifier(1))
          let wrapper = try wrappers[account] ?? wrapper(of: account, in: transaction)
          wrappers[account] = wrapper
          found[object] = try wrapper.unwrap(try row.bytes(2), as: .object(object, account: account))
        }
      }
      return found
    }
  }

  /// Gives a loose object to an account: its key is wrapped anew and the old wrapping overwritten (in the log of
  /// the database, at the latest when a key is destroyed). For the owner it already has, nothing happens. Throws `key-owned` when it is another's and `key-destroyed` when either key is gone.
  public func adopt(_ object: Identifier, by account: Identifier) async throws {
    try await keys.write { transaction in
      let row = try transaction.row("SELECT account, wrapped FROM object_keys WHERE object = \(object)")
      guard let row else { throw Self.destroyed }
      if let owner = try row.optionalIdentifier(0) {
        guard owner == account else { throw Self.owned }
        return
      }
      let key = try looseWrapper.unwrap(try row.bytes(1), as: .object(object, account: nil))
      let wrapped = try accountKey(account, in: transaction).wrap(
        key, as: .object(object, account: account), entropy: world.entropy)
      _ = try transaction.run(
        "UPDATE object_keys SET account = \(account), wrapped = \(wrapped) WHERE object = \(object)")
    }
  }

  /// Destroys the keys of objects: nothing sealed under them can be read any more. Repeating it changes nothing.
  public func destroyObjectKeys(_ objects: [Identifier]) async throws {
    guard !objects.isEmpty else { return }
    for part in Self.parts(of: objects) {
      try await keys.write { transaction in
        _ = try transaction.run("DELETE FROM object_keys WHERE object IN (\(Self.list(part)))")
      }
    }
    try await keys.scrub()
  }

  /// Those of the objects whose key no account's key wraps.
  public func looseObjects(among objects: [Identifier]) async throws -> [Identifier] {
    try await keys.read { transaction in
      try Self.parts(of: objects).flatMap { part in
        try transaction.rows(
          "SELECT object FROM object_keys WHERE account IS NULL AND object IN (\(Self.list(part))) ORDER BY object"
        ).map { try $0.identifier(0) }
      }
    }
  }

  /// Objects whose keys were made before an instant, in order of their ids: keys are walked for orphans, which a
  /// crash between making a key and writing its row leaves.
  public func objectsWithKeys(madeBefore instant: Instant, after: Identifier?, limit: Int) async throws -> [Identifier]
  {
    let start = after?.description ?? ""
    return try await keys.read { transaction in
      try transaction.rows(
        """
        SELECT object FROM object_keys WHERE made_at <= \(instant) AND object > \(start)
        ORDER BY object LIMIT \(limit)
        """
      ).map { try $0.identifier(0) }
    }
  }

  private func wrapper(of account: Identifier?, in transaction: any Transaction) throws -> DataKey {
    guard let account else { return looseWrapper }
    return try accountKey(account, in: transaction)
  }

  static func parts(of objects: [Identifier]) -> [[Identifier]] {
    stride(from: 0, to: objects.count, by: batch).map { Array(objects[$0..<min($0 + batch, objects.count)]) }
  }

  static func list(_ objects: [Identifier]) -> SQL {
    SQL.joined(objects.map { "\($0)" }, separator: ", ")
  }

  private static var owned: DomainError {
    DomainError(.conflict, "key-owned", "This belongs to another account.")
  }
}
