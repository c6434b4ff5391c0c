import Core
import Foundation
import Persistence
import Policy
import Privacy
import Studio
import Synchronization
import TestSupport
import Testing
import Vault

/// How large and how many, and what is left of an upload that came to no good end: nothing (D44).
@Suite struct UploadLimitTests {
  private let limit = Limits.uploadBytesMax

  /// The limit is counted while the bytes come: what is one byte too many never lies in the store.
  @Test func oneByteTooManyIsRefused() async throws {
    try await TracesHouse.with(.sqlite) { house in
      try await withTemporaryFolder { folder in
        let store = CountingStore()
        let uploads = Uploads(
          database: house.data, vault: house.vault, store: SealedStore(store: store.port, world: house.world),
          eraser: house.eraser, world: house.world)
        let film = house.record(.video, mediaType: "video/mp4")
        func receive(_ source: UploadSource) async throws -> Upload {
          try await uploads.receive(source, transform: film, by: house.ada)
        }
        let tooLarge = try sparseFile(folder + "/large", bytes: limit + 1)
        #expect(await code { _ = try await receive(tooLarge) } == "upload-too-large")
        #expect(store.passedBytes == 0, "its size was known beforehand")

        // Whoever says nothing of an end is stopped where the limit is.
        let endless = ArchivedFile(byteCount: .max, sha256: []) { [UInt8](repeating: 7, count: $0.count) }
        #expect(await code { _ = try await receive(.archived(endless)) } == "upload-too-large")
        #expect(store.passedBytes > 0)
        #expect(try store.passedBytes <= SegmentLayout(plainBytes: limit).sealedBytes)
        #expect(store.names.isEmpty)
        #expect(try await house.uploadTraces() == [0, 0])

        let whole = try await receive(try sparseFile(folder + "/whole", bytes: limit))
        #expect(whole.plainBytes == limit && store.names.count == 1)
        #expect(try await house.uploadTraces() == [1, 1])
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func oneUploadTooManyIsRefused(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      var last = try await house.photo("photo 1")
      for number in 2...Limits.uploadsKeptMax { last = try await house.photo("photo \(number)") }
      #expect(await code { _ = try await house.photo("one more") } == "uploads-too-many")
      #expect(house.memory.stored.count == Limits.uploadsKeptMax)
      #expect(try await house.uploadTraces() == [Limits.uploadsKeptMax, Limits.uploadsKeptMax])
      // Only this account's, and as soon as one is gone there is room.
      _ = try await house.photo("ben's", by: house.ben)
      try await house.uploads.delete(last.id, of: house.ada)
      _ = try await house.photo("one more")
    }
  }

  /// D44: deletion comes first; what was on its way is discarded when it arrives.
  @Test(arguments: Engine.allCases)
  func anAccountClosedBetweenTwoPartsKeepsNothing(_ engine: Engine) async throws {
    try await TracesHouse.with(engine) { house in
      let film = house.record(.video, mediaType: "video/mp4")
      let parts = Mutex(0)
      let archived = ArchivedFile(byteCount: 2 * Limits.takeoutReadBytes + 1, sha256: []) { range in
        let part = parts.withLock { count in
          count += 1
          return count
        }
        if part == 2 { house.prime.close(house.ada) }
        return [UInt8](repeating: 7, count: range.count)
      }
      #expect(
        await code { _ = try await house.uploads.receive(.archived(archived), transform: film, by: house.ada) }
          == "account-closed")
      #expect(parts.withLock { $0 } == 3)
      #expect(house.memory.stored.isEmpty)
      #expect(try await house.uploadTraces() == [0, 0])
      // The same film of somebody who stays is kept.
      _ = try await house.uploads.receive(.archived(archived), transform: film, by: house.ben)
      #expect(house.memory.stored.count == 1)
    }
  }

  /// A file of zeroes that takes no room on the disk.
  private func sparseFile(_ path: String, bytes: Int) throws -> UploadSource {
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: UInt64(bytes))
    try file.close()
    return .file(path: path)
  }
}

extension TracesHouse {
  /// How many rows of uploads there are, and how many keys of objects.
  fileprivate func uploadTraces() async throws -> [Int] {
    [
      try await count("SELECT count(*) FROM uploads"),
      try await keys.read { try $0.row("SELECT count(*) FROM object_keys")?.int(0) ?? -1 },
    ]
  }
}

/// A store that keeps nothing but names, and counts what it is given: no test holds a film in memory.
private final class CountingStore: Sendable {
  private let state = Mutex<(names: Set<ObjectName>, passed: Int)>(([], 0))

  var names: Set<ObjectName> { state.withLock { $0.names } }
  var passedBytes: Int { state.withLock { $0.passed } }

  var port: ObjectStore {
    ObjectStore(
      write: { [self] name, chunks in
        var bytes = 0
        while let chunk = try await chunks() {
          bytes += chunk.count
          state.withLock { $0.passed += chunk.count }
        }
        state.withLock { _ = $0.names.insert(name) }
        return bytes
      },
      read: { _, _ in [] },
      size: { _ in nil },
      remove: { [self] name in state.withLock { _ = $0.names.remove(name) } },
      list: { _, _ in [] })
  }
}
