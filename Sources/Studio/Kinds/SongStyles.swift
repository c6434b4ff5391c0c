import Writing

/// Which styles suit a wish when the giver names none.
enum SongStyles {
  static func fitting(_ tone: Tone, _ occasion: Occasion) -> [String] {
    if occasion == .newborn { return ["lullaby", "waltz", "ballad"] }
    return switch tone {
    case .warm: ["ballad", "pop", "folk", "waltz", "bossa"]
    case .playful: ["pop", "folk", "childrens", "synthpop", "bossa"]
    case .solemn: ["ballad", "waltz", "romance", "folk"]
    }
  }
}
