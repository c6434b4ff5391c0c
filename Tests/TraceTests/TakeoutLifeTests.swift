import Accounts
import Core
import Foundation
import Jobs
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

@testable import App

/// The life of a take-out: asked for, made, there for seven days, gone with its account (D31, D44, D45).
@Suite struct TakeoutLifeTests {
  /// 6 days 23:59:59 it is there, at 7 days it is not, and the sweeper takes key and bytes.
  @Test(arguments: Engine.allCases)
  func itLastsSevenDays(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      _ = try await house.takeout(of: ada)
      guard case .ready(let ready) = try await house.instance.takeouts.standing(of: ada) else {
        throw DomainError(.fault, "test-takeout", "It is not ready.")
      }
      #expect(ready.until == Period.days(7).end(from: ready.madeAt))
      let takeouts = house.instance.takeouts
      let forgetter = TakeoutForgetter(takeouts)
      house.clock.pass(to: ready.until.adding(microseconds: -1))
      let link = try await takeouts.link(ready.id, of: ada).text
      let opened = try await takeouts.open(ready.id, by: link, of: ada)
      #expect(try await opened.read(0..<2) == Array("PK".utf8))
      #expect(try await forgetter.count(dueAt: house.clock.now) == 0)
      house.clock.pass(to: ready.until)
      #expect(await code { _ = try await takeouts.open(ready.id, by: link, of: ada) } == "takeout-unknown")
      #expect(await code { _ = try await takeouts.link(ready.id, of: ada) } == "takeout-unknown")
      // A download under way ends as well.
      #expect(await code { _ = try await opened.read(0..<2) } == "takeout-unknown")
      #expect(try await takeouts.standing(of: ada) == .none)
      #expect(try await house.storedTakeouts().count == 1)
      #expect(try await forgetter.count(dueAt: house.clock.now) == 1)
      #expect(try await forgetter.forget(dueAt: house.clock.now, limit: 10) == 1)
      #expect(try await house.storedTakeouts() == [])
      #expect(try await house.instance.vault.objectKeys([ready.id]).isEmpty)
      let buried = try await house.instance.tombstones.subjects(.object, after: nil, limit: 100)
      #expect(buried.contains(ready.id))
    }
  }

  /// Threats: a link saves one copy. Until its last byte has been read it goes on; a newer one and a day end it.
  @Test(arguments: Engine.allCases)
  func aLinkSavesOnce(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      let takeouts = house.instance.takeouts
      _ = try await house.takeout(of: ada)
      guard case .ready(let ready) = try await takeouts.standing(of: ada) else {
        throw DomainError(.fault, "test-takeout", "It is not ready.")
      }
      let size = ready.plainBytes
      func opening(_ link: String) async -> String? {
        await code { _ = try await takeouts.open(ready.id, by: link, of: ada) }
      }
      let (first, second) = (
        try await takeouts.link(ready.id, of: ada).text, try await takeouts.link(ready.id, of: ada).text
      )
      #expect(await opening(first) == "takeout-link-dead")
      for _ in 0..<3 {
        _ = try await takeouts.open(ready.id, by: second, of: ada).read(0..<size - 1)
      }
      let (one, other) = (
        try await takeouts.open(ready.id, by: second, of: ada), try await takeouts.open(ready.id, by: second, of: ada)
      )
      #expect(try await one.read(size - 1..<size).count == 1)
      #expect(await opening(second) == "takeout-link-dead")
      // Another saving by the same link, under way, ends as well.
      #expect(await code { _ = try await other.read(0..<2) } == "takeout-link-dead")
      let third = try await takeouts.link(ready.id, of: ada).text
      let ends = Limits.takeoutLink.end(from: house.clock.now)
      house.clock.pass(to: ends.adding(microseconds: -1))
      #expect(await opening(third) == nil)
      house.clock.pass(to: ends)
      #expect(await opening(third) == "takeout-link-dead")
      // Nothing of it can be read in the database.
      let kept = try await house.instance.database.read { transaction in
        try transaction.rows("SELECT link_hash FROM takeouts").compactMap { try $0.optionalBytes(0) }
      }
      #expect(kept.allSatisfy { $0.count == 32 && $0 != Array(third.utf8) })
    }
  }

  @Test func oneAtATimeAndOneADay() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      let takeouts = house.instance.takeouts
      let first = try await takeouts.ask(by: ada, in: .english)
      #expect(await code { try await takeouts.ask(by: ada, in: .english) } == "takeout-waiting")
      try await house.work()
      #expect(await code { try await takeouts.ask(by: ada, in: .english) } == "takeout-too-soon")
      let next = try #require(try await takeouts.mayAskFrom(ada))
      #expect(next == Limits.takeoutEvery.end(from: house.clock.now))
      house.clock.pass(to: next.adding(microseconds: -1))
      #expect(await code { try await takeouts.ask(by: ada, in: .english) } == "takeout-too-soon")
      house.clock.pass(to: next)
      try await takeouts.ask(by: ada, in: .english)
      // The one before is gone, key and bytes, before the new one is there.
      #expect(try await house.storedTakeouts() == [])
      #expect(try await house.instance.vault.objectKeys([first]).isEmpty)
      try await house.work()
      #expect(try await house.storedTakeouts().count == 1)
    }
  }

  @Test func whatIsDeletedIsGoneAtOnceAndStillCounts() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      let takeouts = house.instance.takeouts
      let id = try await takeouts.ask(by: ada, in: .english)
      try await house.work()
      let ben = try await house.settle(house.canaries(2))
      #expect(await code { try await takeouts.delete(id, of: ben) } == "takeout-unknown")
      #expect(await code { _ = try await takeouts.link(id, of: ben) } == "takeout-unknown")
      let link = try await takeouts.link(id, of: ada).text
      #expect(await code { _ = try await takeouts.open(id, by: link, of: ben) } == "takeout-unknown")
      try await takeouts.delete(id, of: ada)
      #expect(try await house.storedTakeouts() == [])
      #expect(try await house.instance.vault.objectKeys([id]).isEmpty)
      #expect(await code { _ = try await takeouts.open(id, by: link, of: ada) } == "takeout-unknown")
      #expect(await code { try await takeouts.ask(by: ada, in: .english) } == "takeout-too-soon")
      #expect(try await takeouts.standing(of: ada) == .deleted(at: house.clock.now))
    }
  }

  /// An attempt that dies leaves nothing behind that counts, and the next one makes it.
  @Test(arguments: Engine.allCases)
  func aJobThatDiesIsDoneAgain(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      let takeouts = house.instance.takeouts
      let id = try await takeouts.ask(by: ada, in: .english)
      let dies = await code {
        try await takeouts.make(id) { _ in throw DomainError(.unavailable, "test-death", "It dies.") }
      }
      #expect(dies == "test-death")
      #expect(try await house.storedTakeouts() == [])
      #expect(try await takeouts.standing(of: ada) == .waiting(since: house.clock.now))
      // A worker that is killed after it has written and before it says so: its lease runs out.
      let queue = house.instance.queue
      try await house.instance.database.write { transaction in
        _ = try transaction.run(
          """
          UPDATE jobs SET phase = 'leased', attempt = 1, lease_ends = \(house.clock.now) WHERE subject = \(id)
          """)
      }
      let rescuer = Rescuer(database: house.instance.database, queue: queue, jobs: house.instance.jobs)
      house.clock.pass(.minutes(1))
      #expect(try await rescuer.runOnce(at: house.clock.now) == 1)
      house.clock.pass(.hours(1))
      try await house.work()
      try await house.download(of: ada).archive.verify()
      #expect(try await house.storedTakeouts().count == 1)
      #expect(try await house.count("SELECT count(*) FROM jobs WHERE kind = 'make-takeout' AND phase = 'done'") == 1)
    }
  }

  /// One that could not be made is told as such: its person asks again at once and does not wait for ever.
  @Test(arguments: Engine.allCases)
  func oneThatCannotBeMadeIsTold(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      let (takeouts, asked) = (house.instance.takeouts, house.clock.now)
      let first = try await takeouts.ask(by: ada, in: .english)
      var full = house.instance
      full.objects.write = { _, _ in throw DomainError(.unavailable, "test-disk", "The disk is full.") }
      let worker = Worker(
        database: full.database, queue: full.queue, jobs: full.copyingJobs, concurrency: 1, world: house.world)
      for _ in 0..<Limits.jobAttemptsMax {
        #expect(try await takeouts.standing(of: ada) == .waiting(since: asked))
        #expect(await code { try await takeouts.ask(by: ada, in: .english) } == "takeout-waiting")
        try await worker.runUntilIdle()
        house.clock.pass(.minutes(Limits.jobBackoffMinutesMax))
      }
      #expect(try await house.count("SELECT count(*) FROM jobs WHERE kind = 'make-takeout' AND phase = 'dead'") == 1)
      #expect(try await takeouts.standing(of: ada) == .failed)
      #expect(try await takeouts.mayAskFrom(ada) == nil)
      #expect(await code { _ = try await takeouts.link(first, of: ada) } == "takeout-unknown")
      #expect(try await house.storedTakeouts() == [])
      try await takeouts.ask(by: ada, in: .english)
      #expect(try await house.instance.vault.objectKeys([first]).isEmpty)
      try await house.work()
      try await house.download(of: ada).archive.verify()
      #expect(try await house.count("SELECT count(*) FROM takeouts") == 1)
    }
  }

  /// D3, D44: the account's end takes its take-out, and one that comes too late is discarded.
  @Test(arguments: Engine.allCases)
  func theAccountsEndTakesIt(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let (ada, ben) = (try await house.settle(house.canaries(1)), try await house.settle(house.canaries(2)))
      _ = try await house.takeout(of: ada)
      let late = try await house.instance.takeouts.ask(by: ben, in: .english)
      let finished = await code {
        try await house.instance.takeouts.make(late) { _ in
          // The account is closed by somebody else while the last line is being written.
          throw DomainError(.gone, "account-closed", "")
        }
      }
      #expect(finished == "account-closed")
      for account in [ada, ben] { try await house.instance.accounts.close(account) }
      #expect(await code { try await house.instance.takeouts.ask(by: ada, in: .english) } == "account-closed")
      #expect(await code { try await house.instance.takeouts.make(late) { _ in } } != nil)
      try await house.work()
      #expect(try await house.storedTakeouts() == [])
      #expect(try await house.count("SELECT count(*) FROM takeouts") == 0)
    }
  }

  /// D30, §12: a restriction and a block stop no right.
  @Test func restrictedAndBlockedPeopleMayTakeOut() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let (ada, ben) = (try await house.settle(house.canaries(1)), try await house.settle(house.canaries(2)))
      try await house.instance.rights.restrict(ada)
      try await house.instance.accounts.block(ben)
      for account in [ada, ben] {
        let takeout = try await house.takeout(of: account, as: "\(account).zip")
        #expect(try takeout.rows("versions").count == 1)
      }
      #expect(try await house.instance.rights.restriction(of: ada) != nil)
    }
  }
}
