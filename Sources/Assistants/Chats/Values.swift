public import Core
import Policy

/// A message before it is stored.
public struct NewMessage: Sendable, Hashable {
  public var isFromPerson: Bool
  public var text: String

  public init(isFromPerson: Bool, text: String) {
    self.isFromPerson = isFromPerson
    self.text = text
  }

  /// Throws `chat-message-empty`, `chat-message-too-long`.
  func check() throws(DomainError) {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw DomainError(.invalid, "chat-message-empty", "Write something first.")
    }
    guard text.count <= Limits.chatMessageLengthMax,
      text.utf8.count <= Limits.chatMessageLengthMax * Limits.textBytesPerCharacterMax
    else {
      throw DomainError(
        .tooLarge, "chat-message-too-long", "A message holds \(Limits.chatMessageLengthMax) characters at most.")
    }
  }
}

/// A message as its owner reads it.
public struct Message: Sendable, Hashable, Identifiable {
  public var id: Identifier
  public var isFromPerson: Bool
  public var text: String
  public var sentAt: Instant
  /// From this instant on it is gone for everybody, unless the cap takes it before (D2b); nil while Prime keeps it
  /// without an end.
  public var until: Instant?
}

/// A chat in a list, without its texts.
public struct ChatSummary: Sendable, Hashable, Identifiable {
  public var id: Identifier
  public var assistant: String
  public var count: Int
  public var lastAt: Instant
  /// When its first message goes, and when its last; nil while Prime keeps them without an end.
  public var firstUntil: Instant?
  public var lastUntil: Instant?
}

/// What came of adding messages.
public struct Appended: Sendable, Hashable {
  public var chat: Identifier
  /// The new messages' ids, in order; those among them that the cap cut at once are here too.
  public var messages: [Identifier]
  /// What the cap took away, oldest first (D8).
  public var cut: [Identifier]
  /// When the new messages will be hidden as things stand; nil while Prime keeps them without an end.
  public var until: Instant?
}
