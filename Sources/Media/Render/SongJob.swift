public import Core
public import Music

/// Everything the rendering child needs to turn a score into files. It travels as JSON through a pipe.
public struct SongJob: Sendable, Codable {
  public var score: Score
  /// Every line of the song, in order, as the notes' `line` counts them.
  public var lines: [SpokenSection.Line]
  public var language: Language
  /// nil for an instrumental.
  public var voice: String?
  public var title: String
  /// The words as people read them, for the files' tags.
  public var words: String
  /// The delivered file; its ending chooses the format.
  public var output: String
  /// The same sound in further files; each ending chooses its format.
  public var copies: [String]
  /// Where stems, words, score and cover go, if they are wanted.
  public var stems: String?
  /// Where only what a page shows beside the sound goes, if it is wanted: words, notes, cover, loudness line.
  public var booklet: String?
  public var soundfont: String

  public init(
    score: Score, lines: [SpokenSection.Line], language: Language, voice: String?, title: String, words: String,
    output: String, copies: [String] = [], stems: String?, booklet: String? = nil,
    soundfont: String = SongJob.usualSoundfont
  ) {
    self.score = score
    self.lines = lines
    self.language = language
    self.voice = voice
    self.title = title
    self.words = words
    self.output = output
    self.copies = copies
    self.stems = stems
    self.booklet = booklet
    self.soundfont = soundfont
  }

  /// Where Debian's `fluid-soundfont-gm` puts FluidR3.
  public static let usualSoundfont = "/usr/share/sounds/sf2/FluidR3_GM.sf2"

  /// Seconds of quiet before the first bar, so that an upbeat's consonants have room.
  public static let leadIn = 0.35
  /// Seconds in which the last chord rings away.
  public static let tail = 2.5
}

/// A real step of making a song, told as it happens.
public enum SongStep: Sendable, Codable, Hashable {
  case words
  case melody
  case singing(line: Int, of: Int)
  case harmony
  case band
  case mixing
  case mastering
  case saving
}
