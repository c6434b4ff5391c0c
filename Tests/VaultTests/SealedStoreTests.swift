import Core
import Foundation
import Policy
import TestSupport
import Testing

@testable import Vault

@Suite struct SealedStoreTests {
  private let world = World.frozen()
  private let key = DataKey(bytes: Array(1...32))
  private let memory = MemoryStore()
  private var store: SealedStore { SealedStore(store: memory.port, world: world) }

  private func name(_ objectClass: String = "work") throws -> ObjectName {
    try #require(ObjectName(objectClass: objectClass, id: world.identifier()))
  }

  private func blob(_ count: Int) -> [UInt8] { Entropy.seeded(Seed(9)).bytes(count) }

  private static let segment = Limits.sealedSegmentBytes

  /// Sizes about the edges of segments, and ranges about the edges of the blob and its segments.
  @Test(arguments: [0, 1, segment - 1, segment, segment + 1, 3 * segment, 3 * segment + 17])
  func rangesEqualThePlainBytes(_ size: Int) async throws {
    let (name, plain) = (try name(), blob(size))
    let written = try await store.write(name, key: key, bytes: plain)
    #expect(written == SealedBlob(plainBytes: size, sha256: Digest.sha256(plain)))
    #expect(memory.stored[name]?.count == (try SegmentLayout(plainBytes: size).sealedBytes))
    let near = (0...3).flatMap { part in (-2...2).map { part * Self.segment + $0 } } + [size - 1, size, size / 2]
    let marks = Set(near).filter { (0...size).contains($0) }.sorted()
    for start in marks {
      for end in marks where end >= start {
        #expect(
          try await store.read(name, key: key, plainBytes: size, range: start..<end) == Array(plain[start..<end]))
      }
    }
  }

  /// What comes in parts of any size is sealed as if it had been known from the beginning.
  @Test(arguments: [0, 1, segment - 1, segment, segment + 1, 3 * segment, 3 * segment + 17], [1000, segment, 200_000])
  func streamsAreSealedLikeWhatIsKnown(_ size: Int, _ part: Int) async throws {
    let (name, plain) = (try name(), blob(size))
    let parts = Parts(plain, part)
    let written = try await store.write(name, key: key) { await parts.next() }
    #expect(written == SealedBlob(plainBytes: size, sha256: Digest.sha256(plain)))
    #expect(memory.stored[name]?.count == (try SegmentLayout(plainBytes: size).sealedBytes))
    #expect(try await store.read(name, key: key, plainBytes: size, range: 0..<size) == plain)
  }

  @Test func aStreamThatFailsLeavesNothing() async throws {
    let name = try name()
    let parts = Parts(blob(3 * Self.segment), 1000)
    await #expect(throws: DomainError.self) {
      try await store.write(name, key: key) {
        guard let part = await parts.next() else { throw DomainError(.unavailable, "test-end", "It broke off.") }
        return part
      }
    }
    #expect(memory.stored[name] == nil)
  }

  @Test func rangesOutsideAreRefused() async throws {
    let name = try name()
    _ = try await store.write(name, key: key, bytes: blob(10))
    for range in [0..<11, 5..<12, 11..<11, -1..<3] {
      await #expect(throws: DomainError.self) {
        try await store.read(name, key: key, plainBytes: 10, range: range)
      }
    }
  }

  @Test func whateverIsChangedDoesNotOpen() async throws {
    let (name, plain) = (try name(), blob(2 * Self.segment + 5))
    _ = try await store.write(name, key: key, bytes: plain)
    let sealed = try #require(memory.stored[name])
    let ends = [0, 11, 12, 13, sealed.count - 17, sealed.count - 16, sealed.count - 1]
    for index in ends + Array(stride(from: 1, to: sealed.count, by: 7919)) {
      var changed = sealed
      changed[index] ^= 0x40
      memory.set(name, changed)
      await refuses(name, plain.count)
    }
  }

  @Test func segmentsKeepTheirPlacesAndTheirNumber() async throws {
    let (name, plain) = (try name(), blob(3 * Self.segment))
    _ = try await store.write(name, key: key, bytes: plain)
    let sealed = try #require(memory.stored[name])
    let length = Self.segment + SegmentLayout.overheadBytes
    let parts = (0..<3).map { Array(sealed[$0 * length..<($0 + 1) * length]) }
    memory.set(name, parts[1] + parts[0] + parts[2])
    await refuses(name, plain.count)
    // Cut off at the end, whether or not the size that the row names is made to fit.
    memory.set(name, parts[0] + parts[1])
    await refuses(name, plain.count)
    await refuses(name, 2 * Self.segment)
    memory.set(name, Array(sealed.dropLast()))
    await refuses(name, plain.count)
    memory.set(name, [])
    await refuses(name, plain.count)
    await refuses(name, 0)
  }

  @Test func objectsCannotBeExchanged() async throws {
    let (first, second, other) = (try name(), try name(), try name("cover"))
    for name in [first, second] { _ = try await store.write(name, key: key, bytes: blob(100)) }
    memory.set(first, try #require(memory.stored[second]))
    await refuses(first, 100)
    let sameIdentifier = try #require(ObjectName("cover/\(second.description.dropFirst(5))"))
    memory.set(sameIdentifier, try #require(memory.stored[second]))
    await refuses(sameIdentifier, 100)
    await #expect(throws: DomainError.self) {
      try await store.read(second, key: DataKey(bytes: Array(2...33)), plainBytes: 100, range: 0..<1)
    }
    await #expect(throws: DomainError(.notFound, "object-missing", "This object does not exist.")) {
      try await store.read(other, key: key, plainBytes: 100, range: 0..<1)
    }
  }

  @Test func aFileIsSealedAsItsBytes() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/song.wav"
      let plain = blob(2 * Self.segment + 1)
      try Data(plain).write(to: URL(filePath: path))
      let name = try name()
      let written = try await store.write(name, key: key, file: path)
      #expect(written == SealedBlob(plainBytes: plain.count, sha256: Digest.sha256(plain)))
      #expect(try await store.read(name, key: key, plainBytes: plain.count, range: 0..<plain.count) == plain)
      await #expect(throws: DomainError.self) { try await store.write(name, key: key, file: folder) }
      await #expect(throws: DomainError.self) { try await store.write(name, key: key, file: folder + "/none") }
    }
  }

  /// A file that grows or shrinks between opening and the end is not stored by halves.
  @Test func aFileThatChangesIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/song.wav"
      try Data(blob(100)).write(to: URL(filePath: path))
      let file = try PlainFile(path)
      defer { file.close() }
      #expect(truncate(path, 50) == 0)
      #expect(throws: DomainError.self) { try file.read(0..<100) }
      #expect(truncate(path, 101) == 0)
      #expect(throws: DomainError.self) { try file.read(0..<100) }
      #expect(truncate(path, 100) == 0)
      #expect(try file.read(0..<100).count == 100)
    }
  }

  private func refuses(_ name: ObjectName, _ plainBytes: Int) async {
    await #expect(throws: DataKey.damaged) {
      try await store.read(name, key: key, plainBytes: plainBytes, range: 0..<plainBytes)
    }
  }
}

/// Bytes that come in parts.
private actor Parts {
  private var rest: ArraySlice<UInt8>
  private let size: Int

  init(_ bytes: [UInt8], _ size: Int) {
    (rest, self.size) = (bytes[...], size)
  }

  func next() -> [UInt8]? {
    guard !rest.isEmpty else { return nil }
    defer { rest = rest.dropFirst(size) }
    return Array(rest.prefix(size))
  }
}
