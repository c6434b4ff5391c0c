public import Core
import Persistence
import Policy
import Privacy
import Vault

extension Uploads {
  /// The account's uploads, the newest first.
  public func uploads(of account: Identifier) async throws -> [Upload] {
    let now = world.now
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(StoredUpload.columns) FROM uploads WHERE account = \(account) AND \(visible(at: now))
        ORDER BY received_at DESC, id DESC LIMIT \(Limits.uploadsKeptMax)
        """
      ).map { try StoredUpload($0).upload }
    }
  }

  /// Opens an upload for its owner or a job of theirs. Throws `upload-unknown`: after day 7 a photo must be uploaded
  /// again (D12).
  public func open(_ id: Identifier, of account: Identifier) async throws -> OpenedUpload {
    let stored = try await find(id, of: account)
    guard let key = try await vault.objectKeys([id])[id] else { throw Self.unknown }
    let sha256 = try key.openBytes(stored.sha256, at: SealedPlace("uploads", "sha256", id))
    return OpenedUpload(upload: stored.upload, sha256: sha256) { range in
      // Asked anew for every part: what is due, deleted or held meanwhile is served no further (D45).
      let stored = try await find(id, of: account)
      guard let key = try await vault.objectKeys([id])[id] else { throw Self.unknown }
      return try await store.read(stored.object, key: key, plainBytes: stored.upload.plainBytes, range: range)
    }
  }

  /// Deletes an upload for good; there is no trash (§5.3). Held ones are hidden and go when their hold ends (D20b).
  /// Throws `upload-unknown`.
  public func delete(_ id: Identifier, of account: Identifier) async throws {
    let now = world.now
    try await database.write { transaction in
      let hidden = try transaction.run(
        """
        UPDATE uploads SET deleted_at = \(now)
        WHERE id = \(id) AND account = \(account) AND deleted_at IS NULL AND received_at > \(Self.cutoff(at: now))
        """)
      guard hidden == 1 else { throw Self.unknown }
    }
    try await purge("id = \(id)", dueAt: now, limit: 1)
  }

  private func find(_ id: Identifier, of account: Identifier) async throws -> StoredUpload {
    let now = world.now
    let row = try await database.read { transaction in
      try transaction.row(
        """
        SELECT \(StoredUpload.columns) FROM uploads
        WHERE id = \(id) AND account = \(account) AND \(visible(at: now))
        """)
    }
    guard let row else { throw Self.unknown }
    return try StoredUpload(row)
  }

  /// What is received at this instant or before is due at `now`.
  static func cutoff(at now: Instant) -> Instant {
    Retention.upload.keep?.start(endingAt: now) ?? now
  }

  /// The condition under which an upload is shown.
  func visible(at now: Instant) -> SQL {
    "received_at > \(Self.cutoff(at: now)) AND deleted_at IS NULL AND \(free(at: now))"
  }

  /// The condition under which no hold is on an upload: a held one is not served and waits with its purge (D20,
  /// D20b).
  func free(at now: Instant) -> SQL { Holds.isFree(.upload, "uploads.id", at: now) }

  static var unknown: DomainError {
    DomainError(.notFound, "upload-unknown", "There is no such upload any more.")
  }
}
