/// What a hold of evidence may be (§12, D20), each number with its reason.
public enum HoldLimits {
  /// Nobody decides alone that something outlives its time.
  public static let approvers = 2
  /// A hold names its things one by one; more of them than a case has are a search, which is not what a hold is for.
  public static let objectsMax = 200
  /// A sentence or two and the number of a case, not a file of its own.
  public static let reasonLength = 3...500
  /// A name, or a name and an office.
  public static let personLength = 2...100
  /// Holds listed at once, newest first; an operator with more has a case system.
  public static let listedMax = 500
}
