import Assistants
import Core
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing
import Vault

/// §5.5, D1, D5, D8, D8b, D20b, D45, D45b on every engine.
@Suite struct ChatTests {
  private func texts(_ house: TracesHouse, _ assistant: String = "poet") async throws -> [String] {
    try await house.assistants.messages(with: assistant, of: house.ada).map(\.text)
  }

  @Test(arguments: Engine.allCases)
  func theLastHundredStayAndTheCutCannotBeRead(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let first = try await house.say(100)
      #expect(first.cut.isEmpty && first.messages.count == 100)
      // One question more makes room by a whole turn (D8b).
      let question = try await house.say(1)
      #expect(question.cut == Array(first.messages.prefix(2)))
      let answer = try await house.say(1, startsWithPerson: false)
      #expect(answer.cut.isEmpty)
      let left = try await house.assistants.messages(with: "poet", of: house.ada)
      #expect(left.count == 100 && left.first?.isFromPerson == true && left.first?.id == first.messages[2])
      for id in question.cut {
        #expect(try await !house.hasKey(id))
        #expect(try await house.isBuried(id))
      }
      #expect(try await house.hasKey(first.messages[2]))
      #expect(try await house.count("SELECT count(*) FROM chat_messages") == 100)

      // The cap is that of one chat of one person.
      try await house.say(2, to: "teacher")
      try await house.say(2, by: house.ben)
      #expect(try await texts(house).count == 100)
      #expect(try await house.assistants.chats(of: house.ada).map(\.assistant).sorted() == ["poet", "teacher"])
      #expect(try await house.sweep() == [:])
    }
  }

  /// D8: Prime lifts the age rule, not the cap.
  @Test(arguments: Engine.allCases)
  func primeDoesNotLiftTheCap(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      house.prime.give(house.ada, PrimeSpan(start: house.clock.now, end: nil))
      try await house.say(100)
      #expect(try await house.say(50).cut.count == 50)
      house.clock.pass(.years(2))
      #expect(try await house.sweep() == [:])
      let messages = try await house.assistants.messages(with: "poet", of: house.ada)
      #expect(messages.count == 100 && messages.allSatisfy { $0.until == nil })
    }
  }

  /// max(sent, Prime's end) + 3 months, added once (D5): of 30 August in the evening and 31 August in the morning the
  /// later ends first, on the morning of 30 November.
  @Test(arguments: Engine.allCases)
  func theLaterOfTwoBeginningsCounts(_ engine: Engine) async throws {
    try await TracesHouse.with(engine, at: CivilDate(year: 2031, month: 8, day: 30)) { house in
      house.clock.pass(.hours(20))
      house.prime.give(house.ada, PrimeSpan(start: house.clock.now, end: Period.hours(5).end(from: house.clock.now)))
      let due = Period.hours(1).end(from: try .utc(2031, 11, 30))
      #expect(try await house.say(2).until == due)
      house.clock.pass(to: due.instantBefore)
      #expect(try await texts(house).count == 2)
      #expect(try await house.sweep() == [:])
      house.clock.pass(to: due)
      #expect(try await texts(house) == [])
      #expect(try await house.sweep() == ["chats": 2])
    }
  }

  /// 30 November + 3 months is 28 February (D1): each message has its own date.
  @Test(arguments: Engine.allCases)
  func eachMessageAgesByItself(_ engine: Engine) async throws {
    try await TracesHouse.with(engine, at: CivilDate(year: 2026, month: 11, day: 30)) { house in
      let early = try await house.say(2)
      house.clock.pass(to: try .utc(2026, 12, 5))
      let late = try await house.say(2)
      let due = try Instant.utc(2027, 2, 28)
      #expect(early.until == due)
      house.clock.pass(to: due.instantBefore)
      #expect(try await texts(house).count == 4)
      #expect(try await house.sweep() == [:])

      house.clock.pass(to: due)
      #expect(try await house.assistants.messages(with: "poet", of: house.ada).map(\.id) == late.messages)
      #expect(try await house.assistants.chats(of: house.ada).map(\.count) == [2])
      #expect(try await house.hasKey(early.messages[0]))
      #expect(try await house.sweep() == ["chats": 2])
      #expect(try await !house.hasKey(early.messages[0]))
      #expect(try await house.isBuried(early.messages[1]))

      house.clock.pass(to: try .utc(2027, 3, 5))
      #expect(try await house.assistants.chats(of: house.ada).isEmpty)
      #expect(try await house.sweep() == ["chats": 2])
      #expect(try await house.count("SELECT count(*) FROM chats") == 0)
    }
  }

  /// D5, D45b: Prime a moment before the expiry protects, and at the expiry it is too late; when it ends, the three
  /// months begin anew for what it protected.
  @Test(arguments: Engine.allCases)
  func primeProtectsWhatWasThere(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      try await house.say(2, to: "late")
      let due = try Instant.utc(2027, 4, 30)
      try await house.say(2, to: "poet", by: house.ben)
      let end = try Instant.utc(2027, 11, 30)
      house.prime.give(house.ada, PrimeSpan(start: due.instantBefore, end: end))
      house.prime.give(house.ben, PrimeSpan(start: due, end: end))
      house.clock.pass(to: due)
      #expect(try await house.assistants.messages(with: "poet", of: house.ben).isEmpty)
      #expect(try await house.assistants.messages(with: "late", of: house.ada).count == 2)
      #expect(try await house.sweep() == ["chats": 2])

      house.clock.pass(to: try .utc(2028, 2, 29).instantBefore)
      #expect(try await texts(house, "late").count == 2)
      #expect(try await house.sweep() == [:])
      house.clock.pass(to: try .utc(2028, 2, 29))
      #expect(try await texts(house, "late").isEmpty)
      #expect(try await house.sweep() == ["chats": 2])
    }
  }

  /// Hidden messages that wait for a late sweeper do not count for the cap.
  @Test(arguments: Engine.allCases)
  func whatIsHiddenDoesNotCount(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      try await house.say(60)
      house.clock.pass(.months(3))
      #expect(try await house.say(100).cut.isEmpty)
      #expect(try await house.sweep() == ["chats": 60])
      #expect(try await texts(house).count == 100)
    }
  }

  @Test(arguments: Engine.allCases)
  func deletingAChatDestroysItsKeysAtOnce(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let said = try await house.say(4)
      try await house.say(2, to: "teacher")
      #expect(await code { try await house.assistants.delete(chatWith: "poet", of: house.ben) } == "chat-unknown")
      try await house.assistants.delete(chatWith: "poet", of: house.ada)
      for id in said.messages {
        #expect(try await !house.hasKey(id))
        #expect(try await house.isBuried(id))
      }
      #expect(try await house.assistants.chats(of: house.ada).map(\.assistant) == ["teacher"])
      #expect(try await house.count("SELECT count(*) FROM chats") == 1)
      #expect(await code { try await house.assistants.delete(chatWith: "poet", of: house.ada) } == "chat-unknown")
      try await house.say(1)
    }
  }

  /// D20b: what a hold keeps is hidden and stays; what the cap cuts meanwhile goes with the hold's end, and so does
  /// what was due by age. What was due before the hold came is not kept by it.
  @Test(arguments: Engine.allCases)
  func aHoldKeepsMessagesFromThePurge(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let old = try await house.say(2)
      house.clock.pass(.months(3))
      let said = try await house.say(100)
      let end = Period.months(4).end(from: house.clock.now)
      try await house.hold(.chat, said.chat, until: end)
      #expect(try await house.sweep() == ["chats": 2])
      #expect(try await !house.hasKey(old.messages[0]))
      #expect(try await texts(house).isEmpty)

      house.clock.pass(.hours(1))
      let more = try await house.say(2)
      #expect(more.cut == Array(said.messages.prefix(2)))
      #expect(try await house.hasKey(said.messages[0]))
      try await house.assistants.delete(chatWith: "poet", of: house.ada)
      house.clock.pass(to: end.instantBefore)
      #expect(try await house.sweep() == [:])
      #expect(try await house.hasKey(more.messages[1]))
      house.clock.pass(to: end)
      #expect(try await house.sweep() == ["chats": 102])
      #expect(try await house.count("SELECT count(*) FROM chat_messages") == 0)
    }
  }

  /// D20b, D45b: acts of one instant have an order. A hold that came before the cut keeps what is cut.
  @Test(arguments: Engine.allCases)
  func aHoldOfTheSameInstantKeepsWhatTheCapCuts(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let said = try await house.say(100)
      let end = Period.days(9).end(from: house.clock.now)
      try await house.hold(.chat, said.chat, until: end)
      let more = try await house.say(2)
      #expect(more.cut == Array(said.messages.prefix(2)))
      #expect(try await house.hasKey(said.messages[0]))
      house.clock.pass(to: end.instantBefore)
      #expect(try await house.sweep() == [:])
      house.clock.pass(to: end)
      #expect(try await house.sweep() == ["chats": 2])
      #expect(try await !house.hasKey(said.messages[0]))
    }
  }

  /// The cut is in the inserting transaction: a crash right after it leaves no text beyond the cap, and the next sweep
  /// destroys the keys.
  @Test(arguments: Engine.allCases)
  func aCrashAfterTheCutIsFinished(_ engine: Engine) async throws {
    struct Crash: Error {}
    try await TracesHouse.with(engine) { house in
      let said = try await house.say(100)
      let broken = Eraser(
        database: house.data, holdings: TracesHouse.holdings, vault: house.vault, store: house.memory.port,
        tombstones: Tombstones(database: house.graves), world: house.world, afterStep: { _ in throw Crash() })
      let assistants = Assistants(
        database: house.data, vault: house.vault, eraser: broken, world: house.world)
      await #expect(throws: Crash.self) {
        try await assistants.append(
          [NewMessage(isFromPerson: true, text: "one more")], to: "poet", by: house.ada)
      }
      #expect(try await house.count("SELECT count(*) FROM chat_messages") == 99)
      #expect(try await house.sweep() == ["erased-objects": 2])
      #expect(try await !house.hasKey(said.messages[0]))
      #expect(try await house.isBuried(said.messages[1]))
    }
  }

  /// D20b: an account's end takes what is not held; a held chat can be opened without the account's key until its hold
  /// is over, and then goes with the rest.
  @Test(arguments: Engine.allCases)
  func aHeldChatOutlivesItsAccountUntilTheHoldEnds(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let held = try await house.say(2)
      let free = try await house.say(2, to: "teacher")
      let (evidence, photo) = (try await house.photo("evidence"), try await house.photo())
      let end = Period.months(1).end(from: house.clock.now)
      try await house.hold(.chat, held.chat, until: end)
      try await house.hold(.upload, evidence.id, until: end)
      house.clock.pass(.hours(1))
      try await house.eraser.erase(account: house.ada)
      for id in [held.messages[1], evidence.id] { #expect(try await house.hasKey(id)) }
      for id in [free.messages[1], photo.id] { #expect(try await !house.hasKey(id)) }
      #expect(try await house.count("SELECT count(*) FROM chat_messages") == 2)
      #expect(try await house.count("SELECT count(*) FROM uploads") == 1)
      house.clock.pass(to: end.instantBefore)
      #expect(try await house.sweep() == [:])
      #expect(try await house.eraser.forget(dueAt: house.clock.now, limit: 10) == 0)
      #expect(house.memory.stored.count == 1)
      house.clock.pass(to: end)
      #expect(try await house.eraser.forget(dueAt: end, limit: 10) == 1)
      #expect(try await house.sweep() == [:])
      for id in [held.messages[1], evidence.id] { #expect(try await !house.hasKey(id)) }
      #expect(house.memory.stored.isEmpty)
      for table in ["SELECT count(*) FROM chats", "SELECT count(*) FROM chat_messages"] as [SQL] {
        #expect(try await house.count(table) == 0)
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func whatCannotBeSaidLeavesNothing(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let long = String(repeating: "a", count: Limits.chatMessageLengthMax + 1)
      func refusal(_ messages: [NewMessage], to assistant: String = "poet") async -> String? {
        await code { try await house.assistants.append(messages, to: assistant, by: house.ada) }
      }
      let question = NewMessage(isFromPerson: true, text: "?")
      #expect(await refusal([NewMessage(isFromPerson: true, text: " \n")]) == "chat-message-empty")
      #expect(await refusal([NewMessage(isFromPerson: true, text: long)]) == "chat-message-too-long")
      #expect(await refusal([]) == "chat-too-many")
      #expect(await refusal([question, question]) == "chat-turn")
      #expect(await refusal([question], to: "Ada Lovelace") == "assistant-unknown")
      try await house.say(1)
      #expect(await refusal([question]) == "chat-turn")
      house.prime.close(house.ada)
      #expect(await refusal([NewMessage(isFromPerson: false, text: "!")]) == "account-closed")
      #expect(try await house.keys.read { try $0.row("SELECT count(*) FROM object_keys")?.int(0) } == 1)
      try await house.eraser.erase(account: house.ada)
      #expect(await refusal([question]) == "key-destroyed")
      #expect(try await house.count("SELECT count(*) FROM chats") == 0)
    }
  }
}
