public import Core
public import Music

/// One line to be sung: its words and the notes for them, in seconds of the delivered audio.
public struct SungLine: Sendable {
  public var text: String
  public var words: [SpokenWord]
  public var hasName: Bool
  public var notes: [SungNote]
  /// Seconds of each note, as `notes`.
  public var times: [ClosedRange<Double>]

  public init(text: String, words: [SpokenWord], hasName: Bool, notes: [SungNote], times: [ClosedRange<Double>]) {
    self.text = text
    self.words = words
    self.hasName = hasName
    self.notes = notes
    self.times = times
  }

  var syllables: [SpokenSyllable] { words.flatMap(\.syllables) }

  /// From the first note of each syllable to the end of its last.
  var beats: [LineTiming.Beat] {
    var beats: [LineTiming.Beat] = []
    for (index, note) in notes.enumerated() {
      if note.continues, let last = beats.indices.last {
        beats[last].end = times[index].upperBound
      } else {
        beats.append(LineTiming.Beat(start: times[index].lowerBound, end: times[index].upperBound, isName: hasName))
      }
    }
    return beats
  }

  var middlePitch: Double {
    let sorted = notes.map(\.midi).sorted()
    return sorted.isEmpty ? 57 : Double(sorted[sorted.count / 2])
  }
}
