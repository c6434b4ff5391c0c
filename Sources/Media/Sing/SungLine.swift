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

  /// One per syllable of the words: from its first note to the end of its last; nil where a voice has no note for it,
  /// as a second voice that leaves the name to the lead.
  var beats: [LineTiming.Beat?] {
    var starts: [Int] = []
    for word in words { starts.append((starts.last ?? 0) + word.syllables.count) }
    starts.insert(0, at: 0)
    var beats = [LineTiming.Beat?](repeating: nil, count: syllables.count)
    let afterComma = wordsAfterComma
    for (note, time) in zip(notes, times) where words.indices.contains(note.word) {
      let index = starts[note.word] + note.syllable
      guard beats.indices.contains(index) else { continue }
      if beats[index] != nil {
        beats[index]?.end = time.upperBound
      } else {
        beats[index] = LineTiming.Beat(
          start: time.lowerBound, end: time.upperBound, isName: hasName,
          joint: note.syllable > 0 ? .insideWord : afterComma.contains(note.word) ? .comma : .word)
      }
    }
    return beats
  }

  /// Indices of words that stand after a comma, a dash or another sign that parts the line.
  private var wordsAfterComma: Set<Int> {
    var result: Set<Int> = []
    var tokens = text.split(whereSeparator: \.isWhitespace)[...]
    for (index, word) in words.enumerated() {
      var remaining = word.text.split(separator: " ").count
      var isParted = false
      while remaining > 0, let token = tokens.popFirst() {
        if token.contains(where: { $0.isLetter || $0.isNumber }) { remaining -= 1 }
        isParted = token.last.map { ",;:!?.—–".contains($0) } ?? false
      }
      if let dash = tokens.first, !dash.contains(where: { $0.isLetter || $0.isNumber }) { isParted = true }
      if isParted { result.insert(index + 1) }
    }
    return result
  }

  var middlePitch: Double {
    let sorted = notes.map(\.midi).sorted()
    return sorted.isEmpty ? 57 : Double(sorted[sorted.count / 2])
  }
}
