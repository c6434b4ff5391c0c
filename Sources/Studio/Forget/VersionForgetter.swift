public import Core
import Persistence
public import Policy
public import Privacy

/// Forgets versions whose time in the trash is over, by whichever way they came there (§5.4, D2).
public struct VersionForgetter: Forgetter {
  public let name = "works"
  public let clause = Clause.keepGenerated
  private let studio: Studio

  public init(_ studio: Studio) {
    self.studio = studio
  }

  public func count(dueAt now: Instant) async throws -> Int {
    try await due(at: now, limit: .max).count
  }

  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let due = try await due(at: now, limit: limit)
    try await studio.erase(versions: due)
    return due.count
  }

  /// Versions that are gone at an instant. Statements find those that may be; `WorkLife` alone decides.
  private func due(at now: Instant, limit: Int) async throws -> [Identifier] {
    let trash = Int64(Retention.generated.trash?.leastDays ?? 0) * Span.day
    let deleted = now.adding(microseconds: -trash)
    let old = Studio.earliestExpiry(at: deleted)
    let byDeletion: SQL = "deleted_at IS NOT NULL AND deleted_at <= \(deleted)"
    let byAge: SQL = "versions.created_at <= \(old) AND (deleted_at IS NULL OR deleted_at > \(deleted))"
    var found: [Identifier] = []
    for condition in [byDeletion, byAge] {
      var place: Identifier?
      while found.count < limit {
        let part = try await candidates(condition, after: place, at: now)
        found += part.filter(\.isGone).map(\.id)
        guard part.count == PageLimit.most, let last = part.last else { break }
        place = last.id
      }
    }
    return Array(found.prefix(limit))
  }

  private func candidates(
    _ condition: SQL, after place: Identifier?, at now: Instant
  ) async throws -> [(id: Identifier, isGone: Bool)] {
    try await studio.database.read { transaction in
      var prime: [Identifier: [PrimeSpan]] = [:]
      return try transaction.rows(
        """
        SELECT versions.id, versions.created_at, account, deleted_at, restored_at
        FROM versions JOIN works ON works.id = versions.work
        WHERE versions.id > \(place?.description ?? "") AND \(condition)
        ORDER BY versions.id LIMIT \(PageLimit.most)
        """
      ).map { row in
        let account = try row.identifier(2)
        let spans = try prime[account] ?? studio.person.prime(account, transaction)
        prime[account] = spans
        let life = WorkLife(
          createdAt: try row.instant(1), prime: spans, deletedAt: try row.optionalInstant(3),
          restoredAt: try row.optionalInstant(4))
        guard case .gone = life.standing(at: now) else { return (try row.identifier(0), false) }
        return (try row.identifier(0), true)
      }
    }
  }
}
