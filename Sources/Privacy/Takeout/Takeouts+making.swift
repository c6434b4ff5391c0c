public import Core
public import Persistence
import Policy
import Vault

extension Takeouts {
  /// Makes what was asked for. Whoever is interrupted begins anew with the next attempt; what the one before wrote is
  /// found by the walk over storage. A result that comes too late, because the account was closed, is discarded unread
  /// (D44). Throws what the exporter throws; then nothing is ready.
  ///
  /// - Parameter finish: runs in the transaction that makes it ready, e.g. ends the job and posts the mail.
  public func make(_ id: Identifier, finish: @escaping @Sendable (any Transaction) throws -> Void) async throws {
    guard let row = try await database.read({ try StoredTakeout.find(id, in: $0) }), row.state == .waiting else {
      return try await database.write { try finish($0) }
    }
    // A name of its own for each attempt: two that run at once never write one object.
    guard let name = ObjectName(objectClass: "takeout", id: world.identifier()) else {
      throw DomainError(.fault, "object-name", "A take-out has no name to be stored under.")
    }
    let key = try await vault.makeObjectKey(id, in: row.account)
    do {
      let blob = try await write(row, name, key)
      let now = world.now
      try await database.write { transaction in
        guard try person.isLiving(row.account, transaction) else { throw Self.closed }
        let changed = try transaction.run(
          """
          UPDATE takeouts SET state = 'ready', made_at = \(now), object = \(name.description),
            plain_bytes = \(blob.plainBytes), sha256 = \(blob.sha256)
          WHERE id = \(id) AND state = 'waiting'
          """)
        guard changed == 1 else { throw Self.closed }
        try finish(transaction)
      }
    } catch {
      try? await store.remove(name)
      throw error
    }
  }

  /// Says that it could not be made, in the transaction that ends its job.
  public func fail(_ id: Identifier, in transaction: any Transaction) throws {
    try transaction.run("UPDATE takeouts SET state = 'failed' WHERE id = \(id) AND state = 'waiting'")
  }

  private func write(_ row: StoredTakeout, _ name: ObjectName, _ key: DataKey) async throws -> SealedBlob {
    let pipe = BytePipe()
    let exporter = exporter
    let exporting = Task {
      do {
        // The list of files is written header by header; small parts are gathered before they are handed over.
        var waiting: [UInt8] = []
        try await exporter.export(row.account, in: row.language) { bytes in
          let isLarge = bytes.count >= Limits.sealedSegmentBytes
          if !isLarge { waiting += bytes }
          if isLarge || waiting.count >= Limits.sealedSegmentBytes {
            try await pipe.write(waiting)
            waiting = []
          }
          if isLarge { try await pipe.write(bytes) }
        }
        try await pipe.write(waiting)
        await pipe.end()
      } catch {
        await pipe.end(error)
      }
    }
    return try await withTaskCancellationHandler {
      do {
        return try await store.write(name, key: key) { try await pipe.read() }
      } catch {
        await pipe.end(error)
        exporting.cancel()
        throw error
      }
    } onCancel: {
      exporting.cancel()
      Task { await pipe.end(CancellationError()) }
    }
  }

  private static let closed = DomainError(
    .gone, "account-closed", "This account is closed: nothing new can be begun.")
}
