/// Limits of what a process remembers of what it has just read (docs/decisions/0008).
extension Limits {
  /// Everything is read again after a minute, should a date ever have been overlooked.
  public static let recalledSecondsMax = 60
  /// How often what is outdated is dropped from memory, also when nobody asks for it.
  public static let recallRefreshSeconds = 60
  /// Each takes less than a kilobyte.
  public static let recalledVisitorsMax = 1_000
  public static let recalledPagesMax = 200
  /// A page of a work takes about thirty kilobytes.
  public static let recalledPageBytesMax = 6 << 20
}
