public import Core
import Persistence
public import Policy
public import Privacy

/// Forgets uploads seven days after their receipt, and those that their owner deleted, unless a hold keeps them (§5.3,
/// D20b): key, bytes and row, with a tombstone.
public struct UploadForgetter: Forgetter {
  public let name = "uploads"
  public let clause = Clause.keepUploads
  public let retention: Retention? = .upload
  private let uploads: Uploads

  public init(_ uploads: Uploads) {
    self.uploads = uploads
  }

  public func count(dueAt now: Instant) async throws -> Int {
    try await uploads.database.read { transaction in
      try transaction.row("SELECT count(*) FROM uploads WHERE \(uploads.due(at: now))")?.int(0) ?? 0
    }
  }

  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    try await uploads.purge("1 = 1", dueAt: now, limit: limit)
  }
}

extension Uploads {
  /// Purges what is due and free of those that a condition names, at most so many. The look at the holds is in the
  /// transaction that takes the rows, so of a hold and a purge at once one comes first.
  @discardableResult
  func purge(_ condition: SQL, dueAt now: Instant, limit: Int) async throws -> Int {
    let taken = try await database.write { transaction in
      // Each half by an index of its own: one condition with OR would be answered by a walk over the table.
      let byAge: SQL = "received_at <= \(Self.cutoff(at: now))"
      let halves: [(SQL, SQL)] = [(byAge, "received_at"), ("deleted_at <= \(now)", "deleted_at")]
      let ids = try halves.flatMap { due, time in
        try transaction.rows(
          """
          SELECT id FROM uploads WHERE \(condition) AND \(due) AND \(free(at: now)) ORDER BY \(time), id LIMIT \(limit)
          """
        ).map { try $0.identifier(0) }
      }
      return try eraser.take(Array(Set(ids).sorted().prefix(limit)), in: transaction)
    }
    try await eraser.finish(taken)
    return taken.objects.count
  }

  /// Due by age or deletion, and free.
  func due(at now: Instant) -> SQL {
    "(received_at <= \(Self.cutoff(at: now)) OR deleted_at <= \(now)) AND \(free(at: now))"
  }

  /// What holds of evidence need to know about uploads (D20).
  public var holdable: Holdable {
    Holdable(
      kind: .upload,
      purgeDate: { id, transaction in
        guard let row = try transaction.row("SELECT received_at, deleted_at FROM uploads WHERE id = \(id)") else {
          return .unknown
        }
        guard let due = DueDates.upload(receivedAt: try row.instant(0)) else { return .none }
        return .at(min(due, try row.optionalInstant(1) ?? due))
      },
      purgeDue: { id in try await purge("id = \(id)", dueAt: world.now, limit: 1) })
  }
}
