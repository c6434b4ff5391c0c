import Core

/// A spoken line at 44.1 kHz, its sounds in place: the clay of which a sung line is made.
struct SourceLine {
  struct Piece {
    var phone: Phone
    /// Samples, half-open.
    var start: Int
    var end: Int
    var duration: Double { Double(end - start) / Self.rate }
    private static let rate = 44_100.0
  }

  var samples: [Float]
  /// One per phone of the line's syllables, in order.
  var pieces: [Piece]

  /// Places the phones of the words on the sounds that were heard. Where the two differ by a sound,
  /// it borrows time from its neighbour, so that every phone has a piece.
  init(_ utterance: Utterance, syllables: [SpokenSyllable], language: Language) {
    samples = Resampling.doubled(utterance.samples)
    let heard = Self.heard(utterance, language)
    let wanted = syllables.flatMap(\.phones)
    let matches = Self.alignment(wanted, heard.map(\.phone))
    pieces = []
    for (index, phone) in wanted.enumerated() {
      if let match = matches[index] {
        pieces.append(Piece(phone: phone, start: 2 * heard[match].start, end: 2 * heard[match].end))
      } else {
        pieces.append(Piece(phone: phone, start: -1, end: -1))
      }
    }
    lendTime()
  }

  /// What is left of the line above the voice: bursts and hisses without the buzz.
  var noise: [Float] {
    var result = samples
    for _ in 0..<2 {
      var filter = Biquad.highPass(Self.noiseFrom)
      filter.run(&result)
    }
    return result
  }

  private static let noiseFrom = 2000.0

  private static func heard(_ utterance: Utterance, _ language: Language) -> [Piece] {
    var result: [Piece] = []
    for (index, sound) in utterance.sounds.enumerated() where !sound.name.isEmpty {
      let next = index + 1 < utterance.sounds.count ? utterance.sounds[index + 1].start : utterance.samples.count
      let end = min(next, utterance.samples.count)
      guard end > sound.start else { continue }
      let phones = Syllabifier.phones(sound.name, language).map(\.phone)
      if phones.isEmpty, let last = result.indices.last {
        result[last].end = end  // a lone modifier, as "ʲ", lengthens its sound
        continue
      }
      for (part, phone) in phones.enumerated() {
        let from = sound.start + (end - sound.start) * part / phones.count
        let to = sound.start + (end - sound.start) * (part + 1) / phones.count
        result.append(Piece(phone: phone, start: from, end: to))
      }
    }
    return result
  }

  /// For each wanted phone the index of the heard one, by least edit cost; equal kinds cost less than foreign ones.
  private static func alignment(_ wanted: [Phone], _ heard: [Phone]) -> [Int?] {
    let (rows, columns) = (wanted.count + 1, heard.count + 1)
    var cost = [Double](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for column in 0..<columns where row + column > 0 {
        var best = Double.infinity
        if row > 0 { best = min(best, cost[(row - 1) * columns + column] + 1) }
        if column > 0 { best = min(best, cost[row * columns + column - 1] + 1) }
        if row > 0, column > 0 {
          best = min(best, cost[(row - 1) * columns + column - 1] + difference(wanted[row - 1], heard[column - 1]))
        }
        cost[row * columns + column] = best
      }
    }
    var result = [Int?](repeating: nil, count: wanted.count)
    var (row, column) = (wanted.count, heard.count)
    while row > 0, column > 0 {
      let here = cost[row * columns + column]
      let step = difference(wanted[row - 1], heard[column - 1])
      if here == cost[(row - 1) * columns + column - 1] + step {
        result[row - 1] = column - 1
        (row, column) = (row - 1, column - 1)
      } else if here == cost[(row - 1) * columns + column] + 1 {
        row -= 1
      } else {
        column -= 1
      }
    }
    return result
  }

  private static func difference(_ a: Phone, _ b: Phone) -> Double {
    if a == b { return 0 }
    if a.kind == b.kind { return 0.6 }
    return (a.kind == .vowel) == (b.kind == .vowel) ? 1 : 1.9
  }

  /// A phone that was not heard takes the last third of the piece before it (or the first of the one after).
  private mutating func lendTime() {
    for index in pieces.indices where pieces[index].start < 0 {
      if index > 0, pieces[index - 1].end >= 0 {
        let split = pieces[index - 1].end - (pieces[index - 1].end - pieces[index - 1].start) / 3
        (pieces[index].start, pieces[index].end) = (split, pieces[index - 1].end)
        pieces[index - 1].end = split
      } else if let next = pieces[(index + 1)...].first(where: { $0.start >= 0 }) {
        (pieces[index].start, pieces[index].end) = (next.start, next.start + (next.end - next.start) / 4)
      } else {
        (pieces[index].start, pieces[index].end) = (0, samples.count)
      }
    }
  }
}
