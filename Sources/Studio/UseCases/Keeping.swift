public import Core
public import Policy
import Privacy

/// Until when a work is there, by which clauses, and what would change it: the line that every page shows (D2b).
public struct Keeping: Sendable, Hashable {
  public enum Change: Sendable, Hashable {
    /// Prime keeps it for good.
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
  public var clauses: [Clause]
  public var changes: [Change]

  init(_ standing: WorkLife.Standing) {
    switch standing {
    case .kept(let until):
      (self.until, isInTrash) = (until, false)
      clauses = [.keepGenerated, .removalAfterThreeMonths]
      changes = until == nil ? [.delete] : [.prime, .delete]
    case .inTrash(let until, let needsPrime):
      (self.until, isInTrash) = (until, true)
      clauses = [.keepGenerated, .trashSevenDays]
      changes = needsPrime ? [.restoreWithPrime] : [.restore]
    case .gone(let since):
      (until, isInTrash) = (since, true)
      clauses = [.keepGenerated, .hiddenAtExpiry]
      changes = []
    }
  }
}
