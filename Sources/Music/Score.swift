public import Core

/// A whole song on paper: everything the singer and the band need, in ticks, with no sound in it.
/// A pure function of (brief, seed): equal inputs give an equal score, bit for bit.
public struct Score: Sendable, Codable, Hashable {
  public static let ticksPerQuarter = 480

  public var style: String
  public var seed: Seed
  public var meter: Meter
  /// Quarter notes a minute, constant through the song.
  public var tempo: Double
  public var key: Key
  public var sections: [ScoreSection]
  public var chords: [ChordSpan]
  /// The lead voice, in order, never overlapping.
  public var lead: [SungNote]
  /// Doubles and second voices, each in order; syllables are the lead's.
  public var harmony: [HarmonyPart]
  public var tracks: [Track]
  /// The end of the last bar, in ticks (the sound rings on a little).
  public var endTick: Int

  public init(
    style: String, seed: Seed, meter: Meter, tempo: Double, key: Key, sections: [ScoreSection], chords: [ChordSpan],
    lead: [SungNote], harmony: [HarmonyPart], tracks: [Track], endTick: Int
  ) {
    self.style = style
    self.seed = seed
    self.meter = meter
    self.tempo = tempo
    self.key = key
    self.sections = sections
    self.chords = chords
    self.lead = lead
    self.harmony = harmony
    self.tracks = tracks
    self.endTick = endTick
  }

  /// Seconds from the start of the score.
  public func seconds(_ tick: Int) -> Double {
    Double(tick) * 60 / (tempo * Double(Self.ticksPerQuarter))
  }
}

/// `beats` of a `unit`-th note each: 4/4, 3/4 or 6/8.
public struct Meter: Sendable, Codable, Hashable {
  public var beats: Int
  public var unit: Int

  public init(beats: Int, unit: Int) {
    self.beats = beats
    self.unit = unit
  }

  public var symbol: String { "\(beats)/\(unit)" }
  public var barTicks: Int { Score.ticksPerQuarter * 4 * beats / unit }
}

public struct Key: Sendable, Codable, Hashable {
  public enum Mode: String, Sendable, Codable, Hashable {
    case major, minor, dorian, mixolydian
  }

  /// Pitch class of the tonic, 0 = C.
  public var tonic: Int
  public var mode: Mode

  public init(tonic: Int, mode: Mode) {
    self.tonic = tonic
    self.mode = mode
  }
}

public struct ScoreSection: Sendable, Codable, Hashable {
  public enum Kind: String, Sendable, Codable, Hashable {
    case intro, verse, preChorus, chorus, bridge, interlude, ending
  }

  public var kind: Kind
  public var start: Int
  public var end: Int

  public init(kind: Kind, start: Int, end: Int) {
    self.kind = kind
    self.start = start
    self.end = end
  }
}

public struct ChordSpan: Sendable, Codable, Hashable {
  public var start: Int
  public var end: Int
  /// As musicians write it, e.g. "Am7/G".
  public var symbol: String
  /// Pitch classes of the chord, root first.
  public var pitchClasses: [Int]
  /// Pitch class of the lowest note.
  public var bass: Int

  public init(start: Int, end: Int, symbol: String, pitchClasses: [Int], bass: Int) {
    self.start = start
    self.end = end
    self.symbol = symbol
    self.pitchClasses = pitchClasses
    self.bass = bass
  }
}

/// One note of a voice. `line`, `word` and `syllable` are indices: the line counts through the whole song,
/// the word within its line, the syllable within its word.
public struct SungNote: Sendable, Codable, Hashable {
  public var start: Int
  public var end: Int
  public var midi: Int
  public var line: Int
  public var word: Int
  public var syllable: Int
  /// True for the second and later notes of one syllable.
  public var continues: Bool

  public init(start: Int, end: Int, midi: Int, line: Int, word: Int, syllable: Int, continues: Bool = false) {
    self.start = start
    self.end = end
    self.midi = midi
    self.line = line
    self.word = word
    self.syllable = syllable
    self.continues = continues
  }
}

public struct HarmonyPart: Sendable, Codable, Hashable {
  public enum Role: String, Sendable, Codable, Hashable {
    /// The lead's own notes again, for width.
    case double
    /// A second voice above or below.
    case second
  }

  public var role: Role
  public var notes: [SungNote]

  public init(role: Role, notes: [SungNote]) {
    self.role = role
    self.notes = notes
  }
}

/// One instrument of the band.
public struct Track: Sendable, Codable, Hashable {
  public var name: String
  /// General MIDI program, 0-127 (a drum kit if `isDrums`).
  public var program: Int
  public var isDrums: Bool
  /// MIDI volume (controller 7), 0-127.
  public var volume: Int
  /// MIDI pan (controller 10), 64 = centre.
  public var pan: Int
  /// MIDI reverb send (controller 91).
  public var reverb: Int
  public var notes: [TrackNote]

  public init(
    name: String, program: Int, isDrums: Bool = false, volume: Int, pan: Int, reverb: Int, notes: [TrackNote]
  ) {
    self.name = name
    self.program = program
    self.isDrums = isDrums
    self.volume = volume
    self.pan = pan
    self.reverb = reverb
    self.notes = notes
  }
}

public struct TrackNote: Sendable, Codable, Hashable {
  /// Already humanised.
  public var start: Int
  public var duration: Int
  public var midi: Int
  public var velocity: Int

  public init(start: Int, duration: Int, midi: Int, velocity: Int) {
    self.start = start
    self.duration = duration
    self.midi = midi
    self.velocity = velocity
  }
}
