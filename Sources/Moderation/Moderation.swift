public import Core
public import Persistence
public import Privacy

/// What may not be asked for (§12). Texts are screened here, by this program alone; nothing is sent anywhere (D21).
public struct Moderation: Sendable {
  /// Nothing is stored yet: a text that is refused is not kept, and flags for people to look at come with reports.
  public static let migrations: [Migration] = []
  public static let holdings: [Holding] = []

  private let textScreen: TextScreen

  public init(textScreen: TextScreen = TextScreen()) {
    self.textScreen = textScreen
  }

  /// Throws `text-not-allowed` when one of the texts calls for violence. The words found are not repeated: who wrote
  /// them knows them, and nobody else shall read them in a log.
  public func screen(_ texts: [String]) async throws {
    for text in texts where !textScreen.flags(in: text).isEmpty {
      throw DomainError(
        .forbidden, "text-not-allowed", "Songly makes nothing that calls for violence: change the words.")
    }
  }
}
