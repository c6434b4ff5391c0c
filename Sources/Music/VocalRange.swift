/// The notes that a voice sings with ease, MIDI, both ends included.
public struct VocalRange: Sendable, Hashable, Codable {
  public var low: Int
  public var high: Int

  public init(low: Int, high: Int) {
    self.low = low
    self.high = high
  }

  var span: Int { high - low }
  /// Up to here a name is sung: low notes are understood better.
  var middle: Int { low + span / 2 }
}
