import Core
import Energy
import Persistence
import Policy
import Studio
import TestSupport
import Testing

/// Singing again: other words, another sound, and what was there stays.
@Suite struct VersionTests {
  @Test(arguments: Engine.allCases) func singingAgainMakesAVersion(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      #expect(
        try await house.studio.singAgain(
          id, changes: ["recipient": "Ben"], of: house.ada, idempotencyKey: "again-001") == id)
      #expect(try await house.points() == [80, 10, 10])
      // While the second is made the first is shown.
      let between = try await house.studio.work(id, of: house.ada)
      #expect(between.version == 1 && between.state == .queued && between.title == "A song for Anna")
      #expect(between.versions.map(\.state) == [.ready, .queued] && between.progress.map(\.version) == [2])
      try await house.work()
      let after = try await house.studio.work(id, of: house.ada)
      #expect(after.version == 2 && after.title == "A song for Ben" && after.recipient == "Ben")
      #expect(after.versions.map(\.isShown) == [false, true] && after.state == .ready)
      #expect(try await house.points() == [80, 0, 20])
      // The same request again is the same version.
      _ = try await house.studio.singAgain(
        id, changes: ["recipient": "Ben"], of: house.ada, idempotencyKey: "again-001")
      #expect(try await house.studio.work(id, of: house.ada).versions.count == 2)
    }
  }

  @Test(arguments: Engine.allCases) func anotherSoundHasAnotherSeed(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      _ = try await house.studio.singAgain(id, of: house.ada, idempotencyKey: "again-001")
      try await house.work()
      let briefs = house.kind.briefs
      #expect(briefs.count == 2 && briefs[0].fields == briefs[1].fields && briefs[0].seed != briefs[1].seed)
    }
  }

  @Test(arguments: Engine.allCases) func ownWordsAreSung(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      _ = try await house.studio.editWords(id, words: "my own", of: house.ada, idempotencyKey: "words-001")
      try await house.work()
      #expect(try await house.studio.work(id, of: house.ada).words == "my own")
      // Taken back again, from the version that is shown.
      _ = try await house.studio.singAgain(id, changes: ["words": ""], of: house.ada, idempotencyKey: "again-002")
      try await house.work()
      #expect(try await house.studio.work(id, of: house.ada).words == "la la la")
      #expect(
        await code {
          _ = try await house.studio.editWords(
            id, words: "kill them all", of: house.ada, idempotencyKey: "words-002")
        } == "text-not-allowed")
    }
  }

  @Test(arguments: Engine.allCases) func aVersionIsChosen(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      _ = try await house.studio.singAgain(
        id, changes: ["recipient": "Ben"], of: house.ada, idempotencyKey: "again-001")
      try await house.work()
      try await house.studio.choose(1, of: id, by: house.ada)
      #expect(try await house.studio.work(id, of: house.ada).title == "A song for Anna")
      #expect(try await house.studio.works(of: house.ada).items.map(\.title) == ["A song for Anna"])
      // Looking at another does not choose it.
      #expect(try await house.studio.work(id, of: house.ada, version: 2).title == "A song for Ben")
      #expect(try await house.studio.file(id, .mp3, of: house.ada).version == 1)
      #expect(await code { try await house.studio.choose(3, of: id, by: house.ada) } == "version-unknown")
    }
  }

  @Test(arguments: Engine.allCases) func aFailedVersionLeavesTheOthers(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      house.kind.next(.fail(DomainError(.missing, "soundfont-missing", "Install it.")))
      _ = try await house.studio.singAgain(id, of: house.ada, idempotencyKey: "again-001")
      try await house.work()
      let work = try await house.studio.work(id, of: house.ada)
      #expect(work.state == .failed && work.version == 1 && work.files.count == 2)
      #expect(await code { try await house.studio.choose(2, of: id, by: house.ada) } == "version-unknown")
      #expect(try await house.points() == [90, 0, 10])
    }
  }

  @Test(arguments: Engine.allCases) func versionsHaveAnEnd(_ engine: Engine) async throws {
    try await StudioHouse.with(engine) { house in
      let id = try await house.gift()
      let energy = house.energy
      let ada = house.ada
      try await house.data.write {
        try energy.grant(try Points(1000), to: ada, reason: "test", idempotencyKey: "test", in: $0)
      }
      for number in 2...Limits.versionsMax {
        _ = try await house.studio.singAgain(id, of: house.ada, idempotencyKey: "again-0\(number)")
        try await house.work()
      }
      #expect(
        await code {
          _ = try await house.studio.singAgain(id, of: house.ada, idempotencyKey: "again-last")
        } == "versions-too-many")
      #expect(try await house.studio.work(id, of: house.ada).versions.count == Limits.versionsMax)
    }
  }
}
