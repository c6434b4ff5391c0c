public import Core
public import Policy

/// Where the sealed segments of a blob lie. A blob is cut into segments of equal size, each sealed by itself, so a
/// Range request opens only the segments it touches and never the whole. Arithmetic only: sealing comes with keys.
///
///     plain   |---- 64 KiB ----|---- 64 KiB ----|-- rest --|
///     sealed  |nonce|----|tag|nonce|----|tag|nonce|--|tag|
public struct SegmentLayout: Sendable, Hashable {
  public static let nonceBytes = 12
  public static let tagBytes = 16
  public static let overheadBytes = nonceBytes + tagBytes

  /// Bytes of the blob as people know it.
  public let plainBytes: Int
  public let segmentBytes: Int

  /// Throws `object-too-large` above the most bytes and `object-size` for sizes that make no sense.
  public init(
    plainBytes: Int, segmentBytes: Int = Limits.sealedSegmentBytes, mostBytes: Int = Limits.objectBytesMax
  ) throws(DomainError) {
    guard plainBytes >= 0, segmentBytes > 0 else {
      throw DomainError(.invalid, "object-size", "An object has no negative size.")
    }
    guard plainBytes <= mostBytes else {
      throw DomainError(.tooLarge, "object-too-large", "An object holds at most \(mostBytes) bytes.")
    }
    self.plainBytes = plainBytes
    self.segmentBytes = segmentBytes
  }

  /// The layout of a stored object by its size; nil when no object has this size.
  public init?(sealedBytes: Int, segmentBytes: Int = Limits.sealedSegmentBytes) {
    let whole = segmentBytes + Self.overheadBytes
    guard sealedBytes >= Self.overheadBytes else { return nil }
    let segments = (sealedBytes + whole - 1) / whole
    let plain = sealedBytes - segments * Self.overheadBytes
    guard let layout = try? SegmentLayout(plainBytes: plain, segmentBytes: segmentBytes),
      layout.sealedBytes == sealedBytes
    else { return nil }
    self = layout
  }

  /// An empty blob has one empty segment: its tag says that nothing was cut off.
  public var segmentCount: Int { max(1, (plainBytes + segmentBytes - 1) / segmentBytes) }

  public var sealedBytes: Int { plainBytes + segmentCount * Self.overheadBytes }

  /// Bytes of plain text in a segment; all are full but the last.
  public func plainBytes(ofSegment index: Int) -> Int {
    min(segmentBytes, plainBytes - index * segmentBytes)
  }

  /// The place of a sealed segment in the stored object.
  public func sealedRange(ofSegment index: Int) -> Range<Int> {
    let start = index * (segmentBytes + Self.overheadBytes)
    return start..<start + plainBytes(ofSegment: index) + Self.overheadBytes
  }

  /// What must be read and opened to answer a range of plain bytes.
  public struct Cut: Sendable, Hashable {
    public var segments: Range<Int>
    /// One contiguous read of the stored object.
    public var sealed: Range<Int>
    /// Bytes to drop from the front of the first opened segment.
    public var skip: Int
    /// Bytes to deliver after that.
    public var take: Int
  }

  /// Nil when the range is empty or reaches beyond the blob: the web edge has already cut it to size.
  public func cut(_ range: Range<Int>) -> Cut? {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= plainBytes else { return nil }
    let first = range.lowerBound / segmentBytes
    let last = (range.upperBound - 1) / segmentBytes
    return Cut(
      segments: first..<last + 1,
      sealed: sealedRange(ofSegment: first).lowerBound..<sealedRange(ofSegment: last).upperBound,
      skip: range.lowerBound - first * segmentBytes, take: range.count)
  }

  /// What is authenticated along with a segment, so that segments can be neither exchanged between objects, nor
  /// put in another order, nor cut off at the end.
  public func associatedData(object: ObjectName, segment index: Int) -> [UInt8] {
    Self.associatedData(object: object, segment: index, isLast: index == segmentCount - 1)
  }

  /// The same while the end is not known yet.
  static func associatedData(object: ObjectName, segment index: Int, isLast: Bool) -> [UInt8] {
    Array("songly.segment.1/\(object)/\(index)/\(isLast ? "last" : "more")".utf8)
  }
}
