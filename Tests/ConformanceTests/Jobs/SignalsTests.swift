import Core
import Persistence
import Policy
import TestSupport
import Testing

@testable import Jobs

@Suite(.timeLimit(.minutes(10))) struct SignalsTests {
  private let clock = TestClock()

  private func append(_ kind: String, _ topic: Identifier, to signals: Signals, _ database: Database) async throws {
    try await database.write { try signals.append(topic: topic, account: nil, kind: kind, detail: "1", in: $0) }
  }

  @Test(arguments: Engine.allCases)
  func numbersIncreaseWithinATopic(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let world = clock.world()
      let signals = Signals(database: database, world: world)
      let (topic, other) = (world.identifier(), world.identifier())
      for kind in ["a", "b"] { try await append(kind, topic, to: signals, database) }
      // A clock that runs back changes the time told, not the order.
      clock.jump(seconds: -3600)
      try await append("c", topic, to: signals, database)
      try await append("x", other, to: signals, database)
      let all = try await signals.since(topic: topic, after: 0)
      #expect(all.map(\.kind) == ["a", "b", "c"])
      #expect(all.map(\.number) == all.map(\.number).sorted() && Set(all.map(\.number)).count == 3)
      #expect(try await signals.since(topic: topic, after: all[0].number, limit: 1).map(\.kind) == ["b"])
      #expect(try await signals.since(topic: topic, after: all[2].number).isEmpty)
      #expect(all[0].detail == "1" && all[2].at < all[1].at)
    }
  }

  @Test(arguments: Engine.allCases)
  func manyWritersLeaveEveryNumberOnce(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let world = clock.world()
      let signals = Signals(database: database, world: world)
      let topic = world.identifier()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 { group.addTask { try await append("step", topic, to: signals, database) } }
        try await group.waitForAll()
      }
      #expect(try await Set(signals.since(topic: topic, after: 0).map(\.number)).count == 20)
    }
  }

  @Test(arguments: Engine.allCases)
  func nothingLongEntersAndARefusedChangeLeavesNoSignal(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let world = clock.world()
      let signals = Signals(database: database, world: world)
      let topic = world.identifier()
      for (kind, detail) in [
        ("", ""), (String(repeating: "k", count: 41), ""), ("k", String(repeating: "ж", count: 251)),
      ] {
        await #expect(throws: DomainError.self) {
          try await database.write {
            try signals.append(topic: topic, account: nil, kind: kind, detail: detail, in: $0)
          }
        }
      }
      await #expect(throws: Crash.self) {
        try await database.write { transaction in
          try signals.append(topic: topic, account: nil, kind: "k", detail: "", in: transaction)
          throw Crash()
        }
      }
      let all = try await signals.since(topic: topic, after: 0)
      #expect(all.isEmpty)
    }
  }

  @Test(arguments: Engine.allCases)
  func readersAreWokenHereAtOnceAndElsewhereByLooking(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let world = clock.world()
      let pause = TestPause()
      let here = Signals(database: database, world: world)
      let elsewhere = Signals(database: database, world: world, pause: pause.pause)
      let (topic, other) = (world.identifier(), world.identifier())
      let (woken, wokenElsewhere) = (Channel<Void>(), Channel<Void>())
      let readers = [
        Task { for await _ in here.wakeUps(topic: topic) { woken.send(()) } },
        Task { for await _ in elsewhere.wakeUps(topic: topic) { wokenElsewhere.send(()) } },
      ]
      _ = await woken.next()
      _ = await wokenElsewhere.next()
      #expect(try await elsewhere.look() == 0)

      try await append("step", topic, to: here, database)
      _ = await woken.next()
      try await append("step", other, to: here, database)
      let looking = Task { await elsewhere.run() }
      await pause.tick()
      _ = await wokenElsewhere.next()
      await pause.tick()
      looking.cancel()
      await looking.value
      #expect(try await elsewhere.look() == 0, "known already")
      #expect(try await here.look() == 0, "told by itself")

      for reader in readers { reader.cancel() }
      for reader in readers { await reader.value }
      try await append("step", topic, to: here, database)
      #expect(try await elsewhere.look() == 0, "nobody waits")
    }
  }

  /// D43: with the work go its signals.
  @Test(arguments: Engine.allCases)
  func signalsGoWithTheirTopic(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Queue.migrations) { database in
      let world = clock.world()
      let signals = Signals(database: database, world: world)
      let (topic, other) = (world.identifier(), world.identifier())
      try await append("step", topic, to: signals, database)
      try await append("step", other, to: signals, database)
      try await database.write { try signals.remove(topic: topic, in: $0) }
      #expect(try await signals.since(topic: topic, after: 0).isEmpty)
      #expect(try await signals.since(topic: other, after: 0).count == 1)
    }
  }
}
