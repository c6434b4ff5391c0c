import Core
import Testing

@testable import Media

/// When each sound is sung, whatever the words and the notes are.
@Suite struct SingTimingTests {
  private struct Line {
    var syllables: [SpokenSyllable] = []
    var beats: [LineTiming.Beat] = []
    var durations: [Double] = []
    var earliest = 0.0
  }

  private static let consonants = ["p", "s", "tʃ", "m", "l", "ɹ", "b", "z", "h"].map { Phone($0) }

  private func line(_ generator: inout SeededGenerator) -> Line {
    var line = Line()
    var time = 0.3 + generator.unit() * 3
    line.earliest = time - generator.unit()
    for _ in 0..<(1 + generator.index(14)) {
      let onset = (0..<generator.index(4)).map { _ in generator.pick(Self.consonants) }
      let coda = (0..<generator.index(4)).map { _ in generator.pick(Self.consonants) }
      line.syllables.append(
        SpokenSyllable(phones: onset + [Phone("a")] + coda, nucleus: onset.count, stress: .none))
      let length = 0.12 + generator.unit() * 1.5
      let joint: LineTiming.Joint = generator.pick([.insideWord, .word, .comma])
      line.beats.append(
        LineTiming.Beat(start: time, end: time + length, isName: generator.unit() < 0.2, joint: joint))
      time += length + generator.pick([0, 0, 0.02, 0.11, 0.13, 0.3, 1.5])
    }
    line.durations = line.syllables.flatMap(\.phones).map { _ in 0.004 + generator.unit() * 0.25 }
    return line
  }

  @Test func soundsFollowEachOther() throws {
    var generator = Seed(1).generator("timing")
    for number in 0..<400 {
      let line = line(&generator)
      let slots = LineTiming.slots(
        line.syllables, beats: line.beats, durations: line.durations, earliest: line.earliest)
      try #require(slots.count == line.durations.count, "line \(number)")
      #expect(slots.allSatisfy { $0.end >= $0.start && $0.start.isFinite && $0.end.isFinite }, "line \(number)")
      // A consonant is never shorter than a hundredth of a second, even if its neighbour has to give it away.
      let overlaps = zip(slots, slots.dropFirst()).filter { $0.end > $1.start + 0.0101 || $0.start > $1.start + 1e-9 }
      #expect(overlaps.isEmpty, "line \(number)")
      // Where there is no room at all, the first consonants take a fiftieth of a second from the line before.
      #expect(slots[0].start >= min(line.earliest, line.beats[0].start - 0.02) - 1e-9, "line \(number)")
      #expect(slots[slots.count - 1].end <= line.beats[line.beats.count - 1].end + 0.051)
    }
  }

  @Test func vowelsStandOnTheirNotesAndKeepTheirShare() {
    var generator = Seed(2).generator("timing")
    for number in 0..<400 {
      let line = line(&generator)
      let slots = LineTiming.slots(
        line.syllables, beats: line.beats, durations: line.durations, earliest: line.earliest)
      var first = 0
      for (index, syllable) in line.syllables.enumerated() {
        let vowel = slots[first + syllable.nucleus]
        let beat = line.beats[index]
        #expect(abs(vowel.start - beat.start) < 1e-9, "line \(number)")
        // A name leaves its vowel a third less the gap before the next word; every other word more.
        #expect(vowel.end - vowel.start >= 0.09 * (beat.end - beat.start), "line \(number) syllable \(index)")
        first += syllable.phones.count
      }
    }
  }

  @Test func anOpenSyllableBeforeARestIsHeldToItsEnd() {
    let syllable = SpokenSyllable(phones: [Phone("l"), Phone("a")], nucleus: 1, stress: .none)
    let slots = LineTiming.slots(
      [syllable], beats: [LineTiming.Beat(start: 1, end: 3, isName: false, joint: .word)], durations: [0.08, 0.1],
      earliest: 0)
    #expect(slots.map(\.start)[1] == 1 && slots.map(\.end)[1] == 3)
    #expect(slots[0].end == 1 && slots[0].start > 0.8)
  }

  @Test func twoSyllablesOfOneWordTouch() {
    let syllable = SpokenSyllable(phones: [Phone("m"), Phone("a")], nucleus: 1, stress: .none)
    let beats = [
      LineTiming.Beat(start: 1, end: 1.5, isName: false, joint: .word),
      LineTiming.Beat(start: 1.5, end: 2, isName: false, joint: .insideWord),
    ]
    let slots = LineTiming.slots([syllable, syllable], beats: beats, durations: [0.06, 0.1, 0.06, 0.1], earliest: 0)
    for (left, right) in zip(slots, slots.dropFirst()) { #expect(abs(left.end - right.start) < 1e-9) }
  }
}
