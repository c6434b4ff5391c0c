/// When the public proof of conformance turns red, each bound with its reason.
public enum ProofLimits {
  /// The schedule sweeps every ten minutes; whoever has not swept for two hours does not sweep any more. Long before
  /// the day within which everything due must be gone (D45).
  public static let sweeperSilentMost = Period.hours(2)
  /// What is still there so long after it was due breaks the promise (D45, D3b).
  public static let overdueMost = Retention.purgeLag
  /// How long a proof is shown before it is made anew: looking at it costs a walk over what is kept, and strangers
  /// may look as often as they like. How long the sweeper has been silent is read each time.
  public static let shownFor = Period.minutes(10)
  /// A coming change of the policy is looked for once in this time for the banner; it is announced for days.
  public static let newsKept = Period.minutes(1)
  /// Days over which the page of proof adds up views of pages.
  public static let visitDays = 30
  /// How exactly dates are told: to the hour for what is to come, to five minutes for what is overdue.
  public static let dueStep = Period.hours(1)
  public static let overdueStep = Period.minutes(5)
  /// How far dates are looked for, both ways: longer than the longest period, that of transactions (§5.7).
  public static let dueHorizonDays = 2_500
  /// Less free space than for some hundred works: time to act before one cannot be kept.
  public static let freeBytesLeast: Int64 = 2 << 30
  /// Stored files that the doctor looks for in one run: some seconds of a local disk.
  public static let filesLookedAtMost = 100_000
  /// A mail server that does not answer within this is not there.
  public static let probeSecondsMax = 5
}
