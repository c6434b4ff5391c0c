import Policy

/// What a song file says about itself. The mark that it was made by AI is added to every file and is no choice.
public struct AudioTags: Sendable {
  public var title: String
  public var artist: String
  /// ISO 639-2, three letters, e.g. "kaz"; "und" where unknown.
  public var language: String
  /// All lines with line breaks; empty for an instrumental.
  public var words: String
  /// Each sung line and the second at which it begins.
  public var lines: [(seconds: Double, text: String)]
  /// A PNG.
  public var cover: [UInt8]?

  public init(
    title: String, artist: String = "Songly", language: String, words: String = "",
    lines: [(seconds: Double, text: String)] = [], cover: [UInt8]? = nil
  ) {
    self.title = title
    self.artist = artist
    self.language = language.utf8.count == 3 && language.utf8.allSatisfy { (97...122).contains($0) } ? language : "und"
    self.words = words
    self.lines = lines.filter { $0.seconds.isFinite && $0.seconds >= 0 && $0.seconds < Limits.soundSecondsMax }
    self.cover = cover
  }

  /// The timed lines as LRC, which players read from Vorbis comments.
  public var timedWords: String {
    lines.map { line in
      let hundredths = Int((line.seconds * 100).rounded())
      let minutes = Self.twoDigits(hundredths / 6000)
      let seconds = Self.twoDigits(hundredths / 100 % 60)
      return "[\(minutes):\(seconds).\(Self.twoDigits(hundredths % 100))]\(line.text)"
    }.joined(separator: "\n")
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
