/// What the sweeper and the eraser keep to, each number with its reason.
public enum SweepLimits {
  /// Rows in one transaction: a writer waits some milliseconds, not seconds.
  public static let batch = 500
  /// Batches of one forgetter in one sweep; what is left then comes next time, and the report says so.
  public static let batchesMax = 200

  /// Single things whose rows go in one transaction: each has some dozen rows in several tables.
  public static let objectsTakenAtOnce = 50
  /// How long somebody who closed their account waits for the whole erasure. The keys go in its first moments; what
  /// takes longer goes on in the background (D3, D3b).
  public static let erasureWaitSeconds = 8

  /// Clocks that are set by a time server differ by less, and a sweep has no deadline that a minute matters to.
  public static let clockToleranceSeconds: Int64 = 60
  /// A sweeper that stood still for longer broke the promise of D3b, or the clock jumped while the program was
  /// down. Both are for a person to look at, so nothing is deleted until the operator says that the clock is right.
  public static let gapMost = Retention.closedAccountSweepMost
  /// When to come again to what a clock in doubt holds back: an operator who was called needs about an hour.
  public static let clockDoubtRetrySeconds = 3_600

  /// A line of the log is due by the minute and its file by the day; a file whose first line waits for so long is cut,
  /// so that with a sweep every few minutes none waits for the whole purge lag (§5.6, D45).
  public static let logCutAfter = Period.hours(12)

  /// Bytes and keys that no row names are left alone for a day: their row may be about to be written.
  public static let orphanAge = Period.hours(24)
  /// How often all of storage is looked through for them: reading every name is work, and nobody waits for it.
  public static let orphanWalkEvery = Period.hours(6)
  /// Names of stored objects asked for at once.
  public static let namesPerWalk = 1_000

  /// A mark of an erasure outlives every backup in which the erased still lies, twice over (D4).
  public static let tombstonesKept = Period.days(60)

  /// On a server that keeps deleted rows, the key store is written anew so long after a key was destroyed, if not by an
  /// earlier one: often enough to stay far inside the two days of key snapshots (D4), seldom enough that nobody waits.
  public static let keyRemainsMost = Period.hours(6)
  /// Between the mark of an erasure and its end lie moments; an hour is what a machine that stands still may add.
  public static let keyRemainsMargin = Period.hours(1)

  /// A snapshot of keys goes so long before it is too old: the schedule looks every hour, and may be late (D4).
  public static let keySnapshotMargin = Period.hours(2)
  /// The schedule makes a new one when the newest is this old, so that there always are two.
  public static let keySnapshotEvery = Period.hours(20)
  /// Accounts and objects that an exercise of restoring opens with the keys; a wrong key shows with the first.
  public static let drillSample = 50
  /// How long mails lie as files for another program to fetch (§2.1.1): they hold addresses in the clear.
  public static let mailFileKept = Period.hours(24)
}
