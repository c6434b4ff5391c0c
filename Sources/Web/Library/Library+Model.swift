import Core
import HTML

/// The list of a person's songs.
enum Library {
  struct Model: Sendable {
    var cards: [Card]
    /// What was searched for; nil shows everything.
    var search: String?
    /// Older songs; nil at the end.
    var next: Reference?
    /// The first part of the list again, when one has gone on.
    var first: Reference?
  }

  struct Card: Sendable, Hashable {
    enum State: String, Sendable, Hashable {
      case queued, making, ready, failed, cancelled
    }

    var id: Identifier
    /// Nil until the words are written.
    var title: String?
    var recipient: String
    /// The id, labelled as in the form.
    var occasion: String?
    var state: State
    var seconds: Double?
    var createdAt: Instant
    /// Nil while Prime keeps it.
    var keptUntil: Instant?
  }
}

/// What was deleted and can still come back.
enum Trash {
  struct Model: Sendable {
    var items: [Item]
    var now: Instant
  }

  struct Item: Sendable, Hashable {
    var id: Identifier
    var title: String?
    var recipient: String
    var goesAt: Instant
    /// False for what only Prime may bring back (D2).
    var canRestore: Bool
  }
}
