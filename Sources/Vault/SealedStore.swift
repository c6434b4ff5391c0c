public import Core
public import Policy

/// Large objects, sealed in segments. A range opens only the segments that it touches, and whatever is changed,
/// moved, exchanged or cut off does not open.
public struct SealedStore: Sendable {
  private let store: ObjectStore
  private let world: World

  public init(store: ObjectStore, world: World) {
    self.store = store
    self.world = world
  }

  /// Seals a file into the store, a segment at a time: memory does not grow with the file. Throws `object-too-large`,
  /// `file-changed` when the file is no longer as long as it was at the beginning, and what the store throws. When
  /// it throws, the name holds what it held before.
  ///
  /// - Parameter mostBytes: what this object may hold at most; a larger one is refused before its first byte is stored.
  public func write(
    _ name: ObjectName, key: DataKey, file path: String, mostBytes: Int = Limits.objectBytesMax
  ) async throws -> SealedBlob {
    let file = try PlainFile(path)
    defer { file.close() }
    let layout = try SegmentLayout(plainBytes: file.byteCount, mostBytes: mostBytes)
    return try await write(name, key: key, layout) { try file.read($0) }
  }

  /// As above, for bytes that are in memory already.
  public func write(
    _ name: ObjectName, key: DataKey, bytes: [UInt8], mostBytes: Int = Limits.objectBytesMax
  ) async throws -> SealedBlob {
    let layout = try SegmentLayout(plainBytes: bytes.count, mostBytes: mostBytes)
    return try await write(name, key: key, layout) { Array(bytes[$0]) }
  }

  /// Seals what comes in parts of any size until there is no more, when nobody can say beforehand how much it will be.
  /// Memory holds a segment and a part. Throws `object-too-large` as soon as it is more than `mostBytes`, what the
  /// source throws, and what the store throws.
  public func write(
    _ name: ObjectName, key: DataKey, mostBytes: Int = Limits.objectBytesMax,
    parts: @escaping @Sendable () async throws -> [UInt8]?
  ) async throws -> SealedBlob {
    let sealing = StreamSealing(name: name, key: key, mostBytes: mostBytes, entropy: world.entropy, source: parts)
    let written = try await store.write(name) { try await sealing.next() }
    let blob = await sealing.blob
    guard try SegmentLayout(plainBytes: blob.plainBytes).sealedBytes == written else { throw DataKey.damaged }
    return blob
  }

  /// The plain bytes of a range. Throws `object-missing`, `range-outside` when the range leaves the object, and
  /// `sealed-damaged` when what is stored is not what was written. The range is held in memory: whoever delivers a
  /// large object asks for it in parts.
  ///
  /// - Parameter plainBytes: the size of the object, as `write` answered it.
  public func read(_ name: ObjectName, key: DataKey, plainBytes: Int, range: Range<Int>) async throws -> [UInt8] {
    let layout = try SegmentLayout(plainBytes: plainBytes)
    guard range.lowerBound >= 0, range.upperBound <= plainBytes else {
      throw DomainError(.invalid, "range-outside", "This part lies outside the file.")
    }
    // An empty object is one empty segment, whose tag is worth looking at; an empty part of another is nothing.
    if range.isEmpty && plainBytes > 0 { return [] }
    let cut =
      layout.cut(range)
      ?? SegmentLayout.Cut(segments: 0..<1, sealed: layout.sealedRange(ofSegment: 0), skip: 0, take: 0)
    let sealed = try await store.read(name, cut.sealed)
    guard sealed.count == cut.sealed.count else { throw DataKey.damaged }
    var plain: [UInt8] = []
    plain.reserveCapacity(sealed.count)
    for index in cut.segments {
      let place = layout.sealedRange(ofSegment: index)
      let part = sealed[place.lowerBound - cut.sealed.lowerBound..<place.upperBound - cut.sealed.lowerBound]
      plain += try key.open(part, authenticating: layout.associatedData(object: name, segment: index))
    }
    return cut.skip == 0 && cut.take == plain.count ? plain : Array(plain[cut.skip..<cut.skip + cut.take])
  }

  /// Removes an object; removing what is not there is no error.
  public func remove(_ name: ObjectName) async throws {
    try await store.remove(name)
  }

  private func write(
    _ name: ObjectName, key: DataKey, _ layout: SegmentLayout,
    part: @escaping @Sendable (Range<Int>) throws -> [UInt8]
  ) async throws -> SealedBlob {
    let sealing = Sealing(name: name, key: key, layout: layout, entropy: world.entropy, part: part)
    let written = try await store.write(name) { try await sealing.next() }
    guard written == layout.sealedBytes else { throw DataKey.damaged }
    return SealedBlob(plainBytes: layout.plainBytes, sha256: await sealing.sha256)
  }
}

/// What was sealed: its size and its hash before sealing.
public struct SealedBlob: Sendable, Hashable {
  public var plainBytes: Int
  public var sha256: [UInt8]

  public init(plainBytes: Int, sha256: [UInt8]) {
    self.plainBytes = plainBytes
    self.sha256 = sha256
  }
}

/// One object on its way into the store.
private actor Sealing {
  private let name: ObjectName
  private let key: DataKey
  private let layout: SegmentLayout
  private let entropy: Entropy
  private let part: @Sendable (Range<Int>) throws -> [UInt8]
  private var index = 0
  private var digest = RunningDigest()

  init(
    name: ObjectName, key: DataKey, layout: SegmentLayout, entropy: Entropy,
    part: @escaping @Sendable (Range<Int>) throws -> [UInt8]
  ) {
    self.name = name
    self.key = key
    self.layout = layout
    self.entropy = entropy
    self.part = part
  }

  var sha256: [UInt8] { digest.bytes }

  func next() throws -> [UInt8]? {
    guard index < layout.segmentCount else { return nil }
    let start = index * layout.segmentBytes
    let plain = try part(start..<start + layout.plainBytes(ofSegment: index))
    digest.add(plain)
    defer { index += 1 }
    return try key.seal(
      plain, authenticating: layout.associatedData(object: name, segment: index), entropy: entropy)
  }
}
