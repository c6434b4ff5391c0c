public import Core
import Persistence
public import Policy
public import Privacy
import Vault

/// Forgets drafts a day after they were last saved.
public struct DraftForgetter: Forgetter {
  public let name = "drafts"
  public let clause = Clause.uploads
  public let retention: Retention? = .draft
  private let studio: Studio

  public init(_ studio: Studio) {
    self.studio = studio
  }

  public func count(dueAt now: Instant) async throws -> Int {
    let cutoff = Studio.draftsEnd(before: now)
    return try await studio.database.read { transaction in
      try transaction.row("SELECT count(*) FROM drafts WHERE saved_at <= \(cutoff)")?.int(0) ?? 0
    }
  }

  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let cutoff = Studio.draftsEnd(before: now)
    let due = try await studio.database.read { transaction in
      try transaction.rows("SELECT id FROM drafts WHERE saved_at <= \(cutoff) ORDER BY saved_at, id LIMIT \(limit)")
        .map { try $0.identifier(0) }
    }
    for draft in due { try await studio.erase(draft: draft, savedBy: cutoff) }
    return due.count
  }
}

extension Studio {
  /// Forgets everything of the studio that is due, one class each.
  public var forgetters: [any Forgetter] {
    [
      VersionForgetter(self), DraftForgetter(self),
      RowForgetter(
        name: "repeated-requests", clause: .payments, retention: .repeatedRequest, database: database,
        table: "work_requests", by: "made_at"
      ) { now in
        "made_at <= \(Studio.start(of: .repeatedRequest, endingAt: now))"
      },
    ]
  }

  /// A draft saved at this instant or before is over at `now` (D45b).
  static func draftsEnd(before now: Instant) -> Instant {
    start(of: .draft, endingAt: now)
  }

  /// When a thing was made whose time, counted in days, ends at `now`.
  static func start(of rule: Retention, endingAt now: Instant) -> Instant {
    now.adding(microseconds: -Int64((rule.keep?.mostDays ?? 0) * Double(Span.day)))
  }
}
