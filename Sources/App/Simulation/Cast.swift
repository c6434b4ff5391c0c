import Core

/// Who and what takes part in a simulation: the scenario's own names beside the instance's ids.
struct Cast: Sendable {
  struct Person: Sendable {
    var name: String
    var account: Identifier
    /// When its owner ended it, or inactivity did.
    var endedAt: Instant?
    /// Whether `accountErased` was said.
    var isErased = false
  }

  struct Thing: Sendable {
    enum Kind: Sendable, Hashable { case work, upload }
    var kind: Kind
    var name: String
    var id: Identifier
    var person: Int
    /// Whether `hidden` was said of its present time.
    var isHidden = false
    var isPurged = false
  }

  struct Chat: Sendable {
    var assistant: String
    var id: Identifier
    var person: Int
    /// Whose turn the next message is, which runs on across occasions (D8b).
    var count = 0
  }

  struct Hold: Sendable {
    var id: Identifier
    var objects: [Identifier]
    var span: Range<Instant>
  }

  var people: [Person] = []
  /// The living account of a name: the last one, since a name can sign up again (D32).
  var current: [String: Int] = [:]
  var things: [Thing] = []
  var chats: [Chat] = []
  /// Messages that the cap took, with the instant of the act (D8).
  var cuts: [Identifier: (chat: Identifier, at: Instant)] = [:]
  var transactions: [Identifier: String] = [:]
  var holds: [String: Hold] = [:]
  private var taken: Set<String> = []

  /// False when a work, an upload or a transaction has the name already.
  mutating func take(_ name: String) -> Bool { taken.insert(name).inserted }

  func person(of account: Identifier) -> Int? { people.lastIndex { $0.account == account } }

  func thing(_ name: String, _ kind: Thing.Kind, of person: Int) -> Int? {
    things.firstIndex { $0.name == name && $0.kind == kind && $0.person == person }
  }

  /// The holds on an object, those that are over among them (D20b).
  func holds(on object: Identifier) -> [Range<Instant>] {
    holds.values.filter { $0.objects.contains(object) }.map(\.span)
  }
}
