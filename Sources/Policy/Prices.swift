/// What things cost, in energy points. Whole points only: a ledger of integers has no rounding to argue about.
public enum Prices {
  /// Rendering takes the machine for minutes.
  public static let song = 10
  public static let picture = 4
  public static let text = 1
  /// Ten songs, so that a newcomer can find out whether this is for them.
  public static let welcomeGrant = 100
  /// A hold that nobody settled or released gives the points back after so long.
  public static let holdExpires = Period.hours(24)
  /// Money for unspent points is offered within this window before an account goes (D39).
  public static let refundWindow = Period.days(14)
}

/// Who may use the service (§1.5, D35): stated by an unticked box, with no birth date stored.
public enum Ages {
  public static let least = 18
}
