public import Core
public import Policy

/// What one sweep did, or would have done. Counts only, nothing of anybody.
public struct SweepReport: Sendable, Hashable {
  /// One forgetter's part.
  public struct Line: Sendable, Hashable {
    public var name: String
    public var clause: Clause
    /// Forgotten; in a dry run, due.
    public var count: Int
    /// The limit of one sweep was reached; the rest comes with the next.
    public var hasMore: Bool
    /// The stable code of what went wrong in this forgetter, if anything did.
    public var failure: String?

    public init(name: String, clause: Clause, count: Int = 0, hasMore: Bool = false, failure: String? = nil) {
      self.name = name
      self.clause = clause
      self.count = count
      self.hasMore = hasMore
      self.failure = failure
    }
  }

  /// Why a sweep deleted nothing.
  public enum Halt: Sendable, Hashable {
    /// The wall clock moved by so much more (or less) than the time that really passed.
    case clocksDisagree(seconds: Int64)
    /// The wall clock stands so far before the last sweep.
    case timeRanBack(seconds: Int64)
    /// So long after the last sweep, either nobody swept or the clock jumped.
    case longGap(days: Int64)

    /// Stable, for logs and metrics.
    public var code: String {
      switch self {
      case .clocksDisagree: "clocks-disagree"
      case .timeRanBack: "time-ran-back"
      case .longGap: "long-gap"
      }
    }

    public var sentence: String {
      let what =
        switch self {
        case .clocksDisagree(let seconds): "the wall clock moved \(seconds) s apart from the time that passed"
        case .timeRanBack(let seconds): "the clock stands \(seconds) s before the last sweep"
        case .longGap(let days): "the last sweep lies \(days) days back"
        }
      return "Nothing was deleted: \(what). Check the clock; if it is right, say so, and the sweep goes on."
    }
  }

  public var at: Instant
  public var isDryRun: Bool
  public var halt: Halt?
  public var lines: [Line] = []

  public init(at: Instant, isDryRun: Bool) {
    self.at = at
    self.isDryRun = isDryRun
  }

  public var total: Int { lines.reduce(0) { $0 + $1.count } }
  public var failures: [Line] { lines.filter { $0.failure != nil } }

  /// The report for the terminal and the log, a line each.
  public var sentences: [String] {
    if let halt { return [halt.sentence] }
    return lines.map { line in
      let what = "\(line.name) (\(line.clause)): \(line.count) \(isDryRun ? "due" : "forgotten")"
      return what + (line.hasMore ? ", more to come" : "") + (line.failure.map { ", failed: \($0)" } ?? "")
    }
  }
}
