import Core

/// Who and what takes part in a simulation: the scenario's own names beside the instance's ids.
struct Cast: Sendable {
  struct Person: Sendable {
    var name: String
    var account: Identifier
    /// When its owner ended it, or inactivity did.
    var end: End?
    /// Whether `accountErased` was said.
    var isErased = false
    /// Places of what is still there in `things` and `chats`.
    var things: [Int] = []
    var chats: [Int] = []
    /// The next instant at which something of this person's may be due, as things stood at the last look.
    var next: Instant?

    /// Nothing of theirs is there any more, and nothing can come.
    var isOver: Bool { isErased && things.isEmpty && chats.isEmpty }
  }

  struct End: Sendable {
    var at: Instant
    /// By an act of the owner, not by a date (§10).
    var isAct: Bool
  }

  struct Thing: Sendable {
    enum Kind: Sendable, Hashable { case work, upload }
    var kind: Kind
    var name: String
    var id: Identifier
    var person: Int
    /// Whether `hidden` was said of its present time.
    var isHidden = false
  }

  struct Chat: Sendable {
    var assistant: String
    /// The assistant's short name in the instance; a scenario may call it what it likes.
    var shortName: String
    var id: Identifier
    var person: Int
    /// Whose turn the next message is, which runs on across occasions (D8b).
    var count = 0
    /// Messages of which `hidden` was said.
    var hidden: Set<Identifier> = []
    /// Messages that the cap took and that are not said to be purged yet, with the instant of the act (D8).
    var cuts: [Identifier: Instant] = [:]
  }

  /// One thing under one hold.
  struct Cover: Sendable {
    /// Since when an unbroken chain of holds has covered it.
    var from: Instant
    var end: Instant
    var hold: String
  }

  var people: [Person] = []
  /// The living account of a name: the last one, since a name can sign up again (D32).
  var current: [String: Int] = [:]
  var things: [Thing] = []
  var chats: [Chat] = []
  /// Those that are booked and not purged.
  var transactions: [Identifier: String] = [:]
  /// Holds by their names.
  var holds: [String: Identifier] = [:]
  /// By what is held: holds that are over are here too, since they put a purge off (D20b).
  private(set) var covers: [Identifier: [Cover]] = [:]
  private var places: [Identifier: Int] = [:]
  private var owners: [Identifier: Int] = [:]

  mutating func add(_ person: Person) {
    people.append(person)
    current[person.name] = people.count - 1
    owners[person.account] = people.count - 1
  }

  mutating func add(_ thing: Thing) {
    things.append(thing)
    places[thing.id] = things.count - 1
    people[thing.person].things.append(things.count - 1)
  }

  func person(of account: Identifier) -> Int? { owners[account] }

  func thing(_ id: Identifier) -> Thing? { places[id].map { things[$0] } }

  /// The place of what is there under a name; names are a person's own.
  func thing(_ name: String, _ kind: Thing.Kind, of person: Int) -> Int? {
    people[person].things.first { things[$0].name == name && things[$0].kind == kind }
  }

  /// Also a chat of which nothing is left at the moment.
  func chat(with assistant: String, of person: Int) -> Int? {
    chats.firstIndex { $0.person == person && $0.assistant == assistant }
  }
}

/// Holds (D20, D20b).
extension Cast {
  mutating func cover(_ object: Identifier, by hold: String, from now: Instant, until end: Instant) {
    let chain = covers[object, default: []].filter { now < $0.end }.map(\.from).min()
    covers[object, default: []].append(Cover(from: chain ?? now, end: end, hold: hold))
  }

  mutating func uncover(_ hold: String, at now: Instant) {
    for (object, list) in covers where list.contains(where: { $0.hold == hold }) {
      covers[object] = list.map { $0.hold == hold ? Cover(from: $0.from, end: now, hold: hold) : $0 }
    }
  }

  /// When a purge really is due: at the end of the last hold that had begun before (D20b, D45b).
  ///
  /// - Parameter isAct: due by an act at that instant, which came after the holds of the same instant.
  func purge(of object: Identifier, due: Instant, isAct: Bool) -> Instant {
    let ends = covers[object, default: []].filter { $0.from < due || isAct && $0.from == due }.map(\.end)
    return max(due, ends.max() ?? due)
  }

  /// Whom a hold concerns.
  func people(under hold: String) -> [Int] {
    let objects = covers.filter { $0.value.contains { $0.hold == hold } }.keys
    let held = things.filter { objects.contains($0.id) }.map(\.person)
    return Array(Set(held + chats.filter { objects.contains($0.id) }.map(\.person))).sorted()
  }
}
