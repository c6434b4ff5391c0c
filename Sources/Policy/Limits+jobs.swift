/// Limits of the machinery that works behind the pages: jobs, signals, the ledger.
extension Limits {
  /// Another process may have brought work or ended it; a second later is soon enough for a page that waits minutes.
  public static let lookEverySeconds = 1
  /// A stopping program lets a mail or a write end; what takes longer goes back to the queue.
  public static let stopGraceSeconds = 10
  /// Rendering stops after ten minutes (`renderingSecondsMax`); an attempt six times as long hangs, and its lease is
  /// no longer extended.
  public static let jobAttemptMinutesMax = 60
  /// Names of kinds are words of ours, such as `make-work`.
  public static let jobKindBytesMax = 40
  public static let jobCodeBytesMax = 100
  /// Rows that one transaction of a janitor touches: other writers wait no longer than some milliseconds.
  public static let janitorBatch = 200

  /// A state and a number fit; content has no place in a signal.
  public static let signalDetailBytesMax = 500
  /// More than a work has steps; a reader that missed more asks again.
  public static let signalsPerReadMax = 200
  /// How far back a look for other processes' signals reaches: longer than a transaction and its retries last.
  public static let signalLookBackSeconds = 10

  /// One movement of points; far above every price and far below what 64 bits hold.
  public static let pointsPerMovementMax: Int64 = 1_000_000_000
  /// A reason for a grant is a code such as `welcome`, never a sentence about somebody.
  public static let grantReasonBytesMax = 40
  public static let idempotencyKeyBytesMax = 100
}
