import Core
import Persistence
import TestSupport
import Vault

/// A finished work put straight onto its shelf, for tests of what becomes of works rather than of their making.
struct Shelved: Sendable {
  var account: Identifier
  var work: Identifier
  var version: Identifier
  var objects: [ObjectName]
}

extension StudioHouse {
  /// Finished works of somebody: a row, a key, and so many files each.
  func shelve(
    _ count: Int, of account: Identifier, files: Int = 1, deletedAt: Instant? = nil
  ) async throws -> [Shelved] {
    var shelved: [Shelved] = []
    for _ in 0..<count {
      let (work, version) = (world.identifier(), world.identifier())
      try await vault.makeObjectKey(version, in: account)
      let objects = (0..<files).compactMap { _ in ObjectName(objectClass: "work", id: world.identifier()) }
      for object in objects { memory.set(object, [1]) }
      shelved.append(Shelved(account: account, work: work, version: version, objects: objects))
    }
    let (all, now) = (shelved, world.now)
    try await data.write { transaction in
      for one in all { try insert(one, createdAt: now, deletedAt: deletedAt, in: transaction) }
    }
    return shelved
  }

  private func insert(
    _ one: Shelved, createdAt now: Instant, deletedAt: Instant?, in transaction: any Transaction
  ) throws {
    let bytes: [UInt8] = [0]
    try transaction.run(
      """
      INSERT INTO works (id, account, kind, shown, created_at, deleted_at)
      VALUES (\(one.work), \(one.account), \("test"), \(1), \(now), \(deletedAt))
      """)
    try transaction.run(
      """
      INSERT INTO versions (id, work, number, state, created_at, finished_at, brief, result)
      VALUES (\(one.version), \(one.work), \(1), \("ready"), \(now), \(now), \(bytes), \(bytes))
      """)
    for (index, object) in one.objects.enumerated() {
      try transaction.run(
        """
        INSERT INTO artifacts (id, version, file, object, plain_bytes, sha256)
        VALUES (\(world.identifier()), \(one.version), \("file-\(index)"), \(object.description), \(1), \(bytes))
        """)
    }
  }
}
