import Core
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing

/// Finding one's works again, and nobody else's.
@Suite struct LibraryTests {
  @Test(arguments: Engine.allCases) func pagesGoFromTheNewestToTheOldest(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      var asked: [Identifier] = []
      for number in 0..<7 {
        asked.append(try await house.gift(for: "Name\(number)"))
        house.clock.pass(.minutes(1))
      }
      var (found, cursor) = ([Identifier](), Cursor?.none)
      repeat {
        let page = try await house.studio.works(of: house.ada, cursor: cursor, limit: PageLimit(3))
        found += page.items.map(\.id)
        cursor = page.next
        if found.count == 3 { try await house.studio.delete(asked[5], of: house.ada) }
      } while cursor != nil
      #expect(found == asked.reversed())
      #expect(try await house.studio.works(of: house.ada).items.count == 6)
    }
  }

  /// More hidden works than a page reads at a time lie before those that are kept.
  @Test(arguments: Engine.allCases) func hiddenWorksAreSteppedOver(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let kept = try await house.gift()
      // Ids sort by their time: what comes now is newer.
      house.clock.pass(.minutes(1))
      let brief: [UInt8] = [1]
      let (ada, old) = (house.ada, house.clock.now.adding(microseconds: -100 * Span.day))
      for _ in 0..<(2 * PageLimit.most + 5) {
        let (work, version) = (house.world.identifier(), house.world.identifier())
        try await house.data.write { transaction in
          try transaction.run(
            "INSERT INTO works (id, account, kind, shown, created_at) VALUES (\(work), \(ada), 'test', 1, \(old))")
          try transaction.run(
            """
            INSERT INTO versions (id, work, number, state, created_at, finished_at, brief)
            VALUES (\(version), \(work), 1, 'cancelled', \(old), \(old), \(brief))
            """)
        }
      }
      #expect(try await house.studio.works(of: house.ada).items.map(\.id) == [kept])
    }
  }

  @Test(arguments: Engine.allCases) func aSearchOpensTitlesAndNames(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let anna = try await house.gift(for: "Анна")
      house.clock.pass(.minutes(1))
      let ben = try await house.gift(for: "Ben")
      _ = try await house.gift(for: "Ben", by: house.ben)
      func found(_ text: String) async throws -> [Identifier] {
        try await house.studio.works(of: house.ada, search: text).items.map(\.id)
      }
      #expect(try await found("анн") == [anna])
      #expect(try await found("SONG FOR BEN") == [ben])
      #expect(try await found("  ") == [ben, anna])
      #expect(try await found("%") == [])
      #expect(try await found(String(repeating: "b", count: 100_000)) == [])
    }
  }

  @Test(arguments: Engine.allCases) func aCardSaysWhatItMust(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      house.kind.next(.fail(DomainError(.missing, "soundfont-missing", "Install it.")))
      _ = try await house.studio.singAgain(id, of: house.ada, idempotencyKey: "again-001")
      try await house.work()
      let card = try #require(try await house.studio.works(of: house.ada).items.first)
      #expect(card.title == "A song for Anna" && card.recipient == "Anna" && card.seconds == 61.5)
      #expect(card.state == .failed && card.isReady && card.version == 1 && card.versionCount == 2)
      #expect(card.keeping.until == Period.months(3).end(from: card.createdAt))
    }
  }

  /// Somebody else's is not there: the same answer for every act, and nothing happens (threats: who may see what).
  @Test(arguments: Engine.allCases) func whatIsSomebodyElsesIsUnknown(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let (studio, ben) = (house.studio, house.ben)
      let (ready, waiting, trashed) = (try await house.gift(), try await house.ask(), try await house.gift(for: "Cleo"))
      try await studio.delete(trashed, of: house.ada)
      let never = house.world.identifier()
      for id in [ready, waiting, trashed, never] {
        let acts: [(String, () async throws -> Void)] = [
          ("work", { _ = try await studio.work(id, of: ben) }),
          ("version", { _ = try await studio.work(id, of: ben, version: 1) }),
          ("file", { _ = try await studio.file(id, .mp3, of: ben) }),
          ("events", { _ = try await studio.events(id, of: ben) }),
          ("cancel", { try await studio.cancel(id, of: ben) }),
          ("retry", { try await studio.retry(id, of: ben) }),
          ("choose", { try await studio.choose(1, of: id, by: ben) }),
          ("again", { _ = try await studio.singAgain(id, of: ben, idempotencyKey: "again-001") }),
          ("words", { _ = try await studio.editWords(id, words: "x", of: ben, idempotencyKey: "words-001") }),
          ("delete", { try await studio.delete(id, of: ben) }), ("restore", { try await studio.restore(id, of: ben) }),
          ("erase", { try await studio.eraseFromTrash(id, of: ben) }),
        ]
        for (name, act) in acts { #expect(await code(act) == "work-unknown", "\(name)") }
      }
      #expect(try await studio.works(of: ben).items.isEmpty)
      #expect(try await studio.trash(of: ben).isEmpty)
      #expect(try await house.points(ben) == [100, 0, 0])
      #expect(try await studio.works(of: house.ada).items.count == 2)
    }
  }

  @Test(arguments: Engine.allCases) func everyColumnIsDeclared(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let tables = try await house.data.columns().filter { table, _ in
        Studio.holdings.contains { $0.table.description == table }
      }
      #expect(tables.count == 6)
      #expect(Holding.faults(in: tables, declared: Studio.holdings) == [])
    }
  }
}
