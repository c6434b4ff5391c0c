/// Limits on what people ask by their rights (§9), each with its reason.
extension Limits {
  /// Choices listed on one page; whoever made more finds them all in the take-out.
  public static let choicesShownMax = 200
}
