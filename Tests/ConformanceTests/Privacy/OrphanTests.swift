import Core
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

/// Orphans both ways, on every engine.
@Suite struct OrphanTests {
  private func objects(_ house: SmallHouse, _ holdings: [Holding] = SmallHouse.holdings) -> OrphanObjects {
    OrphanObjects(database: house.data, holdings: holdings, store: house.memory.port)
  }

  private func keys(_ house: SmallHouse, _ holdings: [Holding] = SmallHouse.holdings) throws -> OrphanKeys {
    OrphanKeys(database: house.data, holdings: holdings, vault: try house.vault)
  }

  private func strayObject(_ house: SmallHouse, _ objectClass: String = "work") throws -> ObjectName {
    let name = try #require(ObjectName(objectClass: objectClass, id: house.world.identifier()))
    house.memory.set(name, [1, 2, 3])
    return name
  }

  @Test(arguments: Engine.allCases)
  func anObjectWithoutARowGoesAfterADay(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let ada = try await house.settle(secret: "ada")
      let strays = try [strayObject(house), strayObject(house, "cover")]
      let forgetter = objects(house)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 100) == 0)
      let due = SweepLimits.orphanAge.end(from: house.clock.now)
      house.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await forgetter.count(dueAt: house.clock.now) == 0)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 100) == 0)
      house.clock.pass(to: due)
      #expect(try await forgetter.count(dueAt: house.clock.now) == 2)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 1) == 1)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 100) == 1)
      #expect(Set(house.memory.stored.keys) == Set(ada.objects))
      #expect(strays.allSatisfy { house.memory.stored[$0] == nil })
      #expect(try await forgetter.count(dueAt: house.clock.now) == 0)
    }
  }

  /// An object whose row comes late, as that of a slow writer, is never touched, and its clock does not run on.
  @Test(arguments: Engine.allCases)
  func aRowThatComesLateSavesItsObject(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let ada = try await house.settle(works: 1, secret: "ada")
      let name = try strayObject(house)
      let forgetter = objects(house)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 100) == 0)
      let file = house.world.identifier()
      try await house.data.write { transaction in
        _ = try transaction.run(
          """
          INSERT INTO files (id, work, object, size)
          VALUES (\(file), \(ada.works[0]), \(name.description), \(3))
          """)
      }
      house.clock.pass(.days(2))
      #expect(try await forgetter.count(dueAt: house.clock.now) == 0)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 100) == 0)
      // The row goes: the day begins anew.
      try await house.data.write { _ = try $0.run("DELETE FROM files WHERE id = \(file)") }
      house.clock.pass(SweepLimits.orphanWalkEvery)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 100) == 0)
      #expect(house.memory.stored[name] != nil)
      house.clock.pass(.days(1))
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 100) == 1)
    }
  }

  /// Reading every name is work: the store is walked every few hours, however often the sweeper comes.
  @Test(arguments: Engine.allCases)
  func theStoreIsWalkedEveryFewHours(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let forgetter = objects(house)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 100) == 0)
      let stray = try strayObject(house)
      house.clock.pass(to: SweepLimits.orphanWalkEvery.end(from: house.clock.now).adding(microseconds: -1))
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 100) == 0)
      #expect(try await sightings(house).isEmpty)
      house.clock.pass(to: house.clock.now.adding(microseconds: 1))
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 100) == 0)
      #expect(try await sightings(house) == [stray.description])
    }
  }

  private func sightings(_ house: SmallHouse) async throws -> [String] {
    try await house.data.read { transaction in
      try transaction.rows("SELECT name FROM orphan_sightings").map { try $0.text(0) }
    }
  }

  /// A forgotten line must not cost anybody a work.
  @Test(arguments: Engine.allCases)
  func whatTheDeclarationsForgetIsLeftAlone(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let ada = try await house.settle(secret: "ada")
      let poster = try strayObject(house, "poster")
      let incomplete = SmallHouse.holdings.filter { $0.table != "files" && $0.table != "views" }
      for day in 0..<3 {
        house.clock.pass(.days(day))
        for forgetter in [objects(house, incomplete), try keys(house, incomplete)] as [any Forgetter] {
          await #expect(throws: DomainError.self) { try await forgetter.forget(dueAt: house.clock.now, limit: 100) }
        }
        #expect(try await objects(house).forget(dueAt: house.clock.now, limit: 100) == 0)
      }
      #expect(Set(house.memory.stored.keys) == Set(ada.objects + [poster]))
      #expect(try await house.title(of: ada.works[1]) == "ada")
    }
  }

  @Test(arguments: Engine.allCases)
  func aKeyWithoutARowGoesAfterADay(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let ada = try await house.settle(secret: "ada")
      let vault = try house.vault
      let strays = [house.world.identifier(), house.world.identifier()]
      try await vault.makeObjectKey(strays[0], in: ada.account)
      try await vault.makeObjectKey(strays[1], in: nil)
      let due = SweepLimits.orphanAge.end(from: house.clock.now)
      house.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await keys(house).forget(dueAt: house.clock.now, limit: 100) == 0)
      house.clock.pass(to: due)
      let young = house.world.identifier()
      try await vault.makeObjectKey(young, in: nil)
      #expect(try await keys(house).count(dueAt: house.clock.now) == 2)
      #expect(try await keys(house).forget(dueAt: house.clock.now, limit: 1) == 1)
      #expect(try await keys(house).forget(dueAt: house.clock.now, limit: 100) == 1)
      #expect(try await Set(vault.objectKeys(strays + ada.works + [young]).keys) == Set(ada.works + [young]))
    }
  }

  /// A sign-up that a crash stopped between key and row: the key goes, and cannot be made anew under that name (D44).
  @Test(arguments: Engine.allCases)
  func anAccountKeyWithoutAnAccountGoesAfterADay(_ engine: Engine) async throws {
    try await SmallHouse.with(engine) { house in
      let ada = try await house.settle(secret: "ada")
      let vault = try house.vault
      let stray = house.world.identifier()
      try await vault.makeAccountKey(stray)
      let walk = OrphanAccountKeys(database: house.data, holdings: SmallHouse.holdings, vault: vault)
      let due = SweepLimits.orphanAge.end(from: house.clock.now)
      house.clock.pass(to: due.adding(microseconds: -1))
      #expect(try await walk.forget(dueAt: house.clock.now, limit: 100) == 0)
      house.clock.pass(to: due)
      let young = house.world.identifier()
      try await vault.makeAccountKey(young)
      #expect(try await walk.count(dueAt: house.clock.now) == 1)
      #expect(try await walk.forget(dueAt: house.clock.now, limit: 100) == 1)
      #expect(try await walk.forget(dueAt: house.clock.now, limit: 100) == 0)
      #expect(try await vault.hasAccountKey(stray) == false)
      for account in [young, ada.account] { #expect(try await vault.hasAccountKey(account)) }
      let incomplete = OrphanAccountKeys(
        database: house.data, holdings: Array(SmallHouse.holdings.dropLast()), vault: vault)
      await #expect(throws: DomainError.self) { try await incomplete.forget(dueAt: due, limit: 100) }
    }
  }
}
