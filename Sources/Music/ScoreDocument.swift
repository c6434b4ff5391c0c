public import Core

/// The score as other programs read it (`score.json`): times in seconds of the delivered audio.
public struct ScoreDocument: Sendable, Codable, Hashable {
  public struct Chord: Sendable, Codable, Hashable {
    public var start: Double
    public var end: Double
    public var symbol: String
  }

  public struct Note: Sendable, Codable, Hashable {
    public var start: Double
    public var end: Double
    public var midi: Int
    /// The sounds sung, in IPA.
    public var syllable: String
    public var word: String
    /// Counts through the whole song from 0.
    public var line: Int
  }

  public struct Section: Sendable, Codable, Hashable {
    public var start: Double
    public var end: Double
    public var kind: String
  }

  public var style: String
  public var seed: UInt64
  public var tempo: Double
  public var meter: String
  public var key: String
  /// When the first bar begins.
  public var leadIn: Double
  public var sections: [Section]
  public var chords: [Chord]
  public var notes: [Note]

  public init(_ score: Score, lines: [SpokenSection.Line], leadIn: Double) {
    func time(_ tick: Int) -> Double {
      // A tenth of a millisecond: finer digits would only differ between readers.
      ((score.seconds(tick) + leadIn) * 10_000).rounded() / 10_000
    }
    style = score.style
    seed = score.seed.value
    tempo = score.tempo
    meter = score.meter.symbol
    key = score.key.name
    self.leadIn = leadIn
    sections = score.sections.map { Section(start: time($0.start), end: time($0.end), kind: $0.kind.rawValue) }
    chords = score.chords.map { Chord(start: time($0.start), end: time($0.end), symbol: $0.symbol) }
    notes = score.lead.map { note in
      let word = lines[note.line].words[note.word]
      return Note(
        start: time(note.start), end: time(note.end), midi: note.midi,
        syllable: word.syllables[note.syllable].phones.map(\.symbol).joined(), word: word.text, line: note.line)
    }
  }
}
