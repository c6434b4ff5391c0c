import Adapters
import Core
import Foundation
import Synchronization
import Testing

/// On a real folder, removed afterwards.
@Suite struct LocalObjectStoreTests {
  private struct Broken: Error {}

  private actor Source {
    private var chunks: [[UInt8]]
    private let breaks: Bool

    init(_ chunks: [[UInt8]], breaks: Bool = false) {
      self.chunks = chunks
      self.breaks = breaks
    }

    func next() throws -> [UInt8]? {
      if chunks.isEmpty {
        if breaks { throw Broken() }
        return nil
      }
      return chunks.removeFirst()
    }
  }

  private func name(_ number: UInt64, _ objectClass: String = "work") throws -> ObjectName {
    let id = try #require(Identifier(milliseconds: number, random: Array(repeating: 3, count: 10)))
    return try #require(ObjectName(objectClass: objectClass, id: id))
  }

  private func withStore(_ body: (ObjectStore, LocalObjectStore, URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "songly-store-\(ProcessInfo.processInfo.globallyUniqueString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let local = try LocalObjectStore(root: folder) { ProcessInfo.processInfo.globallyUniqueString }
    try await body(local.port, local, folder)
  }

  private func write(_ store: ObjectStore, _ name: ObjectName, _ source: Source) async throws -> Int {
    try await store.write(name) { try await source.next() }
  }

  @Test func whatIsWrittenIsReadInAnyPart() async throws {
    try await withStore { store, _, _ in
      let name = try name(1)
      #expect(try await write(store, name, Source([[1, 2, 3], [], [4, 5]])) == 5)
      #expect(try await store.size(name) == 5)
      #expect(try await store.read(name, 0..<5) == [1, 2, 3, 4, 5])
      #expect(try await store.read(name, 1..<3) == [2, 3])
      #expect(try await store.read(name, 4..<Int.max) == [5])
      #expect(try await store.read(name, 9..<12).isEmpty)
    }
  }

  @Test func aSourceThatBreaksLeavesTheOldObjectAndNoRubbish() async throws {
    try await withStore { store, _, folder in
      let name = try name(1)
      _ = try await write(store, name, Source([[7]]))
      await #expect(throws: Broken.self) { try await write(store, name, Source([[1], [2]], breaks: true)) }
      #expect(try await store.read(name, 0..<9) == [7])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "work").path).count == 1)
    }
  }

  @Test func removingIsRepeatable() async throws {
    try await withStore { store, _, _ in
      let name = try name(1)
      _ = try await write(store, name, Source([[7]]))
      try await store.remove(name)
      try await store.remove(name)
      #expect(try await store.size(name) == nil)
      await #expect(throws: DomainError.self) { try await store.read(name, 0..<1) }
    }
  }

  @Test func theStoreIsWalkedInOrderAndInParts() async throws {
    try await withStore { store, _, _ in
      let names = try [name(3), name(1), name(2), name(1, "cover")]
      for name in names { _ = try await write(store, name, Source([[1]])) }
      let first = try await store.list(nil, 2)
      let rest = try await store.list(first.last, 9)
      #expect(first + rest == names.sorted())
    }
  }

  @Test func linksAreNotFollowed() async throws {
    try await withStore { store, _, folder in
      let name = try name(1)
      _ = try await write(store, try self.name(2), Source([[1]]))
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: name.description), withDestinationURL: URL(filePath: "/etc/hostname"))
      await #expect(throws: DomainError.self) { try await store.read(name, 0..<9) }
    }
  }

  @Test func crashedWritersAreSwept() async throws {
    try await withStore { store, local, folder in
      _ = try await write(store, try name(1), Source([[1]]))
      let left = folder.appending(path: "work/\(try name(2).description.dropFirst(5)).part-abc")
      try Data([1]).write(to: left)
      #expect(try await store.list(nil, 9).count == 1)
      #expect(try local.sweepTemporaryFiles() == 1)
      #expect(try local.sweepTemporaryFiles() == 0)
      #expect(try await store.list(nil, 9).count == 1)
    }
  }

  /// A worker beside the server starts and sweeps while the other writes.
  @Test func aWriterIsNotSwept() async throws {
    try await withStore { store, local, folder in
      let swept = Counted()
      _ = try await store.write(try name(3)) {
        guard swept.isEmpty else { return nil }
        swept.add(try local.sweepTemporaryFiles())
        return [1, 2, 3]
      }
      #expect(swept.all == [0])
      #expect(try await store.size(try name(3)) == 3)
    }
  }

  private final class Counted: Sendable {
    private let counts = Mutex<[Int]>([])
    var isEmpty: Bool { all.isEmpty }
    var all: [Int] { counts.withLock { $0 } }
    func add(_ count: Int) { counts.withLock { $0.append(count) } }
  }

  @Test func filesAreTheirOwnersOnly() async throws {
    try await withStore { store, _, folder in
      let name = try name(1)
      _ = try await write(store, name, Source([[1]]))
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: name.description).path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }
}
