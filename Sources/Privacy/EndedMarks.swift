public import Core
public import Policy
public import Vault

/// Forgets tombstones, and the marks of destroyed keys, once no backup can hold what they speak of (D4).
public struct EndedMarks: Forgetter {
  public let name = "ended-marks"
  public let clause = Clause.backupsCiphertext
  private let tombstones: Tombstones
  private let vault: Vault

  public init(tombstones: Tombstones, vault: Vault) {
    self.tombstones = tombstones
    self.vault = vault
  }

  public func count(dueAt now: Instant) async throws -> Int {
    let before = Self.madeBefore(now)
    return try await tombstones.count(before: before) + vault.countMarks(before: before)
  }

  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let before = Self.madeBefore(now)
    let forgotten = try await tombstones.forget(before: before, limit: limit)
    guard forgotten < limit else { return forgotten }
    return try await forgotten + vault.forgetMarks(before: before, limit: limit - forgotten)
  }

  /// A mark made at this instant or before is due now.
  private static func madeBefore(_ now: Instant) -> Instant { SweepLimits.tombstonesKept.start(endingAt: now) }
}
