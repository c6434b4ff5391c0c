import Core
import Foundation
import Music

/// One line in one take: from notes and spoken sounds to samples.
struct LinePerformance {
  private let line: SungLine
  private let source: SourceLine
  /// One per piece; nil for what this voice leaves out.
  private let slots: [LineTiming.Slot?]
  private let marks: PitchMarks
  private let voice: SingingVoice
  private let take: Singer.Take
  private let earliest: Double

  /// Vowels are brought this far towards a common loudness.
  private static let levelling: Float = 0.7
  private static let vowelLevel: Float = 0.11
  /// The consonants that begin a line are louder: nothing before them helps to tell them.
  private static let attack: Float = 1.4

  init(
    line: SungLine, source: SourceLine, spokenPitch: Double, voice: SingingVoice, take: Singer.Take, earliest: Double
  ) {
    self.line = line
    self.source = source
    self.voice = voice
    self.take = take
    self.earliest = earliest
    slots = LineTiming.slots(
      line, durations: source.pieces.map(\.duration), lag: take.lag, earliest: earliest)
    let voiced = LineTiming.runs(source.pieces.map { $0.phone.kind != .unvoiced }).map {
      source.pieces[$0.lowerBound]
        .start..<max(
          source.pieces[$0.upperBound - 1].end, source.pieces[$0.lowerBound].start)
    }
    marks = PitchMarks(source.samples, voiced: voiced, near: spokenPitch)
  }

  /// The second at which the last sound ends.
  var end: Double { slots.compactMap(\.self).last?.end ?? 0 }

  func lay(into output: inout [Float], generator: inout SeededGenerator) {
    guard let first = slots.compactMap(\.self).first else { return }
    let notes = zip(line.notes, line.times).map { note, time in
      PitchContour.Note(
        start: time.lowerBound + take.lag, end: time.upperBound + take.lag, midi: Double(note.midi) + take.detune)
    }
    let pitch = PitchContour(notes, manner: voice.manner, generator: &generator)
    let gains = self.gains()
    var grains = GrainSynthesis(samples: source.samples, marks: marks)
    grains.throat = voice.throat * take.throat
    let pitched = source.pieces.map { $0.phone.kind != .unvoiced }
    let isSung = zip(pitched, slots).map { $0 && $1 != nil }
    for run in LineTiming.runs(isSung).flatMap(touching) {
      let pieces = run.compactMap { index in
        slots[index].map { slot in
          GrainSynthesis.Piece(
            sourceStart: source.pieces[index].start, sourceEnd: source.pieces[index].end, start: slot.start,
            end: slot.end, isVowel: source.pieces[index].phone.kind == .vowel, gain: gains[index])
        }
      }
      grains.lay(pieces, pitch: pitch, into: &output)
    }
    let noise = source.noise
    for (piece, (slot, gain)) in zip(source.pieces, zip(slots, gains)) {
      guard let slot, piece.phone.kind == .unvoiced || piece.phone.kind == .voiced else { continue }
      RawConsonant(piece: piece, slot: slot, gain: gain).lay(
        piece.phone.kind == .voiced ? noise : source.samples, into: &output, generator: &generator)
    }
    if take.breathes { Breath.lay(before: first.start, notBefore: earliest, into: &output, generator: &generator) }
  }

  /// Loudness factors: vowels towards one level, consonants with the vowel they lean on.
  private func gains() -> [Float] {
    var gains = [Float](repeating: 1, count: source.pieces.count)
    let levels = source.pieces.map { Self.level(source.samples, $0) }
    for index in gains.indices where source.pieces[index].phone.kind == .vowel {
      gains[index] = pow(Self.vowelLevel / max(levels[index], 0.004), Self.levelling)
      gains[index] = min(3, max(0.3, gains[index]))
    }
    let vowels = gains.indices.filter { source.pieces[$0].phone.kind == .vowel }
    for index in gains.indices where source.pieces[index].phone.kind != .vowel {
      let nearest = vowels.min { abs($0 - index) < abs($1 - index) }
      let lift: Float = source.pieces[index].phone.kind == .unvoiced ? 1.6 : 1.3
      gains[index] = (nearest.map { gains[$0] } ?? 1) * lift * (index < vowels.first ?? 0 ? Self.attack : 1)
    }
    return gains
  }

  private static func level(_ samples: [Float], _ piece: SourceLine.Piece) -> Float {
    guard piece.end > piece.start, piece.start >= 0, piece.end <= samples.count else { return 0 }
    let sum = samples[piece.start..<piece.end].reduce(Float(0)) { $0 + $1 * $1 }
    return (sum / Float(piece.end - piece.start)).squareRoot()
  }

  /// Parts of a voiced run between which the voice rests are laid apart.
  private func touching(_ run: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = run.lowerBound
    for index in run.dropFirst() {
      guard let before = slots[index - 1], let here = slots[index], here.start - before.end > 0.005 else { continue }
      result.append(start..<index)
      start = index
    }
    return result + [start..<run.upperBound]
  }
}
