import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// §10, D3, D4, D43, D44 on every engine.
@Suite struct EraserTests {
  @Test(arguments: Engine.allCases)
  func anAccountGoesWithEverythingAndItsNeighbourStays(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let ben = try await house.settle(secret: "ben")
      let before = try await house.everything()
      let ada = try await house.settle(secret: "ada")
      let erased = try await house.eraser().erase(account: ada.account)
      #expect(erased == Eraser.Erased(keys: 2, objects: 6, rows: 1 + 2 + 4 + 4))
      let after = try await house.everything()
      let marks = ["key \(ada.account) destroyed true", "tombstone account \(ada.account)"]
      #expect(Set(after) == Set(before).union(marks))
      #expect(after.contains("key \(ben.account) destroyed false"))
      let title = try await house.title(of: ben.works[0])
      #expect(title == "ben")
    }
  }

  @Test(arguments: Engine.allCases)
  func erasingAgainFindsNothing(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let ada = try await house.settle(secret: "ada")
      let eraser = try house.eraser()
      try await eraser.erase(account: ada.account)
      let after = try await house.everything()
      #expect(try await eraser.erase(account: ada.account) == Eraser.Erased())
      #expect(try await house.everything() == after)
    }
  }

  /// A crash after any step, then the sweeper: the same end as without a crash.
  @Test(arguments: Engine.allCases)
  func aCrashAtAnyStepEndsTheSame(_ engine: Engine) async throws {
    let undisturbed = Fault()
    let end = try await SmallHouse.with(engine) { house in
      _ = try await house.settle(works: 1, secret: "ben")
      let ada = try await house.settle(works: 1, secret: "ada")
      try await house.eraser(afterStep: undisturbed.pass).erase(account: ada.account)
      return try await house.everything()
    }
    let steps = undisturbed.steps
    #expect(steps.filter { $0 == .objectRemoved }.count == 3 && steps.count >= 12)
    for index in steps.indices {
      try await SmallHouse.with(engine) { house in
        _ = try await house.settle(works: 1, secret: "ben")
        let ada = try await house.settle(works: 1, secret: "ada")
        let fault = Fault(at: index)
        await #expect(throws: Fault.Crash.self) {
          try await house.eraser(afterStep: fault.pass).erase(account: ada.account)
        }
        #expect(fault.steps.last == steps[index])
        let sweeper = Sweeper(forgetters: [try house.eraser()], database: house.data, world: house.world)
        let left = steps[index] == .closed ? 0 : 1
        #expect(try await sweeper.sweepOnce(dryRun: true).total == left)
        #expect(try await sweeper.sweepOnce().total == left)
        #expect(try await house.everything() == end, "after a crash at \(steps[index])")
      }
    }
  }

  /// D44: a job that ran on writes behind the eraser's back. The first attempt may fail of it, the next one ends it.
  @Test(arguments: Engine.allCases)
  func whatIsWrittenMeanwhileGoesToo(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let ada = try await house.settle(works: 1, secret: "ada")
      let late = house.world.identifier()
      let object = try #require(ObjectName(objectClass: "work", id: late))
      let eraser = try house.eraser { step in
        guard step == .rowsDeleted(table: "files") else { return }
        house.memory.set(object, [1])
        try await house.data.write { transaction in
          _ = try transaction.run(
            """
            INSERT INTO files (id, work, object, size)
            VALUES (\(late), \(ada.works[0]), \(object.description), \(1))
            """)
        }
      }
      await #expect(throws: Conflict(.foreignKey)) { try await eraser.erase(account: ada.account) }
      let sweeper = Sweeper(forgetters: [try house.eraser()], database: house.data, world: house.world)
      #expect(try await sweeper.sweepOnce().lines.map(\.failure) == [nil])
      #expect(
        try await house.everything() == ["key \(ada.account) destroyed true", "tombstone account \(ada.account)"])
      #expect(house.memory.stored.isEmpty)
    }
  }

  /// Storage that is out of order for one person keeps no other waiting, and the note stays.
  @Test(arguments: Engine.allCases)
  func anErasureThatFailsKeepsNoOtherWaiting(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let (ada, ben) = (try await house.settle(secret: "ada"), try await house.settle(secret: "ben"))
      var port = house.memory.port
      let remove = port.remove
      port.remove = { name in
        if ada.objects.contains(name) { throw DomainError(.unavailable, "disk-denied", "No.") }
        try await remove(name)
      }
      let eraser = try house.eraser(store: port)
      try await house.data.write { transaction in
        for one in [ada, ben] { try eraser.request(one.account, in: transaction) }
      }
      let sweeper = Sweeper(forgetters: [eraser], database: house.data, world: house.world)
      #expect(try await sweeper.sweepOnce().failures.map(\.failure) == ["disk-denied"])
      let left = try await house.everything()
      #expect(left.contains("accounts \(ada.account)") && left.contains("key \(ada.account) destroyed true"))
      #expect(!left.contains("accounts \(ben.account)") && Set(house.memory.stored.keys) == Set(ada.objects))
      #expect(try await eraser.count(dueAt: house.world.now) == 1)
    }
  }

  /// D3: the keys are destroyed before the person gets the answer, and the answer says how far it came.
  @Test(arguments: Engine.allCases)
  func theAnswerSaysHowFarItCame(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let people = [
        try await house.settle(secret: "ada"), try await house.settle(secret: "ben"),
        try await house.settle(secret: "cleo"), try await house.settle(secret: "dan"),
      ]
      #expect(try await house.eraser().eraseNow(people[0].account, waiting: nil).progress == .erased(exceptHeld: false))
      #expect(try await house.vault.hasAccountKey(people[0].account) == false)
      // Storage that does not answer keeps the keys from nothing.
      let later = try house.eraser { step in if step == .objectsRemoved { throw Fault.Crash() } }
      #expect(await later.eraseNow(people[1].account, waiting: nil).progress == .keysDestroyed)
      let never = try house.eraser { step in if step == .requested { throw Fault.Crash() } }
      #expect(await never.eraseNow(people[2].account, waiting: nil).progress == .closed)
      // What hangs is answered all the same, and goes on when it can.
      let (door, opener) = AsyncStream.makeStream(of: Void.self)
      let hanging = try house.eraser { step in if step == .objectsRemoved { for await _ in door {} } }
      #expect(await hanging.eraseNow(people[3].account, waiting: .zero).progress != .erased(exceptHeld: false))
      opener.finish()
      for one in people { try await house.eraser().erase(account: one.account) }
      #expect(house.memory.stored.isEmpty)
      for one in people { #expect(try await house.vault.hasAccountKey(one.account) == false) }
    }
  }

  /// What "My data" counts is what an erasure takes.
  @Test(arguments: Engine.allCases)
  func theInventoryCountsWhatIsErased(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let (ada, _) = (try await house.settle(secret: "ada"), try await house.settle(works: 1, secret: "ben"))
      let inventory = Inventory(database: house.data, holdings: SmallHouse.holdings)
      let held = try await inventory.rows(of: ada.account)
      #expect(held.filter { $0.value > 0 } == ["accounts": 1, "works": 2, "files": 4, "views": 4])
      let erased = try await house.eraser().erase(account: ada.account)
      #expect(erased.rows == held.values.reduce(0, +))
      #expect(try await inventory.rows(of: ada.account).values.allSatisfy { $0 == 0 })
    }
  }

  /// The note is written in the transaction that closes the account, and goes with it if that fails.
  @Test(arguments: Engine.allCases)
  func whatIsRequestedIsFinishedByTheSweeper(_ engine: Engine) async throws {
    struct Undone: Error {}
    try await SmallHouse.with(engine) { house in
      let (ada, ben) = (try await house.settle(secret: "ada"), try await house.settle(secret: "ben"))
      let eraser = try house.eraser()
      try await house.data.write { try eraser.request(ada.account, in: $0) }
      try? await house.data.write { transaction in
        try eraser.request(ben.account, in: transaction)
        throw Undone()
      }
      #expect(try await eraser.count(dueAt: house.world.now) == 1)
      #expect(try await eraser.forget(dueAt: house.world.now, limit: 10) == 1)
      let left = try await house.everything().joined(separator: "\n")
      #expect(!left.contains("accounts \(ada.account)"))
      #expect(left.contains("accounts \(ben.account)"))
    }
  }

  /// D2, D43: what derives from a work goes with it, and nothing else of its owner.
  @Test(arguments: Engine.allCases)
  func aWorkGoesWithWhatDerivesFromIt(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let ada = try await house.settle(secret: "ada")
      let (gone, stays) = (ada.works[0], ada.works[1])
      let erased = try await house.eraser().erase(objects: [gone])
      #expect(erased == Eraser.Erased(keys: 1, objects: 3, rows: 1 + 2 + 2))
      #expect(Set(house.memory.stored.keys) == Set(ada.objects.suffix(3)))
      #expect(try await house.title(of: stays) == "ada")
      let left = try await house.everything()
      #expect(left.contains("accounts \(ada.account)") && left.contains("tombstone object \(gone)"))
      #expect(!left.contains("works \(gone)") && !left.contains("key \(gone)"))
      #expect(left.filter { $0.hasPrefix("views") }.count == 2)
    }
  }

  /// D4: a restored backup keeps the erased erased, whichever of the databases came back.
  @Test(arguments: Engine.allCases, [true, false])
  func tombstonesAreReplayedAfterARestore(_ engine: Engine, keysComeBack: Bool) async throws {
    try await SmallHouse.with(engine) { house in
      let (ada, ben) = (try await house.settle(secret: "ada"), try await house.settle(secret: "ben"))
      let eraser = try house.eraser()
      let snapshot = try await house.snapshot()
      try await eraser.erase(account: ada.account)
      try await eraser.erase(objects: [ben.works[0]])
      let erased = try await house.everything()
      #expect(try await eraser.replay() == 0)
      #expect(try await house.everything() == erased)
      try await house.restore(snapshot, keys: keysComeBack)
      #expect(try await house.everything() != erased)
      #expect(try await eraser.replay() == 1)
      #expect(try await house.everything() == erased)
      #expect(try await house.title(of: ben.works[1]) == "ben")
    }
  }

  /// A tombstone outlives every backup of what it speaks of, and then goes too.
  @Test(arguments: Engine.allCases)
  func marksGoOnceNoBackupCanContradictThem(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let ada = try await house.settle(secret: "ada")
      try await house.eraser().erase(account: ada.account)
      try await house.eraser().erase(objects: [house.world.identifier()])
      let marks = EndedMarks(tombstones: house.tombstones, vault: try house.vault)
      let due = SweepLimits.tombstonesKept.end(from: house.world.now)
      #expect(SweepLimits.tombstonesKept.leastDays > Retention.backupRotation.mostDays)
      let inside = due.adding(microseconds: -1)
      #expect(try await marks.count(dueAt: inside) == 0)
      #expect(try await marks.forget(dueAt: inside, limit: 100) == 0)
      #expect(try await marks.count(dueAt: due) == 3)
      #expect(try await marks.forget(dueAt: due, limit: 2) == 2)
      #expect(try await marks.forget(dueAt: due, limit: 2) == 1)
      #expect(try await house.everything().isEmpty)
    }
  }

  /// Declarations in the wrong order are refused before anything is taken.
  @Test(arguments: Engine.allCases)
  func theCoverageOfTheSmallHouseIsWhole(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let own = ["migrations"]
      let data = try await house.data.columns().filter { !own.contains($0.key) }
      #expect(Holding.faults(in: data, declared: SmallHouse.holdings).isEmpty)
      let keys = try await house.keys.columns().filter { !own.contains($0.key) }
      #expect(Holding.faults(in: keys, declared: KeyHoldings.all).isEmpty)
      let graves = try await house.graves.columns().filter { !own.contains($0.key) }
      #expect(Holding.faults(in: graves, declared: Tombstones.holdings).isEmpty)
      #expect(!Holding.faults(in: data, declared: Array(SmallHouse.holdings.dropLast())).isEmpty)
    }
  }
}
