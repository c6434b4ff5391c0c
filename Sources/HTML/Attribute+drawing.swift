/// What a drawing inside a page needs; its colours come from the style sheet.
extension Attribute {
  public static func viewBox(_ width: Int, _ height: Int) -> Attribute {
    Attribute("viewBox", "0 0 \(width) \(height)")
  }
  public static func preserveAspectRatio(_ value: String) -> Attribute { Attribute("preserveAspectRatio", value) }
  /// The data of a path.
  public static func path(_ value: String) -> Attribute { Attribute("d", value) }
}
