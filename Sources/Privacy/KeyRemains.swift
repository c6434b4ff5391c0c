public import Core
public import Persistence
public import Policy
public import Vault

/// Destroyed keys on a server that keeps deleted rows (PostgreSQL): their wrappings stay in its tables until these are
/// written anew, and whoever holds the instance key could open them. So the key store is written anew some hours after a
/// key was destroyed (D3, D4). On SQLite there is never anything to do.
///
/// Every destroyed key has its tombstone, by which the keys waiting are counted.
public struct KeyRemains: Forgetter {
  public let name = "key-remains"
  public let clause = Clause.backupsCiphertext
  private let database: Database
  private let tombstones: Tombstones
  private let vault: Vault

  /// - Parameter database: that of the data, where it is noted when the store was last written anew.
  public init(database: Database, tombstones: Tombstones, vault: Vault) {
    self.database = database
    self.tombstones = tombstones
    self.vault = vault
  }

  public func count(dueAt now: Instant) async throws -> Int {
    guard vault.keepsRemains else { return 0 }
    let mark = try await database.read { transaction in
      try transaction.row("SELECT at FROM sweep_state WHERE name = 'keys-rewritten'")?.instant(0)
    }
    let start = mark ?? Instant(microseconds: .min)
    return try await tombstones.count(after: start, upTo: SweepLimits.keyRemainsMost.start(endingAt: now))
  }

  /// All at once, whatever the limit: there is one store.
  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let count = try await count(dueAt: now)
    guard count > 0 else { return 0 }
    // A tombstone stands before its key is destroyed: what was marked a while ago may be destroyed only now, so it counts
    // as waiting.
    let mark = SweepLimits.keyRemainsMargin.start(endingAt: now)
    try await vault.rewrite()
    try await database.write { transaction in
      _ = try transaction.run(
        """
        INSERT INTO sweep_state (name, at) VALUES ('keys-rewritten', \(mark))
        ON CONFLICT (name) DO UPDATE SET at = \(mark)
        """)
    }
    return min(count, limit - 1)
  }
}
