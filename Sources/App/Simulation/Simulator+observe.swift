import Core
import Policy
import Privacy
import Vault

extension Simulator {
  /// Looks at everything and says what changed since the last look: at the people for whom something was due, and at
  /// whoever has another number of things than before.
  mutating func observe() async throws {
    let now = house.clock.now
    var concerned = cast.people.indices.filter { !cast.people[$0].isOver }
    if concerned.count > Self.fewPeople {
      let counts = try await Census.take(of: instance).counts
      concerned = concerned.filter { index in
        let person = cast.people[index]
        return person.next.map { $0 <= now } ?? false
          || counts[person.account, default: Census.Count()] != findings[index].census
      }
    }
    try await observe(concerned)
    try await observeUnowned()
  }

  /// To look at so few is less than to count all.
  private static let fewPeople = 6

  /// Says what changed for some people: first what is hidden, then what is gone.
  mutating func observe(_ people: [Int]) async throws {
    let now = house.clock.now
    let later = try await Findings.read(people.map { cast.people[$0].account }, of: instance)
    let before = people.map { findings[$0] }
    for (person, found) in zip(people, later) { findings[person] = found }
    for (person, known) in zip(people, before) { sayHidden(person, known.overwritten(by: findings[person]), at: now) }
    for (person, known) in zip(people, before) {
      sayPurged(person, known, at: now)
      sayPurgedMessages(person, known, at: now)
      try await sayErased(person, known, at: now)
      let next = nextInstant(of: person, after: now)
      cast.people[person].next = next
    }
  }

  private func isAlive(_ person: Int, at now: Instant) -> Bool {
    findings[person].isOpen && findings[person].due.map { now < $0 } ?? true
  }

  /// What is purged at the very instant at which it is hidden was hidden first: hence what was there or still is.
  private mutating func sayHidden(_ person: Int, _ known: Findings, at now: Instant) {
    guard isAlive(person, at: now) else { return }
    let user = cast.people[person].name
    for index in cast.people[person].things where !cast.things[index].isHidden {
      let thing = cast.things[index]
      guard let due = hiddenDue(thing, known), due <= now else { continue }
      cast.things[index].isHidden = true
      say(Happening(.hidden, at: now, object: thing.name, user: user, clause: clause(thing), due: due))
    }
    for index in cast.people[person].chats {
      let chat = cast.chats[index]
      let due = known.messages[chat.id, default: [:]].filter { id, message in
        message.cutAt == nil && chat.cuts[id] == nil && !chat.hidden.contains(id)
      }.compactMapValues { expiry($0, known) }.filter { $0.value <= now }
      cast.chats[index].hidden.formUnion(due.keys)
      for instant in Set(due.values).sorted() {
        say(Happening(.hidden, at: now, object: chat.assistant, user: user, clause: .keepChats, due: instant))
      }
    }
  }

  private mutating func sayPurged(_ person: Int, _ before: Findings, at now: Instant) {
    let gone = cast.people[person].things.filter { !findings[person].has(cast.things[$0]) }
    for thing in gone.map({ cast.things[$0] }) {
      let due = end(of: thing.id, ownDue: purgeDue(thing, before), person, before, at: now)
      say(
        Happening(
          .purged, at: now, object: thing.name, user: cast.people[person].name, clause: clause(thing), due: due))
    }
    cast.people[person].things.removeAll { gone.contains($0) }
  }

  private mutating func sayPurgedMessages(_ person: Int, _ before: Findings, at now: Instant) {
    for index in cast.people[person].chats {
      let chat = cast.chats[index]
      let (was, left) = (before.messages[chat.id, default: [:]], findings[person].messages[chat.id, default: [:]])
      var dues: Set<Instant> = []
      for (id, message) in was where left[id] == nil && chat.cuts[id] == nil {
        dues.insert(end(of: chat.id, ownDue: expiry(message, before), person, before, at: now))
      }
      // What the cap took is said once for an act, also where the same act had brought it.
      for (id, cut) in chat.cuts where left[id] == nil {
        dues.insert(end(of: chat.id, ownDue: cut, isAct: true, person, before, at: now))
        cast.chats[index].cuts[id] = nil
      }
      cast.chats[index].hidden.formIntersection(left.keys)
      for due in dues.sorted() {
        say(
          Happening(
            .purged, at: now, object: chat.assistant, user: cast.people[person].name, clause: .keepChats, due: due))
      }
    }
    let chats = cast.people[person].chats
    cast.people[person].chats = chats.filter { findings[person].messages[cast.chats[$0].id]?.isEmpty == false }
  }

  /// When the purge of something that is gone now was due: its own date or its account's end, whichever came first,
  /// put off by the holds on it (D20b).
  private func end(
    of object: Identifier, ownDue: Instant?, isAct: Bool = false, _ person: Int, _ before: Findings, at now: Instant
  ) -> Instant {
    let inactivity = before.due.flatMap { before.isOpen && $0 <= now ? Cast.End(at: $0, isAct: false) : nil }
    let ends = [ownDue.map { Cast.End(at: $0, isAct: isAct) }, cast.people[person].end ?? inactivity]
    let first = ends.compactMap(\.self).min { $0.at < $1.at } ?? Cast.End(at: now, isAct: false)
    return cast.purge(of: object, due: first.at, isAct: first.isAct)
  }

  /// The account's key is gone: by its owner's act or by inactivity.
  private mutating func sayErased(_ person: Int, _ before: Findings, at now: Instant) async throws {
    let member = cast.people[person]
    guard !member.isErased, !findings[person].isOpen else { return }
    let end = member.end ?? Cast.End(at: before.due ?? now, isAct: false)
    cast.people[person].end = end
    guard try await !instance.vault.hasAccountKey(member.account) else { return }
    cast.people[person].isErased = true
    say(
      Happening(
        .accountErased, at: now, user: member.name, clause: end.isAct ? .accountDeletion : .keepInactive, due: end.at))
  }

  /// Transactions and keys belong to nobody (D10, D13).
  private mutating func observeUnowned() async throws {
    let (before, now) = (unowned, house.clock.now)
    unowned = try await Unowned.read(instance, known: before, isDue: before.next.map { $0 <= now } ?? false)
    noteUnowned()
    for (id, paidAt) in before.transactions.sorted(by: { $0.key < $1.key }) where unowned.transactions[id] == nil {
      say(
        Happening(
          .transactionPurged, at: now, object: cast.transactions.removeValue(forKey: id), clause: .keepTransactions,
          due: transactionDue(paidAt)))
    }
    for (month, due) in before.addressKeys.sorted(by: { $0.key < $1.key }) where unowned.addressKeys[month] == nil {
      say(Happening(.keyDestroyed, at: now, object: month, clause: .addressHashMonth, due: due))
    }
  }

  private func clause(_ thing: Cast.Thing) -> Clause { thing.kind == .work ? .keepGenerated : .keepUploads }
}

/// Dates, by the rules of the policy module; nothing here is the simulator's own.
extension Simulator {
  /// When a thing reaches its own end; nil for one that its owner took away before, or that Prime keeps.
  func hiddenDue(_ thing: Cast.Thing, _ found: Findings) -> Instant? {
    switch thing.kind {
    case .upload: return found.uploads[thing.id].flatMap(DueDates.upload)
    case .work:
      guard let life = found.works[thing.id], let expiry = life.expiresAt else { return nil }
      if let deleted = life.deletedAt, deleted < expiry { return nil }
      return expiry
    }
  }

  /// When a thing's own purge is due as things stand in some findings, holds left aside; nil while Prime keeps it.
  func purgeDue(_ thing: Cast.Thing, _ found: Findings) -> Instant? {
    switch thing.kind {
    case .upload: found.uploads[thing.id].flatMap(DueDates.upload)
    case .work: found.works[thing.id]?.removedAt.flatMap { Retention.generated.trash?.end(from: $0) }
    }
  }

  /// When a message is over by its age (§5.5); the same rule as that of a work without a trash.
  func expiry(_ message: Findings.Message, _ found: Findings) -> Instant? {
    WorkLife(createdAt: message.sentAt, prime: found.prime).expiresAt
  }
}

extension WorkLife {
  /// When it leaves the library as things stand: by its owner's act or at its own end.
  var removedAt: Instant? { [deletedAt, expiresAt].compactMap(\.self).min() }
}
