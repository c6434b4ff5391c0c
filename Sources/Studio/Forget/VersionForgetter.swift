public import Core
import Persistence
public import Policy
public import Privacy

/// Forgets versions whose time in the trash is over, by whichever way they came there (§5.4, D2).
///
/// Statements find those that may be due, each by an index, so the cost of a sweep follows the due and not the table:
/// what a person deleted by its day, what expires by `ages_from`. That is the making, or what a look in vain found: the
/// end of the last Prime, or, while Prime runs, the moment of the look, since it may end at any later one (D5). So what
/// Prime keeps is looked at a few times a year.
public struct VersionForgetter: Forgetter {
  public let name = "works"
  public let clause = Clause.keepGenerated
  public let retention: Retention? = .generated
  private let studio: Studio

  public init(_ studio: Studio) {
    self.studio = studio
  }

  public func count(dueAt now: Instant) async throws -> Int {
    var count = try await studio.database.read { transaction in
      try transaction.row("SELECT count(*) FROM (\(Self.deleted(at: now))) AS deleted")?.int(0) ?? 0
    }
    var place = Place.first
    while true {
      let from = place
      let part = try await studio.database.read { try looked(after: from, at: now, in: $0) }
      count += part.gone.count
      guard let next = part.next else { return count }
      place = next
    }
  }

  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    var found = try await studio.database.read { transaction in
      try transaction.rows("\(Self.deleted(at: now)) ORDER BY deleted_at, versions.id LIMIT \(limit)")
        .map { try $0.identifier(0) }
    }
    var place = Place.first
    while found.count < limit {
      let from = place
      let part = try await studio.database.write { transaction in
        let part = try looked(after: from, at: now, in: transaction)
        for (version, start) in part.later {
          try transaction.run("UPDATE versions SET ages_from = \(start) WHERE id = \(version)")
        }
        return part
      }
      found += part.gone
      guard let next = part.next else { break }
      place = next
    }
    let due = Array(found.prefix(limit))
    try await studio.purge(versions: due)
    return due.count
  }

  /// What a person put in the trash seven days ago: gone, whatever else is true of it.
  private static func deleted(at now: Instant) -> SQL {
    """
    SELECT versions.id FROM works JOIN versions ON versions.work = works.id
    WHERE deleted_at IS NOT NULL AND deleted_at <= \(trashBegan(now))
      AND \(Holds.isFree(.work, "works.id", due: "deleted_at + \(now.microseconds - trashBegan(now).microseconds)", at: now))
    """
  }

  private static func trashBegan(_ now: Instant) -> Instant {
    now.adding(microseconds: -Int64(Retention.generated.trash?.leastDays ?? 0) * Span.day)
  }

  private struct Place: Sendable {
    var at: Instant
    var id: String
    static let first = Place(at: Instant(microseconds: .min), id: "")
  }

  private struct Looked: Sendable {
    var gone: [Identifier] = []
    var later: [(version: Identifier, start: Instant)] = []
    var next: Place?
  }

  /// A batch of those that may have expired: `WorkLife` alone decides, with the Prime of all their owners read at once.
  private func looked(after place: Place, at now: Instant, in transaction: any Transaction) throws -> Looked {
    let rows = try transaction.rows(
      """
      SELECT versions.id, versions.created_at, revived_at, account, deleted_at, ages_from, works.id
      FROM versions JOIN works ON works.id = versions.work
      WHERE ages_from <= \(Studio.agedSince(Self.trashBegan(now)))
        AND ages_from >= \(place.at) AND (ages_from > \(place.at) OR versions.id > \(place.id))
        AND (deleted_at IS NULL OR deleted_at > \(Self.trashBegan(now)))
      ORDER BY ages_from, versions.id LIMIT \(SweepLimits.batch)
      """)
    let owners = Array(Set(try rows.map { try $0.identifier(3) }))
    let prime = try studio.person.prime(owners, transaction)
    let kept = try studio.person.keptOnRequest(owners, transaction)
    let covers = try Holds.covers(of: Array(Set(rows.map { try $0.identifier(6) })), .work, at: now, in: transaction)
    var looked = Looked()
    for row in rows {
      let id = try row.identifier(0)
      let owner = try row.identifier(3)
      let life = WorkLife(
        createdAt: try row.instant(1), prime: prime[owner] ?? [], deletedAt: try row.optionalInstant(4),
        revivedAt: try row.optionalInstant(2), keptOnRequest: kept[owner] ?? [])
      switch life.standing(at: now) {
      case .gone(let since):
        if covers[try row.identifier(6)]?.keeps(due: since) != true { looked.gone.append(id) }
      case .kept: looked.later.append((id, Self.start(of: life, at: now)))
      // It is looked at until its trash is over: it may still be restored, or not.
      case .inTrash: break
      }
    }
    if rows.count == SweepLimits.batch, let last = rows.last {
      looked.next = Place(at: try last.instant(5), id: try last.text(0))
    }
    return looked
  }

  /// From when the three months of a version that is kept can run at the earliest, as things stand.
  private static func start(of life: WorkLife, at now: Instant) -> Instant {
    let hasPrime = life.prime.contains { $0.contains(now) }
    return hasPrime ? now : max(life.createdAt, life.primeEndsAt ?? life.createdAt)
  }
}

extension Studio {
  /// What ages from a later instant cannot have expired at `now`: months are counted at their shortest.
  static func agedSince(_ now: Instant) -> Instant {
    now.adding(microseconds: -Int64(Retention.generated.keep?.leastDays ?? 0) * Span.day)
  }
}
