/// Bars of chords as musicians jot them down: `I | vi7 V/3 | IV | V7`. Two chords in a bar share it.
public struct Progression: Sendable, Hashable, ExpressibleByStringLiteral {
  /// Numerals of each bar; never empty, and no bar is empty.
  public let bars: [[String]]
  public let text: String

  public init(stringLiteral text: String) {
    self.text = text
    let bars = text.split(separator: "|").map { $0.split(separator: " ").map(String.init) }.filter { !$0.isEmpty }
    self.bars = bars.isEmpty ? [["I"]] : bars
  }

  /// The numerals of a bar; the progression goes round for as long as it is asked.
  func bar(_ index: Int) -> [String] { bars[index % bars.count] }
}
