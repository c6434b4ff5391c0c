import Core
import Energy
import Jobs
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

@testable import Jobs
@testable import Studio

/// A worker that is killed between any two steps: the points are spent or given back exactly once, nothing half made is
/// ever seen, and what is left over can be found.
@Suite struct StudioCrashTests {
  struct Kill: Error {}

  /// Takes the work's job and makes it up to a point, where the process dies: nobody ends the lease.
  private func killed(_ house: StudioHouse, at point: MakeWork.Point) async throws {
    let (queue, data) = (house.queue, house.data)
    let stored = try #require(try await data.claim { try queue.claim([MakeWork.kind], in: $0) })
    let job = MakeWork(house.studio, scratch: house.scratch) { reached in
      if reached == point { throw Kill() }
    }
    await #expect(throws: Kill.self) {
      try await job.perform(JobTask(stored, queue: queue, database: data))
    }
  }

  private func rescue(_ house: StudioHouse) async throws {
    house.clock.pass(.minutes(Limits.jobLeaseMinutes))
    _ = try await Rescuer(database: house.data, queue: house.queue, jobs: [house.make]).runOnce(at: house.clock.now)
    house.clock.pass(.minutes(Limits.jobBackoffMinutesMax))
    try await house.work()
  }

  @Test(arguments: Engine.allCases, MakeWork.Point.allCases)
  func aWorkIsMadeInTheEnd(_ engine: Engine, _ point: MakeWork.Point) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.ask()
      try await killed(house, at: point)
      let before = try await house.studio.work(id, of: house.ada)
      let isOver = point == .committed
      #expect((before.state == .ready) == isOver && before.files.isEmpty == !isOver)
      #expect(try await house.points() == (isOver ? [90, 0, 10] : [90, 10, 0]))
      // What was stored before the crash is named by no row.
      #expect(try await house.orphans().count == (point == .stored ? 2 : 0))
      try await rescue(house)
      let after = try await house.studio.work(id, of: house.ada)
      #expect(after.state == .ready && after.files.count == 2)
      #expect(try await house.points() == [90, 0, 10])
      #expect(try await house.energy.faults() == [])
      #expect(house.kind.briefs.count == ([.made, .stored].contains(point) ? 2 : 1))
      let file = try await house.studio.file(id, .mp3, of: house.ada)
      #expect(try await file.read(0..<file.plainBytes) == TestKind.sound)
    }
  }

  @Test(arguments: Engine.allCases, MakeWork.Point.allCases)
  func aWorkCalledOffAfterTheCrashStaysSo(_ engine: Engine, _ point: MakeWork.Point) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.ask()
      try await killed(house, at: point)
      try await house.studio.delete(id, of: house.ada)
      try await rescue(house)
      let isOver = point == .committed
      #expect(try await house.points() == (isOver ? [90, 0, 10] : [100, 0, 0]))
      #expect(try await house.studio.trash(of: house.ada).map(\.state) == [isOver ? .ready : .cancelled])
      #expect(try await house.energy.faults() == [])
    }
  }

  @Test(arguments: Engine.allCases, MakeWork.Point.allCases)
  func aJobThatKillsItsWorkersIsRefunded(_ engine: Engine, _ point: MakeWork.Point) async throws {
    guard point != .committed else { return }
    try await StudioHouse.with(engine) { house in
      let id = try await house.ask()
      for _ in 0..<Limits.jobAttemptsMax {
        try await killed(house, at: point)
        house.clock.pass(.minutes(Limits.jobLeaseMinutes))
        _ = try await Rescuer(database: house.data, queue: house.queue, jobs: [house.make])
          .runOnce(at: house.clock.now)
        house.clock.pass(.minutes(Limits.jobBackoffMinutesMax))
      }
      let work = try await house.studio.work(id, of: house.ada)
      #expect(work.state == .failed && work.failureCode == "worker-lost")
      #expect(try await house.points() == [100, 0, 0])
      #expect(try await house.energy.faults() == [])
    }
  }

  /// A worker that was only paused comes back after another one has made the work.
  @Test(arguments: Engine.allCases) func aLateWorkerIsRefused(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.ask()
      let (queue, data) = (house.queue, house.data)
      let stored = try #require(try await data.claim { try queue.claim([MakeWork.kind], in: $0) })
      let late = MakeWork(house.studio, scratch: house.scratch) { reached in
        if reached == .stored { try await rescue(house) }
      }
      await #expect(throws: DomainError.self) {
        try await late.perform(JobTask(stored, queue: queue, database: data))
      }
      #expect(try await house.count("SELECT count(*) FROM artifacts") == 2)
      #expect(try await house.points() == [90, 0, 10])
      #expect(try await house.studio.work(id, of: house.ada).state == .ready)
    }
  }

  /// Called off at the last moment, when everything is stored and nothing is delivered yet.
  @Test(arguments: Engine.allCases) func aCallAtTheLastMomentCounts(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.ask()
      let job = MakeWork(house.studio, scratch: house.scratch) { reached in
        if reached == .stored { try await house.studio.cancel(id, of: house.ada) }
      }
      try await house.worker(job).runUntilIdle()
      let work = try await house.studio.work(id, of: house.ada)
      #expect(work.state == .cancelled && work.files.isEmpty)
      #expect(try await house.points() == [100, 0, 0])
      #expect(try await house.count("SELECT count(*) FROM artifacts") == 0)
      #expect(await code { _ = try await house.studio.file(id, .mp3, of: house.ada) } == "file-unknown")
    }
  }
}
