internal import Core

/// Sets a detail into the first line of a frame.
enum DetailFrame {
  /// The filled line; nil if a lead-in makes it too long to sing.
  static func join(_ frame: String, _ detail: String, _ language: Language) -> String? {
    let parts = frame.split(separator: "{detail}", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let lead = parts[0]
    guard lead.contains(where: \.isLetter) else { return lead + detail + parts[1] }
    let joined = lead + lowered(detail, language) + parts[1]
    let isShort = Script.syllableEstimate(String(joined), language) <= WritingLimits.lineSyllablesMax
    return isShort ? String(joined) : nil
  }

  /// After a lead-in a detail goes on in small letters, unless its first word always has a capital.
  private static func lowered(_ detail: String, _ language: Language) -> String {
    guard language == .english, let first = detail.split(separator: " ").first else {
      return detail
    }
    let small = [
      "You", "Your", "You're", "You've", "You'd", "You'll", "The", "A", "An", "We", "My", "Our", "When", "Every", "How",
      "That", "There", "It", "This", "In", "On", "At", "Once", "Always", "One", "Last", "Never", "And", "With",
    ]
    return small.contains(String(first)) ? detail.prefix(1).lowercased() + detail.dropFirst() : detail
  }
}
