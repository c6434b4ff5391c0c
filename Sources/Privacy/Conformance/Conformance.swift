public import Core
import Policy

/// Whether the instance keeps its promises, as figures that anybody may see: ages, lags and dates, never an amount
/// that could point at a person (D26). The public page, `songly doctor` and the metrics tell the same.
public struct Conformance: Sendable, Hashable, Codable {
  public enum State: String, Sendable, Hashable, Codable {
    case green, red
  }

  /// Why it is red. Stable codes; pages have their sentences.
  public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nobody has swept within `ProofLimits.sweeperSilentMost`, or the clock was not believed (D45).
    case sweeperSilent = "sweeper-silent"
    /// Something is still there a day after it was due (D45, D3b).
    case overdue
    /// A hold of evidence was not looked at again in time (D20).
    case holdReview = "hold-review"
    /// A request of a person was not answered in time (§9.5, D29).
    case requestOverdue = "request-overdue"
    /// The values in force here are not those that were announced (D36).
    case policyBehind = "policy-behind"
    /// A class could not be looked at.
    case unchecked
  }

  /// One class of what is forgotten.
  public struct Line: Sendable, Hashable, Codable {
    /// Of the forgetter, e.g. `works`.
    public var name: String
    public var clause: String
    /// The rule it keeps, by its name in Policy; nil for short-lived marks that belong to no class of data.
    public var rule: String?
    /// Days of its time that the oldest thing has used, rounded up; nil when there is nothing.
    public var oldestDays: Int?
    /// Days it may be kept, trash included; nil where no single number says it.
    public var limitDays: Int?
    /// Seconds since the thing longest overdue was due; 0 when nothing is.
    public var overdueSeconds: Int64
    /// Stable code of what kept it from being looked at.
    public var failure: String?
  }

  /// What others of the instance have noted.
  public struct Marks: Sendable, Hashable, Codable {
    /// When it was last done, as `2026-11-30T16:05:09Z`; nil for never.
    public var swept: String?
    public var backup: String?
    public var keySnapshot: String?
    public var restoreDrill: String?
    public var restored: String?
    public var restoredWithoutTombstones: String?
    /// Holds of evidence in force, and those whose review is late (§12, D20).
    public var holdsInForce = 0
    public var holdReviewsLate = 0
    /// Disclosures to authorities (D42).
    public var disclosures = 0
    /// Requests of people that wait for an answer, and the age of the oldest in days (§9.5, D29).
    public var openRequests = 0
    public var oldestRequestDays: Int?
    /// Those that should have been answered by now; what waits for proof is not among them.
    public var overdueRequests = 0
  }

  public var at: String
  public var policyVersion: String
  /// What the operator keeps shorter than published; empty for nothing.
  public var tightened: String
  public var state: State
  public var reasons: [Reason]
  public var classes: [Line]
  public var marks: Marks
  /// Names of the contractors in the register (§7.1, D16).
  public var contractors: [String]

  /// The lag of the thing longest overdue, in seconds.
  public var overdueSeconds: Int64 { classes.map(\.overdueSeconds).max() ?? 0 }
}
