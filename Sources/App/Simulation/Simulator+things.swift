import Assistants
import Core
import Energy
import Policy
import Privacy
import Studio

/// What people make and send, and what is held, through the use cases that serve everybody.
extension Simulator {
  mutating func create(_ work: String, by person: Int) async throws -> Instant? {
    try refuseTaken(work, .work, of: person)
    let finished = FinishedWork(
      kind: "song", fields: ["recipient": "Somebody"], seed: Seed(1), title: "A song", words: "La",
      facts: .init(language: "en"),
      files: [], createdAt: house.clock.now)
    let id = try await instance.studio.importWork(finished, by: cast.people[person].account)
    return try await add(Cast.Thing(kind: .work, name: work, id: id, person: person))
  }

  mutating func receive(_ upload: String, by person: Int) async throws -> Instant? {
    try refuseTaken(upload, .upload, of: person)
    let record = TransformRecord(
      kind: .image, method: "simulated-1", mediaType: "image/jpeg", longEdge: 1, doneAt: house.clock.now)
    let stored = try await instance.uploads.receive(
      .bytes([1]), transform: record, by: cast.people[person].account)
    return try await add(Cast.Thing(kind: .upload, name: upload, id: stored.id, person: person))
  }

  private mutating func add(_ thing: Cast.Thing) async throws -> Instant? {
    cast.add(thing)
    let account = cast.people[thing.person].account
    return try await Findings.read([account], of: instance).first.flatMap { hiddenDue(thing, $0) }
  }

  /// A name means one thing of a person and a kind as long as that is there.
  private func refuseTaken(_ name: String, _ kind: Cast.Thing.Kind, of person: Int) throws(DomainError) {
    guard cast.thing(name, kind, of: person) == nil else { throw Self.nameTaken }
  }

  private static let nameTaken = DomainError(.conflict, "name-taken", "Something of this scenario has the name.")

  /// As many messages as are asked for, by turns, going on where the last one stopped (D8b).
  mutating func send(_ count: Int, to assistant: String, by person: Int) async throws -> Instant? {
    let known = cast.chat(with: assistant, of: person)
    let first = known.map { cast.chats[$0].count } ?? 0
    let shortName = known.map { cast.chats[$0].shortName } ?? "assistant-\(cast.chats.count)"
    var (sent, due) = (0, Instant?.none)
    while sent < count {
      let part = min(count - sent, Limits.chatMessagesMax)
      let messages = (0..<part).map { index in
        NewMessage(isFromPerson: (first + sent + index).isMultiple(of: 2), text: "…a")
      }
      let appended = try await instance.assistants.append(
        messages, to: shortName, by: cast.people[person].account)
      due = appended.until
      sent += part
      let chat = noteChat(assistant, shortName, appended.chat, person)
      cast.chats[chat].count += part
      for message in appended.cut { cast.chats[chat].cuts[message] = house.clock.now }
    }
    return due
  }

  /// A chat whose messages were all gone is another one to the instance.
  private mutating func noteChat(_ assistant: String, _ shortName: String, _ id: Identifier, _ person: Int) -> Int {
    let index = cast.chat(with: assistant, of: person) ?? cast.chats.count
    if index == cast.chats.count {
      cast.chats.append(Cast.Chat(assistant: assistant, shortName: shortName, id: id, person: person))
    }
    cast.chats[index].id = id
    if !cast.people[person].chats.contains(index) { cast.people[person].chats.append(index) }
    return index
  }

  func delete(_ work: String, by person: Int) async throws {
    let id = try find(work, of: person)
    if let removed = findings[person].works[id]?.removedAt, removed <= house.clock.now {
      throw DomainError(.conflict, "work-in-trash", "It lies in the trash already.")
    }
    try await instance.studio.delete(id, of: cast.people[person].account)
  }

  func restore(_ work: String, by person: Int) async throws {
    let id = try find(work, of: person)
    guard let removed = findings[person].works[id]?.removedAt, removed <= house.clock.now else {
      throw DomainError(.conflict, "not-in-trash", "It does not lie in the trash.")
    }
    try await instance.studio.restore(id, of: cast.people[person].account)
  }

  private func find(_ work: String, of person: Int) throws(DomainError) -> Identifier {
    guard let index = cast.thing(work, .work, of: person) else {
      throw DomainError(.notFound, "work-unknown", "There is no such work.")
    }
    return cast.things[index].id
  }

  mutating func pay(_ transaction: String, by person: Int) async throws {
    guard !cast.transactions.values.contains(transaction) else { throw Self.nameTaken }
    let number = String(happenings.count)
    let payment = Payment(
      amount: 100, currency: "KZT", product: "energy", orderID: "order-" + number, provider: "simulated",
      providerID: "payment-" + number, paidAt: house.clock.now)
    let booked = try await instance.transactions.record(payment, by: cast.people[person].account)
    cast.transactions[booked.transaction] = transaction
    unowned.transactions[booked.transaction] = house.clock.now
    noteUnowned()
  }

  mutating func place(_ hold: String, on objects: [String], until: Instant) async throws {
    guard cast.holds[hold] == nil else {
      throw DomainError(.conflict, "hold-invalid", "A hold of this name is known.")
    }
    var held: [HeldObject] = []
    for object in objects { held += try await inTime(named(object)) }
    cast.holds[hold] = try await instance.holds.place(
      HoldOrder(objects: held, reason: "as the scenario says", approvers: ["one", "another"], until: until))
    for object in Set(held) { cast.cover(object.id, by: hold, from: house.clock.now, until: until) }
  }

  mutating func release(_ hold: String) async throws {
    guard let id = cast.holds[hold] else {
      throw DomainError(.notFound, "hold-invalid", "There is no such hold.")
    }
    try await instance.holds.release(id, by: "one")
    cast.uncover(hold, at: house.clock.now)
  }

  /// Of several things of one name those that can still be held; of one alone it is said when it cannot.
  private func inTime(_ objects: [HeldObject]) async throws -> [HeldObject] {
    guard objects.count > 1 else { return objects }
    var found: [HeldObject] = []
    for object in objects where try await instance.holds.isInTime(object) { found.append(object) }
    return found.isEmpty ? objects : found
  }

  /// A scenario names things without their owners; an assistant's name means every chat with it.
  private func named(_ name: String) throws -> [HeldObject] {
    var found: [HeldObject] = []
    for person in cast.people {
      for thing in person.things.map({ cast.things[$0] }) where thing.name == name {
        found.append(HeldObject(thing.kind == .work ? .work : .upload, thing.id))
      }
      for chat in person.chats.map({ cast.chats[$0] }) where chat.assistant == name {
        found.append(HeldObject(.chat, chat.id))
      }
    }
    guard !found.isEmpty else {
      throw DomainError(.notFound, "object-unknown", "Nothing of this name is there.")
    }
    return found
  }
}
