/// A set of pitch classes (0 = C) in twelve bits.
struct PitchClasses: Sendable, Hashable {
  private(set) var bits: UInt16 = 0

  init(_ classes: some Sequence<Int>) {
    for pitchClass in classes { bits |= 1 << UInt16(Self.wrap(pitchClass)) }
  }

  static func wrap(_ pitch: Int) -> Int { ((pitch % 12) + 12) % 12 }

  func contains(_ pitch: Int) -> Bool { bits & (1 << UInt16(Self.wrap(pitch))) != 0 }

  /// True if another member lies a semitone (or a seventh, or a ninth) from the pitch: held together, they grate.
  func clashes(with pitch: Int) -> Bool { contains(pitch + 1) || contains(pitch - 1) }

  var members: [Int] { (0..<12).filter { contains($0) } }
}
