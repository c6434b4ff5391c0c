import Assistants
import Core
import Energy
import Policy
import Privacy
import Studio

/// What people make and send, and what is held, through the use cases that serve everybody.
extension Simulator {
  mutating func create(_ work: String, by person: Int) async throws -> Instant? {
    try takeName(work)
    let finished = FinishedWork(
      kind: "song", fields: ["recipient": "Somebody"], seed: Seed(1), title: "A song", words: "La",
      facts: .init(language: "en"),
      files: [], createdAt: house.clock.now)
    let id = try await instance.studio.importWork(finished, by: cast.people[person].account)
    return try await add(Cast.Thing(kind: .work, name: work, id: id, person: person))
  }

  mutating func receive(_ upload: String, by person: Int) async throws -> Instant? {
    try takeName(upload)
    let record = TransformRecord(
      kind: .image, method: "simulated-1", mediaType: "image/jpeg", longEdge: 1, doneAt: house.clock.now)
    let stored = try await instance.uploads.receive(
      .bytes([1]), transform: record, by: cast.people[person].account)
    return try await add(Cast.Thing(kind: .upload, name: upload, id: stored.id, person: person))
  }

  private mutating func add(_ thing: Cast.Thing) async throws -> Instant? {
    cast.things.append(thing)
    findings = try await Findings.read(instance)
    return hiddenDue(thing, findings)
  }

  private mutating func takeName(_ name: String) throws(DomainError) {
    guard cast.take(name) else {
      throw DomainError(.conflict, "name-taken", "Something else of this scenario has the name.")
    }
  }

  /// As many messages as are asked for, by turns, going on where the last one stopped (D8b).
  mutating func send(_ count: Int, to assistant: String, by person: Int) async throws -> Instant? {
    let known = cast.chats.firstIndex { $0.assistant == assistant && $0.person == person }
    var (sent, due) = (0, Instant?.none)
    while sent < count {
      let part = min(count - sent, Limits.chatMessagesMax)
      let first = known.map { cast.chats[$0].count } ?? 0
      let messages = (0..<part).map { index in
        NewMessage(isFromPerson: (first + sent + index).isMultiple(of: 2), text: "…a")
      }
      let appended = try await instance.assistants.append(
        messages, to: "assistant-\(assistantNumber(assistant))", by: cast.people[person].account)
      due = appended.until
      for message in appended.cut { cast.cuts[message] = (appended.chat, house.clock.now) }
      sent += part
      noteChat(assistant, appended.chat, person)
    }
    if let index = cast.chats.firstIndex(where: { $0.assistant == assistant && $0.person == person }) {
      cast.chats[index].count += count
    }
    return due
  }

  private mutating func noteChat(_ assistant: String, _ id: Identifier, _ person: Int) {
    if let index = cast.chats.firstIndex(where: { $0.assistant == assistant && $0.person == person }) {
      cast.chats[index].id = id
    } else {
      cast.chats.append(Cast.Chat(assistant: assistant, id: id, person: person))
    }
  }

  /// An assistant's name is a word of ours; a scenario may call it what it likes.
  private func assistantNumber(_ assistant: String) -> Int {
    cast.chats.firstIndex { $0.assistant == assistant } ?? cast.chats.count
  }

  func delete(_ work: String, by person: Int) async throws {
    let id = try find(work, of: person)
    if let removed = findings.works[id]?.life.removedAt, removed <= house.clock.now {
      throw DomainError(.conflict, "work-in-trash", "It lies in the trash already.")
    }
    try await instance.studio.delete(id, of: cast.people[person].account)
  }

  func restore(_ work: String, by person: Int) async throws {
    let id = try find(work, of: person)
    guard let removed = findings.works[id]?.life.removedAt, removed <= house.clock.now else {
      throw DomainError(.conflict, "not-in-trash", "It does not lie in the trash.")
    }
    try await instance.studio.restore(id, of: cast.people[person].account)
  }

  private func find(_ work: String, of person: Int) throws(DomainError) -> Identifier {
    guard let index = cast.thing(work, .work, of: person), !cast.things[index].isPurged else {
      throw DomainError(.notFound, "work-unknown", "There is no such work.")
    }
    return cast.things[index].id
  }

  mutating func pay(_ transaction: String, by person: Int) async throws {
    try takeName(transaction)
    let number = String(cast.transactions.count + 1)
    let payment = Payment(
      amount: 100, currency: "KZT", product: "energy", orderID: "order-" + number, provider: "simulated",
      providerID: "payment-" + number, paidAt: house.clock.now)
    let booked = try await instance.transactions.record(payment, by: cast.people[person].account)
    cast.transactions[booked.transaction] = transaction
  }

  mutating func place(_ hold: String, on objects: [String], until: Instant) async throws {
    guard cast.holds[hold] == nil else {
      throw DomainError(.conflict, "hold-invalid", "A hold of this name is known.")
    }
    let held = try objects.flatMap(named)
    let id = try await instance.holds.place(
      HoldOrder(objects: held, reason: "as the scenario says", approvers: ["one", "another"], until: until))
    cast.holds[hold] = Cast.Hold(id: id, objects: held.map(\.id), span: house.clock.now..<until)
  }

  mutating func release(_ hold: String) async throws {
    guard let known = cast.holds[hold] else {
      throw DomainError(.notFound, "hold-invalid", "There is no such hold.")
    }
    try await instance.holds.release(known.id, by: "one")
    let now = house.clock.now
    cast.holds[hold]?.span = known.span.lowerBound..<now
  }

  /// A scenario names things without their owners; an assistant's name means every chat with it.
  private func named(_ name: String) throws -> [HeldObject] {
    let things = cast.things.filter { $0.name == name && !$0.isPurged }
      .map { HeldObject($0.kind == .work ? .work : .upload, $0.id) }
    let chats = cast.chats.filter { chat in
      chat.assistant == name && findings.messages.values.contains { $0.chat == chat.id }
    }.map { HeldObject(.chat, $0.id) }
    guard !(things + chats).isEmpty else {
      throw DomainError(.notFound, "object-unknown", "Nothing of this name is there.")
    }
    return things + chats
  }
}
