import Core

/// Decides when each sound of a sung line begins and ends: vowels fall on the notes, consonants before them.
enum LineTiming {
  struct Slot {
    var start: Double
    var end: Double
  }

  /// When one syllable's note sounds, in seconds.
  struct Beat {
    var start: Double
    var end: Double
    /// A syllable of a name: its consonants may take more of the note.
    var isName: Bool
    /// What lies between this syllable and the one before.
    var joint: Joint
  }

  enum Joint: Sendable {
    case insideWord, word, comma
  }

  /// Consonants are sung a little longer than they are spoken, so that words stay clear.
  private static let consonantStretch = 1.15
  private static let consonantShareMax = 0.55
  private static let consonantShareMaxName = 0.65
  /// Below this rest between two notes the voice does not stop.
  static let legatoGap = 0.12
  private static let attackStretch = 1.35
  private static let consonantMin = 0.018
  /// Slow speech drags its hisses; in a song they would eat the vowel.
  private static let consonantMax = 0.15
  /// The voice sets off before a word, more so where nothing but a vowel begins it: without these small gaps words
  /// run into each other. Measured with a recogniser: a tenth fewer word errors.
  private static let wordGap = 0.03
  private static let wordGapBeforeVowel = 0.05
  private static let wordGapShareMax = 0.12
  /// A comma is heard.
  private static let commaGap = 0.12
  private static let commaGapShareMax = 0.25

  /// One slot per phone, in the order of the syllables.
  /// - Parameters:
  ///   - durations: seconds each phone took when spoken, in the same order.
  ///   - earliest: the first sound may not begin before this second.
  static func slots(
    _ syllables: [SpokenSyllable], beats: [Beat], durations: [Double], earliest: Double
  ) -> [Slot] {
    var natural = durations.makeIterator()
    let spoken = syllables.map { syllable in syllable.phones.map { length($0, natural.next() ?? 0.05) } }
    var slots = syllables.map { $0.phones.map { _ in Slot(start: 0, end: 0) } }
    for (index, syllable) in syllables.enumerated() {
      let beat = beats[index]
      let onset = 0..<syllable.nucleus
      if index == 0 {
        let room = max(0.02, beat.start - earliest)
        // What begins a phrase has no sound before it to lean on: it is given time.
        let attack = spoken[0].map { $0 * attackStretch }
        place(&slots[0], onset, attack, endingAt: beat.start, room: min(room, 0.45))
      }
      let coda = (syllable.nucleus + 1)..<syllable.phones.count
      let codaLength = coda.reduce(0) { $0 + spoken[index][$1] }
      guard index + 1 < syllables.count, beats[index + 1].start - beat.end < legatoGap else {
        endPhrase(&slots, index, spoken, beat: beat, coda: coda, codaLength: codaLength)
        if index + 1 < syllables.count {
          let next = 0..<syllables[index + 1].nucleus
          let room = (beats[index + 1].start - (slots[index].last?.end ?? beat.end)) * 0.9
          place(&slots[index + 1], next, spoken[index + 1], endingAt: beats[index + 1].start, room: room)
        }
        continue
      }
      let following = 0..<syllables[index + 1].nucleus
      let onsetLength = following.reduce(0) { $0 + spoken[index + 1][$1] }
      let interval = beats[index + 1].start - beat.start
      let gap = wordGap(before: beats[index + 1], onset: following, interval: interval)
      let share = beat.isName || beats[index + 1].isName ? consonantShareMaxName : consonantShareMax
      let scale = min(1, share * interval / max(1e-6, codaLength + onsetLength))
      let onsetStart = beats[index + 1].start - onsetLength * scale
      place(
        &slots[index + 1], following, spoken[index + 1], endingAt: beats[index + 1].start, room: onsetLength * scale)
      place(&slots[index], coda, spoken[index], endingAt: onsetStart - gap, room: codaLength * scale)
      slots[index][syllable.nucleus] = Slot(start: beat.start, end: onsetStart - gap - codaLength * scale)
    }
    return slots.flatMap(\.self)
  }

  private static func wordGap(before next: Beat, onset: Range<Int>, interval: Double) -> Double {
    switch next.joint {
    case .insideWord: 0
    case .word: min(wordGapShareMax * interval, onset.isEmpty ? wordGapBeforeVowel : wordGap)
    case .comma: min(commaGapShareMax * interval, commaGap)
    }
  }

  private static func length(_ phone: Phone, _ spoken: Double) -> Double {
    phone.kind == .vowel ? spoken : min(consonantMax, max(consonantMin, spoken * consonantStretch))
  }

  /// The last syllable before a rest: its closing consonants end a moment after the note.
  private static func endPhrase(
    _ slots: inout [[Slot]], _ index: Int, _ spoken: [[Double]], beat: Beat, coda: Range<Int>, codaLength: Double
  ) {
    let room = min(codaLength, (beat.end - beat.start) * consonantShareMax + 0.05)
    let codaEnd = beat.end + min(0.05, room / 2)
    place(&slots[index], coda, spoken[index], endingAt: codaEnd, room: room)
    slots[index][coda.lowerBound - 1] = Slot(start: beat.start, end: coda.isEmpty ? beat.end : codaEnd - room)
  }

  /// Lays consonants one after the other so that the last ends at `end`, shortened evenly to fit the room.
  private static func place(
    _ slots: inout [Slot], _ range: Range<Int>, _ lengths: [Double], endingAt end: Double, room: Double
  ) {
    let wanted = range.reduce(0) { $0 + lengths[$1] }
    guard wanted > 0 else { return }
    let scale = min(1, max(0.01, room) / wanted)
    var cursor = end
    for index in range.reversed() {
      slots[index] = Slot(start: cursor - lengths[index] * scale, end: cursor)
      cursor = slots[index].start
    }
  }
}
