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
}

extension Studio {
  /// Counts what is kept or lies in the trash, up to `Limits.searchedWorksMax` works.
  public func census(of account: Identifier) async throws -> WorkCensus {
    try await database.read { transaction in
      let shelves = try shelves(of: account, where: "1 = 1", limit: Limits.searchedWorksMax, in: transaction)
      let held = shelves.filter { $0.isKept || $0.isInTrash }
      let ends = held.compactMap { shelf in
        shelf.shown(among: shelf.isKept ? shelf.kept : shelf.inTrash).flatMap { shelf.keeping($0).until }
      }
      let cutoff = Self.draftsEnd(before: world.now)
      let drafts = try transaction.row(
        "SELECT count(*) FROM drafts WHERE account = \(account) AND saved_at > \(cutoff)")
      return WorkCensus(
        works: held.count, drafts: try drafts?.int(0) ?? 0, firstEnd: ends.min(), lastEnd: ends.max())
    }
  }
}
