public import Core

/// How a kind of song goes: everything a composer and a band need to know before they hear the words.
/// A style is data; the rules that read it are the same for all.
public struct Style: Sendable {
  /// Stable, e.g. "ballad".
  public let id: String
  public let name: String
  public let summary: String
  /// Quarter notes a minute.
  public let tempoRange: ClosedRange<Double>
  public let defaultTempo: Double
  public let meter: Meter
  public let modes: [Key.Mode]
  /// How far the second eighth of a beat is late: 0 = even, 1 = a triplet.
  public let swing: Double
  /// Bars that a line of usual length takes.
  public let barsPerLine: Int
  public let introBars: Int
  public let interludeBars: Int
  public let endingBars: Int
  public let harmony: [Key.Mode: HarmonyBook]
  public let melody: MelodyBook
  public let parts: [Part]

  /// The book of a mode, else of the style's first.
  func book(_ mode: Key.Mode) -> HarmonyBook {
    harmony[mode] ?? modes.first.flatMap { harmony[$0] } ?? HarmonyBook()
  }

  /// The style of that id, or nil.
  public static func named(_ id: String) -> Style? { all.first { $0.id == id } }
}

/// Progressions of each kind of section, and how a section closes on the tonic.
public struct HarmonyBook: Sendable {
  public var verse: [Progression]
  public var preChorus: [Progression]
  public var chorus: [Progression]
  public var bridge: [Progression]
  /// The last bars of a chorus; the last bar is the tonic.
  public var cadences: [Progression]

  public init(
    verse: [Progression] = ["I | IV | V | I"], preChorus: [Progression] = ["IV | V"],
    chorus: [Progression] = ["I | V | vi | IV"], bridge: [Progression] = ["vi | IV | I | V"],
    cadences: [Progression] = ["V7 | I"]
  ) {
    self.verse = verse
    self.preChorus = preChorus
    self.chorus = chorus
    self.bridge = bridge
    self.cadences = cadences
  }

  public func progressions(_ kind: SectionKind) -> [Progression] {
    switch kind {
    case .verse: verse
    case .preChorus: preChorus
    case .chorus: chorus
    case .bridge: bridge
    }
  }
}

/// How tunes of the style move.
public struct MelodyBook: Sendable {
  /// Where notes like to begin, one bar of sixteenths each: `x` likes, `X` likes much, `.` would rather not.
  public var rhythms: [String]
  /// Chance that a long note of a syllable turns into two.
  public var melisma: Double
  /// What a step, a third, a fourth or fifth, and a larger leap cost; a repeated note costs `repeated`.
  public var repeated: Double
  public var step: Double
  public var third: Double
  public var fifth: Double
  public var leap: Double
  /// Pitch classes above the tonic that the tune prefers (a pentatonic, say); empty for no preference.
  public var colour: [Int]

  public init(
    rhythms: [String], melisma: Double = 0.06, repeated: Double = 0.9, step: Double = 0, third: Double = 0.5,
    fifth: Double = 1.5, leap: Double = 2.6, colour: [Int] = []
  ) {
    self.rhythms = rhythms
    self.melisma = melisma
    self.repeated = repeated
    self.step = step
    self.third = third
    self.fifth = fifth
    self.leap = leap
    self.colour = colour
  }
}
