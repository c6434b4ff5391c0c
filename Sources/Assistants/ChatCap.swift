public import Core
public import Policy

/// Which stored messages make room when new ones come (§5.5, D8, D8b): of each person's chat with each assistant
/// the last 100 messages stay, both sides counted, and the cut falls between whole turns, so that no answer ever
/// stands without its question. Decided inside the transaction that inserts.
public enum ChatCap {
  public struct Message: Sendable, Hashable {
    public var id: Identifier
    public var isFromPerson: Bool

    public init(id: Identifier, isFromPerson: Bool) {
      self.id = id
      self.isFromPerson = isFromPerson
    }
  }

  /// The messages that go, oldest first, given all stored ones in order, the new ones among them.
  public static func overflow(of messages: [Message], cap: Int = Limits.chatMessagesMax) -> [Message] {
    guard messages.count > cap else { return [] }
    var cut = messages.count - max(cap, 0)
    // Messages alternate. An answer that would be left at the front goes with its question.
    while cut < messages.count, !messages[cut].isFromPerson { cut += 1 }
    return Array(messages[..<cut])
  }
}
