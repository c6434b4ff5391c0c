import Accounts
import Core
import Persistence
import Policy
import Privacy
import Studio
import TestSupport
import Testing

@testable import App

/// D31: a take-out is a file that anybody could have written. What cannot be is refused by its name, and nothing of it
/// stays.
@Suite struct ImportGuardTests {
  private static let future = "2099-01-01T00:00:00.000000Z"

  static let forgeries: [Forgery] = [
    Forgery("choices", #""at": "[^"]*""#, #""at": "\#(future)""#, "choice-time"),
    Forgery("restrictions", #""began_at": "[^"]*""#, #""began_at": "\#(future)""#, "choice-time"),
    Forgery("restrictions", #""ended_at": null"#, #""ended_at": "\#(future)""#, "choice-time"),
    Forgery("restrictions", #""ended_at": null"#, #""ended_at": "2001-01-01T00:00:00.000000Z""#, "choice-time"),
    Forgery("acceptances", #""kind": "adult""#, #""kind": "owner""#, "acceptance-kind"),
    Forgery("acceptances", #""accepted_at": "[^"]*""#, #""accepted_at": "\#(future)""#, "acceptance-kind"),
    Forgery("acceptances", #""policy_version": "[^"]*""#, #""policy_version": """#, "policy-version"),
    Forgery("chats", #"(?m)^(\{.*\})$"#, "$1,\n$1", "chat-exists"),
    Forgery("chat_messages", #""is_from_person": 0"#, #""is_from_person": 1"#, "chat-turn"),
    Forgery("works", #""shown": 1"#, #""shown": 0"#, "work-versions"),
    Forgery("works", #""kind": "song""#, #""kind": "film""#, "kind-unknown"),
    Forgery("works", #""created_at": "[^"]*""#, #""created_at": "\#(future)""#, "work-time"),
    Forgery("works", #""deleted_at": null"#, #""deleted_at": "\#(future)""#, "work-time"),
    // A time that no sum of ours could hold.
    Forgery(
      "works", #""created_at": "[^"]*""#, #""created_at": "2027-01-01T9999999999999999:00:00.000000Z""#,
      "takeout-table"),
    Forgery("versions", #""number": 1"#, #""number": 0"#, "work-versions"),
    Forgery("versions", #"(?m)^(\{.*\})$"#, "$1,\n$1", "work-versions"),
    Forgery("versions", #""created_at": "[^"]*""#, #""created_at": "\#(future)""#, "work-time"),
    Forgery("versions", #""finished_at": "[^"]*""#, #""finished_at": "\#(future)""#, "work-time"),
    Forgery("versions", #""revived_at": null"#, #""revived_at": "\#(future)""#, "work-time"),
    Forgery("uploads", #""transformed_at": "[^"]*""#, #""transformed_at": "\#(future)""#, "upload-not-transformed"),
  ]

  @Test(arguments: forgeries)
  func whatCannotBeIsRefused(_ forgery: Forgery) async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      try await house.settleTraces("zq", of: ada)
      try await house.instance.rights.restrict(ada)
      let path = try await house.forge(try await house.takeout(of: ada), forgery)
      let before = try await house.census()
      let refused = await code {
        _ = try await ImportTakeout(instance: house.instance).run(
          path, username: "other", email: "other@example.org")
      }
      #expect(refused == forgery.code)
      #expect(try await house.census() == before)
    }
  }

  /// A file that changes after it was looked at is refused with all of its work.
  @Test func aFileThatChangesMeanwhileIsRefused() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      let archive = try await house.takeout(of: ada).archive
      let song = try #require(archive.manifest.files.first { $0.path.hasSuffix("song.mp3") })
      let content = try archive.file(song.path)
      let changed = ArchivedFile(byteCount: content.byteCount, sha256: content.sha256) { range in
        try content.read(range).map { $0 ^ 1 }
      }
      let (studio, before) = (house.instance.studio, try await house.census())
      let refused = await code {
        _ = try await studio.bringBack(
          work([version(1, [(.cover, content), (.mp3, changed)])], at: house.clock.now), to: ada)
      }
      #expect(refused == "file-changed")
      #expect(try await house.census() == before)
      let good = work([version(1, [(.cover, content), (.mp3, content)])], at: house.clock.now)
      _ = try await studio.bringBack(good, to: ada)
      #expect(try await house.count("SELECT count(*) FROM works") == 2)
    }
  }

  @Test func versionsAreBounded() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      let (studio, now, most) = (house.instance.studio, house.clock.now, Limits.versionsMax)
      let before = try await house.census()
      for numbers in [[], Array(1...most + 1), [1, 1], [0], [-1]] as [[Int]] {
        let refused = await code {
          _ = try await studio.bringBack(work(numbers.map { version($0, []) }, at: now), to: ada)
        }
        #expect(refused == "work-versions", "\(numbers)")
      }
      #expect(try await house.census() == before)
      _ = try await studio.bringBack(work((1...most).map { version($0, []) }, at: now), to: ada)
      #expect(try await house.count("SELECT count(*) FROM versions") == most + 1)
    }
  }

  /// Whatever fails after the account was made, here a full disk, takes the account with everything along, and the name
  /// is free again.
  @Test(arguments: Engine.allCases)
  func aHalfImportIsTakenBack(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let ada = try await house.settle(house.canaries(1))
      try await house.settleTraces("zq", of: ada)
      let takeout = try await house.takeout(of: ada)
      let before = try await house.census()
      // The works are stored by then, the uploads find no room.
      var full = house.instance
      full.objects.write = { _, _ in throw DomainError(.unavailable, "test-disk", "The disk is full.") }
      let (half, whole) = (ImportTakeout(instance: full), ImportTakeout(instance: house.instance))
      let failed = await code {
        _ = try await half.run(takeout.path, username: "another", email: "another@example.org")
      }
      #expect(failed == "test-disk")
      #expect(try await house.census() == before)
      #expect(await code { _ = try await house.instance.accounts.find("another") } == "account-unknown")
      let report = try await whole.run(takeout.path, username: "another", email: "another@example.org")
      #expect(report.works == 1 && report.uploads == 1 && report.messages == 2)
    }
  }

  private func work(_ versions: [ArchivedWork.Version], at now: Instant) -> ArchivedWork {
    let placed = versions.map { version in
      var version = version
      (version.createdAt, version.finishedAt) = (now, now)
      return version
    }
    return ArchivedWork(kind: "song", shown: 1, createdAt: now, deletedAt: nil, versions: placed)
  }

  private func version(_ number: Int, _ files: [(file: WorkFile, content: ArchivedFile)]) -> ArchivedWork.Version {
    let start = Instant(microseconds: 0)
    return ArchivedWork.Version(
      number: number, createdAt: start, finishedAt: start, milliseconds: nil, revivedAt: nil,
      brief: Brief(fields: ["recipient": "Anna"], seed: Seed(1)), title: "A song", words: nil,
      facts: Facts(language: "en"), lines: [], peaks: [], files: files)
  }
}
