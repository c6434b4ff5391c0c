/// A file that a work is delivered as. The raw value stands in addresses and in the table of artifacts.
public enum WorkFile: String, Sendable, Hashable, CaseIterable, Codable {
  case mp3, webm, opus, flac, midi
  /// Timed words for players (LRC) and for browsers (WebVTT).
  case words, captions
  /// The drawing and the picture.
  case cover, picture
  /// The loudness line and the timed words as JSON, for the player of the page.
  case peaks, timings

  /// The name in the workshop; its ending is the ending of a download.
  var name: String {
    switch self {
    case .mp3: "song.mp3"
    case .webm: "song.webm"
    case .opus: "song.opus"
    case .flac: "song.flac"
    case .midi: "song.mid"
    case .words: "words.lrc"
    case .captions: "words.vtt"
    case .cover: "cover.svg"
    case .picture: "cover.png"
    case .peaks: "peaks.json"
    case .timings: "timings.json"
    }
  }

  var ending: String { String(name.drop { $0 != "." }) }

  public var mediaType: String {
    switch self {
    case .mp3: "audio/mpeg"
    case .webm: "audio/webm"
    case .opus: "audio/ogg"
    case .flac: "audio/flac"
    case .midi: "audio/midi"
    case .words: "text/plain; charset=utf-8"
    case .captions: "text/vtt; charset=utf-8"
    case .cover: "image/svg+xml"
    case .picture: "image/png"
    case .peaks, .timings: "application/json"
    }
  }

  /// What lies in the object store; the others are read from the version itself, which a page opens anyway.
  static let stored = allCases.filter { $0 != .peaks && $0 != .timings }
}
