import Core
import Foundation
import TestSupport
import Testing

@testable import Studio

/// Where plain files lie for a while: nobody else may look, and nothing stays.
@Suite struct ScratchTests {
  private func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  private func mode(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test func foldersAreTheOwnersAlone() async throws {
    try await withTemporaryFolder { root in
      let world = World.frozen()
      let scratch = try Scratch(root: root + "/a/b", world: world)
      let folder = try scratch.makeFolder(for: world.identifier())
      #expect(try mode(root + "/a/b") == 0o700 && mode(folder) == 0o700)
      scratch.remove(folder)
      #expect(!FileManager.default.fileExists(atPath: folder))
    }
  }

  @Test func whatAnEarlierAttemptLeftIsGone() async throws {
    try await withTemporaryFolder { root in
      let world = World.frozen()
      let scratch = try Scratch(root: root, world: world)
      let id = world.identifier()
      let folder = try scratch.makeFolder(for: id)
      try Data("x".utf8).write(to: URL(filePath: folder + "/song.mp3"))
      #expect(names(try scratch.makeFolder(for: id)).isEmpty)
    }
  }

  @Test func whatCrashedProcessesLeftIsSwept() async throws {
    try await withTemporaryFolder { root in
      let world = World.frozen()
      let living = try Scratch(root: root, world: world)
      let theirs = try living.makeFolder(for: world.identifier())
      // A process that died leaves its folder and a lock that nobody holds, or a folder alone.
      for name in ["dead", "older"] {
        try FileManager.default.createDirectory(atPath: "\(root)/\(name)/song", withIntermediateDirectories: true)
      }
      try Data().write(to: URL(filePath: root + "/dead.lock"))
      let own = try Scratch(root: root, world: world)
      #expect(!names(root).contains { $0.hasPrefix("dead") || $0.hasPrefix("older") })
      // Another living process keeps what it has.
      #expect(FileManager.default.fileExists(atPath: theirs))
      #expect(names(root).count == 4)
      withExtendedLifetime((living, own)) {}
    }
  }

  @Test func aProcessThatEndsTakesItsFolderAlong() async throws {
    try await withTemporaryFolder { root in
      let world = World.frozen()
      do {
        let scratch = try Scratch(root: root, world: world)
        _ = try scratch.makeFolder(for: world.identifier())
      }
      #expect(names(root).isEmpty)
    }
  }

  @Test func aPlaceThatCannotBeWritten() async throws {
    #expect(throws: DomainError.self) { _ = try Scratch(root: "/proc/nothing", world: .frozen()) }
  }
}
