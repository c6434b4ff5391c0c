public import Core
public import Persistence
public import Vault

extension InstanceKey {
  /// The same in every run.
  public static func test() throws -> InstanceKey {
    try InstanceKey(bytes: Array(0..<32))
  }
}

/// Gives the body a vault over a fresh key database.
public func withVault<T>(
  _ engine: Engine, world: World = .frozen(), isolation: isolated (any Actor)? = #isolation,
  _ body: (_ vault: Vault, _ keys: Database) async throws -> T
) async throws -> T {
  try await withDatabase(engine, migrations: Vault.migrations) { keys in
    try await body(Vault(keys: keys, instanceKey: try .test(), world: world), keys)
  }
}
