import Core

extension LineTiming {
  /// Times for every sound of a line, run by run of syllables that are sung one after the other; nil for what this
  /// voice leaves out.
  /// - Parameters:
  ///   - durations: seconds each sound takes when spoken, in the order of the syllables.
  ///   - lag: seconds by which the take is late.
  static func slots(_ line: SungLine, durations: [Double], lag: Double, earliest: Double) -> [Slot?] {
    let (syllables, beats) = (line.syllables, line.beats)
    var pieces: [Range<Int>] = []
    for syllable in syllables {
      let start = pieces.last?.upperBound ?? 0
      pieces.append(start..<(start + syllable.phones.count))
    }
    var slots = [Slot?](repeating: nil, count: durations.count)
    var free = earliest
    for run in runs(beats.map { $0 != nil }) {
      let place = pieces[run.lowerBound].lowerBound..<pieces[run.upperBound - 1].upperBound
      let sung = Self.slots(
        Array(syllables[run]), beats: beats[run].compactMap(\.self), durations: Array(durations[place]),
        earliest: free)
      for (index, slot) in zip(place, sung) {
        slots[index] = Slot(start: slot.start + lag, end: slot.end + lag)
      }
      free = sung.last?.end ?? free
    }
    return slots
  }

  /// Ranges in which all flags are set.
  static func runs(_ flags: [Bool]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for index in flags.indices where flags[index] {
      if let last = result.last, last.upperBound == index {
        result[result.count - 1] = last.lowerBound..<(index + 1)
      } else {
        result.append(index..<(index + 1))
      }
    }
    return result
  }
}
