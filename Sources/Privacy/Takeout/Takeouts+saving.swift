public import Core
import Persistence
import Policy
import Vault

extension Takeouts {
  /// Makes the link by which its owner saves a take-out: for one saving, for a day, and the one before is dead. Throws
  /// `takeout-unknown` when it is not theirs, not ready, or its seven days are over.
  public func link(_ id: Identifier, of account: Identifier) async throws -> OneTimeToken {
    let (token, now) = (OneTimeToken(entropy: world.entropy), world.now)
    try await database.write { transaction in
      _ = try find(id, of: account, in: transaction)
      try transaction.run(
        """
        UPDATE takeouts SET link_hash = \(token.hash), link_ends_at = \(Limits.takeoutLink.end(from: now))
        WHERE id = \(id)
        """)
    }
    return token
  }

  /// Opens a take-out for its owner by a link. The link is used up when the last byte has been read, so that a saving
  /// that broke off goes on where it was. Throws `takeout-unknown`, and `takeout-link-dead` for a link that is used up,
  /// too old or replaced; both also in the middle of a saving.
  public func open(_ id: Identifier, by link: String, of account: Identifier) async throws -> OpenedTakeout {
    let (ready, _) = try await linked(id, by: link, of: account)
    return OpenedTakeout(ready: ready) { range in
      let (ready, object) = try await linked(id, by: link, of: account)
      guard let key = try await vault.objectKeys([id])[id] else { throw Self.unknown }
      let bytes = try await store.read(object, key: key, plainBytes: ready.plainBytes, range: range)
      if range.upperBound == ready.plainBytes { try await useUp(id, link) }
      return bytes
    }
  }

  private func linked(
    _ id: Identifier, by link: String, of account: Identifier
  ) async throws -> (Ready, ObjectName) {
    let now = world.now
    return try await database.read { transaction in
      let row = try find(id, of: account, in: transaction)
      guard let ready = row.ready, let object = row.object else { throw Self.unknown }
      guard let hash = OneTimeToken.hash(of: link), row.linkHash == hash, let ends = row.linkEndsAt, now < ends else {
        throw Self.linkDead
      }
      return (ready, object)
    }
  }

  private func find(
    _ id: Identifier, of account: Identifier, in transaction: any Transaction
  ) throws -> StoredTakeout {
    let row = try StoredTakeout.find(id, of: account, in: transaction)
    guard let row, row.isThere(at: world.now), row.ready != nil else { throw Self.unknown }
    return row
  }

  private func useUp(_ id: Identifier, _ link: String) async throws {
    guard let hash = OneTimeToken.hash(of: link) else { return }
    try await database.write { transaction in
      _ = try transaction.run(
        """
        UPDATE takeouts SET link_hash = \(nil as [UInt8]?), link_ends_at = \(nil as Instant?)
        WHERE id = \(id) AND link_hash = \(hash)
        """)
    }
  }

  private static let linkDead = DomainError(
    .gone, "takeout-link-dead", "This link has been used or is too old. Save the copy from its page.")
}

/// A take-out ready to be read in parts.
public struct OpenedTakeout: Sendable {
  public var ready: Takeouts.Ready
  /// The plain bytes of a range within it; each is held in memory.
  public var read: @Sendable (_ range: Range<Int>) async throws -> [UInt8]
}
