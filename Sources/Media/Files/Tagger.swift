internal import CTagLib
internal import Core
import Foundation

/// Writes tags into the bytes of a file through TagLib.
enum Tagger {
  static func tag(_ bytes: [UInt8], _ format: AudioFormat, _ tags: AudioTags) throws(DomainError) -> [UInt8] {
    let texts = CTexts()
    let fields = self.fields(format, tags).map {
      tag_field(name: texts.pointer($0.name), value: texts.pointer($0.value))
    }
    let lines = tags.lines.map {
      tag_line(milliseconds: UInt32(($0.seconds * 1000).rounded()), text: texts.pointer($0.text))
    }
    let result = fields.withUnsafeBufferPointer { fields in
      lines.withUnsafeBufferPointer { lines in
        (tags.cover ?? []).withUnsafeBufferPointer { cover in
          var set = tag_set()
          set.title = texts.pointer(tags.title)
          set.artist = texts.pointer(tags.artist)
          set.language = texts.pointer(tags.language)
          set.words = texts.pointer(tags.words)
          set.comment = texts.pointer(SyntheticMark.sentence)
          set.xmp = texts.pointer(SyntheticMark.xmp)
          set.fields = fields.baseAddress
          set.field_count = fields.count
          set.lines = lines.baseAddress
          set.line_count = lines.count
          set.cover = cover.baseAddress
          set.cover_length = cover.count
          return write(bytes, format, set)
        }
      }
    }
    guard let tagged = withExtendedLifetime(texts, { result }) else {
      throw DomainError(.fault, "tags-failed", "The title and words could not be put into the file.")
    }
    return tagged
  }

  /// Vorbis comments have names of their own; ID3 holds the mark in a user text.
  private static func fields(_ format: AudioFormat, _ tags: AudioTags) -> [(name: String, value: String)] {
    var fields = [(name: "digitalSourceType", value: SyntheticMark.sourceType)]
    if format == .flac || format == .opus, !tags.lines.isEmpty {
      fields.append((name: "SYNCEDLYRICS", value: tags.timedWords))
    }
    return fields
  }

  private static func write(_ bytes: [UInt8], _ format: AudioFormat, _ set: tag_set) -> [UInt8]? {
    let kind =
      switch format {
      case .mp3: tag_mp3
      case .wav: tag_wav
      case .flac: tag_flac
      case .opus, .webm: tag_opus
      }
    var set = set
    var tagged: UnsafeMutablePointer<UInt8>?
    var count = 0
    guard tag_write(kind, bytes, bytes.count, &set, &tagged, &count) == 0, let tagged else { return nil }
    defer { free(tagged) }
    return [UInt8](UnsafeBufferPointer(start: tagged, count: count))
  }
}

/// C texts that live as long as this object.
private final class CTexts {
  private var texts: [UnsafeMutablePointer<CChar>] = []

  func pointer(_ text: String) -> UnsafePointer<CChar> {
    let bytes = text.utf8CString.filter { $0 != 0 } + [0]
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    texts.append(copy)
    return UnsafePointer(copy)
  }

  deinit {
    for text in texts { text.deallocate() }
  }
}
