import Core
import Policy

/// One object of unknown size on its way into the store. The last segment is sealed as the last, so one segment is always
/// held back until it is known whether more comes.
actor StreamSealing {
  private let name: ObjectName
  private let key: DataKey
  private let mostBytes: Int
  private let entropy: Entropy
  private let source: @Sendable () async throws -> [UInt8]?
  private var waiting: [UInt8] = []
  private var start = 0
  private var index = 0
  private var plainBytes = 0
  private var hasEnded = false
  private var isOver = false
  private var digest = RunningDigest()

  init(
    name: ObjectName, key: DataKey, mostBytes: Int, entropy: Entropy,
    source: @escaping @Sendable () async throws -> [UInt8]?
  ) {
    self.name = name
    self.key = key
    self.mostBytes = mostBytes
    self.entropy = entropy
    self.source = source
  }

  var blob: SealedBlob { SealedBlob(plainBytes: plainBytes, sha256: digest.bytes) }

  /// The next sealed segment; nil after the last.
  func next() async throws -> [UInt8]? {
    guard !isOver else { return nil }
    while !hasEnded, waiting.count - start <= Limits.sealedSegmentBytes { try await fill() }
    let end = min(start + Limits.sealedSegmentBytes, waiting.count)
    let plain = Array(waiting[start..<end])
    start = end
    isOver = hasEnded && start == waiting.count
    digest.add(plain)
    plainBytes += plain.count
    // A stream that does not end must not fill the disk.
    _ = try SegmentLayout(plainBytes: plainBytes + waiting.count - start, mostBytes: mostBytes)
    defer { index += 1 }
    return try key.seal(
      plain, authenticating: SegmentLayout.associatedData(object: name, segment: index, isLast: isOver),
      entropy: entropy)
  }

  private func fill() async throws {
    guard let part = try await source() else {
      hasEnded = true
      return
    }
    if start > 0 {
      waiting.removeFirst(start)
      start = 0
    }
    waiting += part
  }
}
