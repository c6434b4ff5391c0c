public import Core
public import Persistence
public import Privacy
public import Vault

/// Chats with assistants: what is kept of them, and for how long (§5.5). Of each person's chat with each assistant the
/// last 100 messages stay (D8), and each message ages by itself: three months from its time or from the end of Prime
/// that protected it (D1, D5). There is no trash. Every method treats what is hidden, cut or held as not there.
///
/// Every message is sealed under a key of its own (docs/decisions/0010): what the cap cuts cannot be read any more
/// although its neighbours can, wherever a copy of the row lies.
public struct Assistants: Sendable {
  /// What this module asks about a person and does not know itself.
  public struct Person: Sendable {
    /// Their times of Prime, in order (§5.5).
    public var prime: @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> [PrimeSpan]
    /// False once the account is closed, blocked or restricted (D30, D44).
    public var mayAsk: @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Bool

    public init(
      prime: @escaping @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> [PrimeSpan] = {
        _, _ in []
      },
      mayAsk: @escaping @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Bool = {
        _, _ in true
      }
    ) {
      self.prime = prime
      self.mayAsk = mayAsk
    }
  }

  let database: Database
  let vault: Vault
  let eraser: Eraser
  let world: World
  let person: Person

  /// - Parameter eraser: knows `Assistants.holdings`; what is cut or deleted goes through it, so that a tombstone speaks
  ///   of it (D4).
  public init(database: Database, vault: Vault, eraser: Eraser, world: World, person: Person = Person()) {
    self.database = database
    self.vault = vault
    self.eraser = eraser
    self.world = world
    self.person = person
  }

  /// The condition under which no hold is on a message's chat: what is held is not served (D20).
  func free(at now: Instant) -> SQL { Holds.isFree(.chat, "chat_messages.chat", at: now) }

  static var chatUnknown: DomainError {
    DomainError(.notFound, "chat-unknown", "There is no chat with this assistant.")
  }
}
