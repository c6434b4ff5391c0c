/// What a song is for.
public enum Occasion: String, CaseIterable, Codable, Sendable {
  case birthday, wedding, anniversary, love, newborn, graduation, thanks
  case newYear = "new-year"
  case friendship
  /// Just because: the default.
  case simply
}

/// The mood in which an occasion is sung.
public enum Tone: String, CaseIterable, Codable, Sendable {
  case warm, playful, solemn
}
