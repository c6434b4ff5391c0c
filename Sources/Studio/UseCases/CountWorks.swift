public import Core
import Persistence
import Policy

/// How much of a person's the studio keeps, and between which dates it goes (D2b).
public struct WorkCensus: Sendable, Hashable {
  public var works = 0
  public var drafts = 0
  /// The first and the last removal among the works that have a date; nil while none has.
  public var firstEnd: Instant?
  public var lastEnd: Instant?
  /// When each draft goes.
  public var draftEnds: [Instant] = []
}

extension Studio {
  /// Counts all that is kept or lies in the trash; what is held is not among it (D20).
  public func census(of account: Identifier) async throws -> WorkCensus {
    var census = WorkCensus()
    var place = ""
    while true {
      let after = place
      let part = try await database.read { transaction in
        try shelves(
          of: account, where: "id > \(after)", limit: PageLimit.most, isNewestFirst: false, in: transaction)
      }
      for shelf in part where shelf.isKept || shelf.isInTrash { census.add(shelf) }
      guard part.count == PageLimit.most, let last = part.last else { break }
      place = last.work.id.description
    }
    let cutoff = Self.draftsEnd(before: world.now)
    census.draftEnds = try await database.read { transaction in
      try transaction.rows("SELECT saved_at FROM drafts WHERE account = \(account) AND saved_at > \(cutoff)").compactMap
      {
        Retention.draft.keep?.end(from: try $0.instant(0))
      }
    }
    census.drafts = census.draftEnds.count
    return census
  }
}

extension WorkCensus {
  fileprivate mutating func add(_ shelf: Shelf) {
    works += 1
    let versions = shelf.isKept ? shelf.kept : shelf.inTrash
    guard let end = shelf.shown(among: versions).flatMap({ shelf.keeping($0).until }) else { return }
    firstEnd = min(firstEnd ?? end, end)
    lastEnd = max(lastEnd ?? end, end)
  }
}
