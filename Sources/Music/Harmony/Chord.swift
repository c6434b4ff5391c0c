/// A chord in a key, ready to be written and played.
struct Chord: Sendable, Hashable {
  var symbol: String
  /// Root first.
  var pitchClasses: [Int]
  var bass: Int

  var tones: PitchClasses { PitchClasses(pitchClasses + [bass]) }
  var root: Int { pitchClasses.first ?? 0 }

  /// Reads a numeral of the key's own scale, e.g. `vi7`, `bVII`, `V7sus4`, `I/3` (third in the bass), `iihd`
  /// (half-diminished). Upper case is major, lower case minor. Unknown text reads as the tonic triad.
  init(_ numeral: String, in key: Key) {
    var rest = Substring(numeral)
    var shift = 0
    while let mark = rest.first, mark == "b" || mark == "#" {
      shift += mark == "b" ? -1 : 1
      rest.removeFirst()
    }
    let roman = rest.prefix { "IViv".contains($0) }
    rest = rest.dropFirst(roman.count)
    let degree = Self.degrees.firstIndex(of: roman.uppercased()) ?? 0
    let isMinor = roman.first?.isLowercase ?? false
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    let quality = Self.quality(String(parts.first ?? ""), isMinor: isMinor)

    let root = PitchClasses.wrap(key.tonic + key.steps[degree] + shift)
    pitchClasses = quality.intervals.map { PitchClasses.wrap(root + $0) }
    bass = root
    symbol = Spelling.name(of: root, letter: key.tonicLetter + degree) + quality.suffix
    if parts.count > 1, let figure = Int(parts[1]), let index = [3, 5, 7].firstIndex(of: figure),
      index + 1 < pitchClasses.count
    {
      bass = pitchClasses[index + 1]
      symbol += "/" + Spelling.name(of: bass, letter: key.tonicLetter + degree + figure - 1)
    }
  }

  private static let degrees = ["I", "II", "III", "IV", "V", "VI", "VII"]

  private static func quality(_ text: String, isMinor: Bool) -> (intervals: [Int], suffix: String) {
    switch (text, isMinor) {
    case ("7", false): ([0, 4, 7, 10], "7")
    case ("maj7", false): ([0, 4, 7, 11], "maj7")
    case ("6", false): ([0, 4, 7, 9], "6")
    case ("69", false): ([0, 4, 7, 9, 2], "6/9")
    case ("9", false): ([0, 4, 7, 10, 2], "9")
    case ("add9", false): ([0, 4, 7, 2], "add9")
    case ("sus4", _): ([0, 5, 7], "sus4")
    case ("sus2", _): ([0, 2, 7], "sus2")
    case ("7sus4", _): ([0, 5, 7, 10], "7sus4")
    case ("5", _): ([0, 7], "5")
    case ("dim", _): ([0, 3, 6], "dim")
    case ("dim7", _): ([0, 3, 6, 9], "dim7")
    case ("hd", _): ([0, 3, 6, 10], "m7b5")
    case ("7", true): ([0, 3, 7, 10], "m7")
    case ("6", true): ([0, 3, 7, 9], "m6")
    case (_, true): ([0, 3, 7], "m")
    default: ([0, 4, 7], "")
    }
  }
}
