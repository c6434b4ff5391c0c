/// Limits on what people ask by their rights (§9), each with its reason.
extension Limits {
  /// Choices listed on one page; whoever made more finds them all in the take-out.
  public static let choicesShownMax = 200
  /// Looks at one's own things listed on one page (D21); a person whose things were looked at more often has asked why
  /// long before.
  public static let looksShownMax = 100
  /// How far "My data" looks ahead (D2b): as long as a work is kept at least, so that everything made today is in it.
  public static let ownForecastDays = 92
}
