import Core
import Energy
import Jobs
import Persistence
import Policy
import Studio
import TestSupport
import Testing
import Vault

/// Making a work: what is seen on the way, and every way in which it can end.
@Suite struct MakingTests {
  @Test(arguments: Engine.allCases) func aWorkBecomesReady(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      #expect(try await house.points() == [90, 0, 10])
      let work = try await house.studio.work(id, of: house.ada)
      #expect(work.state == .ready && work.title == "A song for Anna" && work.words == "la la la")
      #expect(work.lines == [TimedLine(start: 0.5, end: 2, text: "la la la")] && work.peaks == [0, 0.5, 1])
      #expect(work.facts?.style == "folk" && work.facts?.seconds == 61.5 && work.secondsTaken == 0)
      #expect(work.files.map(\.file) == [.mp3, .cover])
      #expect(work.files.map(\.fileName) == ["A song for Anna.mp3", "A song for Anna.svg"])
      #expect(work.files.first?.plainBytes == TestKind.sound.count)
      #expect(work.fields["recipient"] == "Anna" && work.seed == house.kind.briefs.first?.seed.value)
      #expect(work.progress.map(\.kind) == [.queued, .making, .step, .words, .step, .ready])
      #expect(work.progress.map(\.step) == [nil, nil, "words", nil, "singing", nil])
      #expect(work.progress[4].done == 1 && work.progress[4].of == 1)
      #expect(try house.leftInScratch() == [])
      #expect(try await house.energy.faults() == [])
    }
  }

  @Test(arguments: Engine.allCases) func filesAreReadInParts(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      let file = try await house.studio.file(id, .mp3, of: house.ada)
      #expect(file.plainBytes == TestKind.sound.count && file.mediaType == "audio/mpeg" && file.version == 1)
      #expect(file.sha256 == Digest.sha256(TestKind.sound) && file.fileName == "A song for Anna.mp3")
      #expect(try await file.read(0..<file.plainBytes) == TestKind.sound)
      #expect(try await file.read(6..<8) == Array("of".utf8))
      #expect(await code { _ = try await file.read(5..<1000) } == "range-outside")
      let peaks = try await house.studio.file(id, .peaks, of: house.ada)
      #expect(try await peaks.read(0..<peaks.plainBytes) == Array("[0,0.5,1]".utf8))
      #expect(await code { _ = try await house.studio.file(id, .flac, of: house.ada) } == "file-unknown")
      #expect(await code { _ = try await house.studio.file(id, version: 2, .mp3, of: house.ada) } == "version-unknown")
    }
  }

  @Test(arguments: Engine.allCases) func whatTimeMayHealIsTriedAgain(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      house.kind.next(.fail(DomainError(.unavailable, "render-killed", "Stopped.")))
      let id = try await house.gift()
      #expect(try await house.studio.work(id, of: house.ada).state == .making)
      #expect(try await house.points() == [90, 10, 0])
      house.clock.pass(.minutes(Limits.jobBackoffMinutesMax))
      try await house.work()
      #expect(try await house.studio.work(id, of: house.ada).state == .ready)
      #expect(try await house.points() == [90, 0, 10])
      #expect(Set(house.kind.briefs).count == 1)
    }
  }

  @Test(arguments: Engine.allCases) func whatNeverWorksIsRefunded(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let error = DomainError(.unavailable, "render-killed", "Stopped.")
      house.kind.next(.fail(error), .fail(error), .fail(error), .fail(error), .fail(error))
      let id = try await house.ask()
      for _ in 0..<Limits.jobAttemptsMax {
        try await house.work()
        house.clock.pass(.minutes(Limits.jobBackoffMinutesMax))
      }
      let work = try await house.studio.work(id, of: house.ada)
      #expect(work.state == .failed && work.failureCode == "render-killed" && work.canRetry)
      #expect(work.progress.last?.kind == .failed && work.progress.last?.code == "render-killed")
      #expect(try await house.points() == [100, 0, 0])
      #expect(house.kind.briefs.count == Limits.jobAttemptsMax)
      #expect(try house.leftInScratch() == [])
      #expect(house.memory.stored.isEmpty)
    }
  }

  @Test(arguments: Engine.allCases) func whatCannotBeMadeEndsAtOnceAndCanBeTriedAgain(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      house.kind.next(.fail(DomainError(.missing, "soundfont-missing", "Install it.")))
      let id = try await house.gift()
      #expect(try await house.studio.work(id, of: house.ada).failureCode == "soundfont-missing")
      #expect(try await house.points() == [100, 0, 0])
      try await house.studio.retry(id, of: house.ada)
      #expect(try await house.points() == [90, 10, 0])
      #expect(try await house.studio.work(id, of: house.ada).state == .queued)
      try await house.work()
      let work = try await house.studio.work(id, of: house.ada)
      #expect(work.state == .ready && work.version == 1 && Set(house.kind.briefs).count == 1)
      #expect(try await house.points() == [90, 0, 10])
      #expect(await code { try await house.studio.retry(id, of: house.ada) } == "work-not-failed")
      #expect(try await house.energy.faults() == [])
    }
  }

  @Test(arguments: Engine.allCases) func whatIsCalledOffBeforeItsTurnIsNeverBegun(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.ask()
      try await house.studio.cancel(id, of: house.ada)
      try await house.studio.cancel(id, of: house.ada)
      #expect(try await house.points() == [100, 0, 0])
      try await house.work()
      #expect(house.kind.briefs.isEmpty)
      let work = try await house.studio.work(id, of: house.ada)
      #expect(work.state == .cancelled && work.progress.map(\.kind) == [.queued, .cancelled])
      try await house.studio.retry(id, of: house.ada)
      try await house.work()
      #expect(try await house.studio.work(id, of: house.ada).state == .ready)
    }
  }

  @Test(arguments: Engine.allCases) func whatIsCalledOffUnderWayStops(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      house.kind.next(.wait)
      let id = try await house.ask()
      async let working: Void = house.work()
      // The words are there before the sound.
      for await _ in house.studio.wakeUps(id) {
        let events = try await house.studio.events(id, of: house.ada)
        if events.contains(where: { $0.kind == .words }) { break }
      }
      let half = try await house.studio.work(id, of: house.ada)
      #expect(half.state == .making && half.title == "A song for Anna" && half.words == "la la la")
      #expect(!half.isReady && half.files.isEmpty)
      try await house.studio.cancel(id, of: house.ada)
      try await working
      #expect(try await house.points() == [100, 0, 0])
      #expect(try await house.studio.work(id, of: house.ada).state == .cancelled)
      #expect(try house.leftInScratch() == [])
      #expect(house.memory.stored.isEmpty)
    }
  }

  @Test(arguments: Engine.allCases) func pointsThatWentBackPayForNothing(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.ask()
      house.clock.pass(Prices.holdExpires)
      #expect(try await house.energy.expireHolds() == 1)
      try await house.work()
      let work = try await house.studio.work(id, of: house.ada)
      #expect(work.state == .failed && work.failureCode == "waited-too-long")
      #expect(try await house.points() == [100, 0, 0])
      #expect(work.files.isEmpty)
    }
  }

  @Test(arguments: Engine.allCases) func anErasedAccountsWorkIsNotMade(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      _ = try await house.ask()
      try await house.vault.destroyAccountKey(house.ada)
      try await house.work()
      #expect(house.kind.briefs.isEmpty && house.memory.stored.isEmpty)
      #expect(try await house.count("SELECT count(*) FROM versions WHERE failure = 'key-destroyed'") == 1)
      #expect(try await house.points() == [100, 0, 0])
    }
  }

  @Test(arguments: Engine.allCases) func eventsComeAfterANumber(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      let all = try await house.studio.events(id, of: house.ada)
      #expect(all.map(\.number) == all.map(\.number).sorted() && all.count == 6)
      #expect(try await house.studio.events(id, of: house.ada, after: all[2].number) == Array(all[3...]))
      #expect(await code { _ = try await house.studio.events(id, of: house.ben) } == "work-unknown")
    }
  }
}
