import Core
import Policy
import Privacy

extension Simulator {
  /// Reads what is there now and says what changed since the last look: first what is hidden, then what is gone.
  mutating func observe() async throws {
    let (before, now) = (findings, house.clock.now)
    findings = try await Findings.read(instance)
    sayHidden(before.overwritten(by: findings), at: now)
    for index in cast.things.indices { sayPurged(index, before, at: now) }
    sayPurgedMessages(before, at: now)
    sayErased(before, at: now)
    sayPurgedRecords(before, at: now)
  }

  private func isAlive(_ person: Int, at now: Instant) -> Bool {
    guard let account = findings.accounts[cast.people[person].account] else { return false }
    return account.isOpen && account.due.map { now < $0 } ?? true
  }

  /// What is purged at the very instant at which it is hidden was hidden first: hence what was there or still is.
  private mutating func sayHidden(_ known: Findings, at now: Instant) {
    for index in cast.things.indices where !cast.things[index].isHidden {
      let thing = cast.things[index]
      guard isAlive(thing.person, at: now), let due = hiddenDue(thing, known), due <= now else { continue }
      cast.things[index].isHidden = true
      say(
        Happening(
          .hidden, at: now, object: thing.name, user: cast.people[thing.person].name, clause: clause(thing), due: due))
    }
    for chat in cast.chats where isAlive(chat.person, at: now) {
      let due = known.messages.filter { id, message in
        message.chat == chat.id && message.cutAt == nil && !hiddenMessages.contains(id)
      }.compactMapValues { expiry($0, known) }.filter { $0.value <= now }
      hiddenMessages.formUnion(due.keys)
      for instant in Set(due.values).sorted() {
        say(
          Happening(
            .hidden, at: now, object: chat.assistant, user: cast.people[chat.person].name, clause: .keepChats,
            due: instant))
      }
    }
  }

  /// When a thing reaches its own end; nil for one that its owner took away before, or that Prime keeps.
  func hiddenDue(_ thing: Cast.Thing, _ findings: Findings) -> Instant? {
    switch thing.kind {
    case .upload: return findings.uploads[thing.id].flatMap(DueDates.upload)
    case .work:
      guard let life = findings.works[thing.id]?.life, let expiry = life.expiresAt else { return nil }
      if let deleted = life.deletedAt, deleted < expiry { return nil }
      return expiry
    }
  }

  private mutating func sayPurged(_ index: Int, _ before: Findings, at now: Instant) {
    let thing = cast.things[index]
    guard !thing.isPurged, before.has(thing), !findings.has(thing) else { return }
    cast.things[index].isPurged = true
    let ownDue = purgeDue(thing, before)
    say(
      Happening(
        .purged, at: now, object: thing.name, user: cast.people[thing.person].name, clause: clause(thing),
        due: end(of: thing.id, ownDue: ownDue, person: thing.person, before, at: now)))
  }

  private mutating func sayPurgedMessages(_ before: Findings, at now: Instant) {
    for chat in cast.chats {
      var dues: Set<Instant> = []
      for (id, message) in before.messages where message.chat == chat.id && findings.messages[id] == nil {
        guard cast.cuts[id] == nil else { continue }
        dues.insert(end(of: chat.id, ownDue: expiry(message, before), person: chat.person, before, at: now))
      }
      // What the cap took is said once for an act, also where the same act had brought it.
      for (id, cut) in cast.cuts where cut.chat == chat.id && findings.messages[id] == nil {
        dues.insert(end(of: chat.id, ownDue: cut.at, person: chat.person, before, at: now))
        cast.cuts[id] = nil
      }
      for due in dues.sorted() {
        say(
          Happening(
            .purged, at: now, object: chat.assistant, user: cast.people[chat.person].name, clause: .keepChats, due: due)
        )
      }
    }
  }

  /// When the purge of something that is gone now was due: its own date or its account's end, whichever came first,
  /// put off by the holds on it (D20b).
  private func end(
    of object: Identifier, ownDue: Instant?, person: Int, _ before: Findings, at now: Instant
  ) -> Instant {
    let accountEnd = cast.people[person].endedAt ?? before.accounts[cast.people[person].account]?.due
    let due = [ownDue, accountEnd.flatMap { $0 <= now ? $0 : nil }].compactMap(\.self).min() ?? now
    return DueDates.purge(due: due, holds: cast.holds(on: object))
  }

  private mutating func sayErased(_ before: Findings, at now: Instant) {
    for index in cast.people.indices where !cast.people[index].isErased {
      let person = cast.people[index]
      guard let was = before.accounts[person.account], findings.accounts[person.account]?.isOpen != true else {
        continue
      }
      cast.people[index].isErased = true
      let due = person.endedAt ?? was.due ?? now
      let clause: Clause = person.endedAt == nil ? .keepInactive : .accountDeletion
      cast.people[index].endedAt = due
      say(Happening(.accountErased, at: now, user: person.name, clause: clause, due: due))
    }
  }

  /// Transactions and keys belong to nobody (D10, D13).
  private mutating func sayPurgedRecords(_ before: Findings, at now: Instant) {
    for (id, paidAt) in before.transactions.sorted(by: { $0.key < $1.key }) where findings.transactions[id] == nil {
      say(
        Happening(
          .transactionPurged, at: now, object: cast.transactions[id], clause: .keepTransactions,
          due: DueDates.transaction(paidAt: paidAt)))
    }
    for (month, due) in before.addressKeys.sorted(by: { $0.key < $1.key }) where findings.addressKeys[month] == nil {
      say(Happening(.keyDestroyed, at: now, object: month, clause: .addressHashMonth, due: due))
    }
  }

  private func clause(_ thing: Cast.Thing) -> Clause { thing.kind == .work ? .keepGenerated : .keepUploads }
}

extension Simulator {
  /// When a thing's own purge is due as things stand in some findings, holds left aside; nil while Prime keeps it.
  func purgeDue(_ thing: Cast.Thing, _ findings: Findings) -> Instant? {
    switch thing.kind {
    case .upload: findings.uploads[thing.id].flatMap(DueDates.upload)
    case .work: findings.works[thing.id]?.life.removedAt.flatMap { Retention.generated.trash?.end(from: $0) }
    }
  }

  /// When a message is over by its age (§5.5); the same rule as that of a work without a trash.
  func expiry(_ message: Findings.Message, _ findings: Findings) -> Instant? {
    let person = cast.chats.first { $0.id == message.chat }.map { cast.people[$0.person] }
    let prime = person.flatMap { findings.accounts[$0.account]?.prime } ?? []
    return WorkLife(createdAt: message.sentAt, prime: prime).expiresAt
  }
}

extension Findings {
  /// These, and what is gone from later ones as it was.
  func overwritten(by later: Findings) -> Findings {
    var all = later
    all.works.merge(works) { later, _ in later }
    all.uploads.merge(uploads) { later, _ in later }
    all.messages.merge(messages) { later, _ in later }
    return all
  }

  func has(_ thing: Cast.Thing) -> Bool {
    switch thing.kind {
    case .work: works[thing.id] != nil
    case .upload: uploads[thing.id] != nil
    }
  }
}

extension WorkLife {
  /// When it leaves the library as things stand: by its owner's act or at its own end.
  var removedAt: Instant? { [deletedAt, expiresAt].compactMap(\.self).min() }
}
