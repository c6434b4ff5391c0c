public import Core
import Persistence
public import Policy
public import Privacy

/// Until when a work is there, by which clauses, and what would change it: the line that every page shows (D2b).
public struct Keeping: Sendable, Hashable {
  public enum Change: Sendable, Hashable {
    /// Prime, or more of it, keeps it longer.
    case prime
    /// It can be restored until it is gone.
    case restore
    /// Only Prime restores it: its own time is over.
    case restoreWithPrime
    case delete
  }

  /// Nil while Prime keeps it without an end.
  public var until: Instant?
  public var isInTrash: Bool
  /// Prime runs, and keeps it.
  public var isUnderPrime: Bool
  /// When that Prime ends; its three months begin then (D5). Nil without Prime, or while that has no end in sight.
  public var primeUntil: Instant?
  public var clauses: [Clause]
  public var changes: [Change]

  public init(_ life: WorkLife, at now: Instant) {
    let hasPrime = life.prime.contains { $0.contains(now) }
    switch life.standing(at: now) {
    case .kept(let until):
      (self.until, isInTrash, isUnderPrime) = (until, false, hasPrime)
      primeUntil = hasPrime ? life.primeEndsAt : nil
      let isByPrime = hasPrime || life.primeEndsAt != nil
      clauses = [.keepGenerated, isByPrime ? .primeRestartsClock : .removalAfterThreeMonths]
      changes = until == nil ? [.delete] : [.prime, .delete]
    case .inTrash(let until, let needsPrime):
      (self.until, isInTrash, isUnderPrime) = (until, true, false)
      clauses = [.keepGenerated, .trashSevenDays]
      changes = needsPrime && !hasPrime ? [.restoreWithPrime] : [.restore]
    case .gone(let since):
      (until, isInTrash, isUnderPrime) = (since, true, false)
      clauses = [.keepGenerated, .hiddenAtExpiry]
      changes = []
    }
  }
}

/// The dates of one version of a work, as everything that hides, tells or erases computes them.
public struct VersionLife: Sendable, Hashable {
  public var work: Identifier
  public var version: Identifier
  public var life: WorkLife
}

extension Studio {
  /// Until when a work is there, wherever it lies; `isInTrash` without a change left when it is gone and not swept yet.
  /// Throws `work-unknown`.
  public func keeping(_ id: Identifier, of account: Identifier) async throws -> Keeping {
    try await database.read { transaction in
      let shelf = try shelf(id, of: account, in: transaction)
      let versions = shelf.isKept ? shelf.kept : shelf.isInTrash ? shelf.inTrash : shelf.versions
      guard let shown = shelf.shown(among: versions) else { throw DomainError.workUnknown }
      return shelf.keeping(shown)
    }
  }

  /// The dates of all versions of an account's works that are on the disk, in order of the works' making: for
  /// forecasts and for the time machine. It reads them all.
  public func lives(of account: Identifier) async throws -> [VersionLife] {
    var (lives, place) = ([VersionLife](), "")
    while true {
      let after = place
      let part = try await database.read { transaction in
        try shelves(
          of: account, where: "id > \(after)", limit: PageLimit.most, isNewestFirst: false, in: transaction)
      }
      lives += part.flatMap { shelf in
        shelf.versions.map { VersionLife(work: shelf.work.id, version: $0.id, life: shelf.life($0)) }
      }
      guard part.count == PageLimit.most, let last = part.last else { return lives }
      place = last.work.id.description
    }
  }
}
