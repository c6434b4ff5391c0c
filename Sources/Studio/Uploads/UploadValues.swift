public import Core
public import Policy
public import Privacy

/// What people hand in beside text (§2.1.2).
public enum UploadKind: String, Sendable, Hashable, CaseIterable {
  case image, audio, video

  /// What a transformation may make of it: formats that carry no hidden data once they were written anew.
  var mediaTypes: Set<String> {
    switch self {
    case .image: ["image/jpeg", "image/png", "image/webp"]
    case .audio: ["audio/mpeg", "audio/ogg", "audio/wav"]
    case .video: ["video/mp4", "video/webm"]
    }
  }
}

/// What was done to an upload before it was stored: without it there is no row, and a job may refer to nothing else
/// (§2.1.2, D9, D23). The original is gone when this exists.
public struct TransformRecord: Sendable, Hashable {
  public var kind: UploadKind
  /// Our name for the way and its version, e.g. `picture-1`: lower-case letters, digits, hyphens.
  public var method: String
  public var mediaType: String
  /// Pixels, of images and films; nil for sound.
  public var longEdge: Int?
  public var doneAt: Instant

  public init(kind: UploadKind, method: String, mediaType: String, longEdge: Int?, doneAt: Instant) {
    self.kind = kind
    self.method = method
    self.mediaType = mediaType
    self.longEdge = longEdge
    self.doneAt = doneAt
  }

  /// Throws `upload-not-transformed` when this cannot be the record of a transformation by our rules.
  func check(at now: Instant) throws(DomainError) {
    let edges = 1...Limits.imageLongEdgeMax
    let isEdgeRight = longEdge.map(edges.contains) ?? (kind == .audio)
    guard method.isCode(bytesMax: Limits.transformBytesMax), kind.mediaTypes.contains(mediaType), isEdgeRight,
      doneAt <= now
    else {
      throw DomainError(
        .invalid, "upload-not-transformed", "Only what was made smaller and written anew can be kept.")
    }
  }
}

/// An upload as its owner sees it, without its bytes.
public struct Upload: Sendable, Hashable, Identifiable {
  public var id: Identifier
  public var transform: TransformRecord
  public var plainBytes: Int
  public var receivedAt: Instant
  /// From this instant on it is gone for everybody (§5.3, D45b); nothing prolongs it (D12).
  public var until: Instant
}

/// An upload ready to be read in parts.
public struct OpenedUpload: Sendable {
  public var upload: Upload
  /// Of the plain bytes.
  public var sha256: [UInt8]
  /// The plain bytes of a range within it; each is held in memory. Throws `upload-unknown` from the instant on at which
  /// it is gone, also in the middle of a download.
  public var read: @Sendable (_ range: Range<Int>) async throws -> [UInt8]
}

/// Where the bytes come from.
public enum UploadSource: Sendable {
  case bytes([UInt8])
  /// A plain file, read a segment at a time.
  case file(path: String)
  /// A file of a take-out that comes back (D31).
  case archived(ArchivedFile)
}

extension String {
  /// A word of ours: lower-case letters, digits and hyphens, so that nothing of anybody's fits in.
  func isCode(bytesMax: Int) -> Bool {
    (1...bytesMax).contains(utf8.count)
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }
}
