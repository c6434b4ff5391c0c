public import Core
import Persistence

extension Vault {
  /// Makes the keys of several new objects of one account in one transaction, e.g. of the messages of one turn: each
  /// can be destroyed by itself. Throws `key-destroyed` for an erased account, and `key-owned` when one of them has
  /// a key already; then none was made.
  public func makeObjectKeys(
    _ objects: [Identifier], in account: Identifier
  ) async throws -> [Identifier: DataKey] {
    let made = Dictionary(objects.map { ($0, newKey()) }) { first, _ in first }
    let now = world.now
    try await keys.write { transaction in
      let wrapper = try accountKey(account, in: transaction)
      for (object, key) in made {
        let wrapped = try wrapper.wrap(key, as: .object(object, account: account), entropy: world.entropy)
        let inserted = try transaction.run(
          """
          INSERT INTO object_keys (object, account, wrapped, made_at)
          VALUES (\(object), \(account), \(wrapped), \(now)) ON CONFLICT (object) DO NOTHING
          """)
        guard inserted == 1 else {
          throw DomainError(.conflict, "key-owned", "This belongs to another account.")
        }
      }
    }
    return made
  }
}
