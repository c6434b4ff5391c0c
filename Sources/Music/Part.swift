/// One player of the band and what they play as the song grows.
public struct Part: Sendable {
  public enum Role: Sendable, Hashable {
    case chords, bass, pad, drums
    /// Sings for the voice where it rests: motifs in the intro, answers between lines.
    case answer
  }

  public var name: String
  public var role: Role
  /// General MIDI program.
  public var program: Int
  public var volume: Int
  public var pan: Int
  public var reverb: Int
  /// Where the instrument plays, MIDI; drums ignore it.
  public var register: ClosedRange<Int>
  public var velocity: Int
  /// What is played at each level of density, 0 (almost nothing) to 4 (everybody); an empty list rests.
  ///
  /// One string is one bar of sixteenths. Chords: `x` chord, `X` accented chord, digits = that tone of the voicing
  /// from below, `-` holds, `.` is silent. Bass: `r` root, `5` fifth, `3` third, `8` octave, `a` a step towards the
  /// next root. Drums: groups `k:x...|s:..x.` by piece. Pads and answers: any text means that they play.
  public var levels: [[String]]
  /// Bars of drums that lead into a section.
  public var fills: [String]

  public init(
    _ name: String, _ role: Role, program: Int, volume: Int = 90, pan: Int = 64, reverb: Int = 40,
    register: ClosedRange<Int> = 48...67, velocity: Int = 72, levels: [[String]], fills: [String] = []
  ) {
    self.name = name
    self.role = role
    self.program = program
    self.volume = volume
    self.pan = pan
    self.reverb = reverb
    self.register = register
    self.velocity = velocity
    self.levels = levels
    self.fills = fills
  }

  /// What is played at a level; empty if the part rests.
  func patterns(_ level: Int) -> [String] {
    levels.isEmpty ? [] : levels[min(max(level, 0), levels.count - 1)]
  }
}
