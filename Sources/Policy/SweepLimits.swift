/// What the sweeper and the eraser keep to, each number with its reason.
public enum SweepLimits {
  /// Rows in one transaction: a writer waits some milliseconds, not seconds.
  public static let batch = 500
  /// Batches of one forgetter in one sweep; what is left then comes next time, and the report says so.
  public static let batchesMax = 200

  /// Clocks that are set by a time server differ by less, and a sweep has no deadline that a minute matters to.
  public static let clockToleranceSeconds: Int64 = 60
  /// A sweeper that stood still for longer broke the promise of D3b, or the clock jumped while the program was
  /// down. Both are for a person to look at, so nothing is deleted until the operator says that the clock is right.
  public static let gapMost = Retention.closedAccountSweepMost

  /// Bytes and keys that no row names are left alone for a day: their row may be about to be written.
  public static let orphanAge = Period.hours(24)
  /// How often all of storage is looked through for them: reading every name is work, and nobody waits for it.
  public static let orphanWalkEvery = Period.hours(6)
  /// Names of stored objects asked for at once.
  public static let namesPerWalk = 1_000

  /// A mark of an erasure outlives every backup in which the erased still lies, twice over (D4).
  public static let tombstonesKept = Period.days(60)
}
