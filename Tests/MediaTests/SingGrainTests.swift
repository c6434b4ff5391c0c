import Core
import Foundation
import Testing

@testable import Media

/// Cutting a voice into periods and laying them anew.
@Suite struct SingGrainTests {
  @Test func theEarHearsWhatIsSung() throws {
    for hertz in [98.0, 147, 233, 392] {
      let heard = try #require(SingMeasure.hertz(SingMeasure.vowel(hertz, seconds: 0.4), at: 0.2))
      #expect(abs(1200 * log2(heard / hertz)) < 10, "\(hertz) Hz heard as \(heard)")
    }
    #expect(SingMeasure.hertz([Float](repeating: 0, count: 44_100), at: 0.5) == nil)
    #expect(SingMeasure.hertz(Sound.programme(seconds: 1, seed: 3), at: 0.7) == nil)
  }

  @Test(arguments: [92.0, 120, 178, 220]) func marksStandAPeriodApart(_ hertz: Double) throws {
    let samples = SingMeasure.vowel(hertz, seconds: 1)
    let period = 44_100 / hertz
    // The voice was asked for a pitch and came out a little beside it.
    for guess in [hertz, hertz * 1.12, hertz * 0.9] {
      let marks = PitchMarks(samples, voiced: [2000..<42_000], near: guess)
      #expect(abs(marks.period - period) / period < 0.02)
      let steps = zip(marks.positions, marks.positions.dropFirst()).map { Double($1 - $0) }
      #expect(steps.count > Int(40_000 / period) - 4)
      #expect(steps.allSatisfy { abs($0 - period) < 0.05 * period })
    }
  }

  @Test func marksKeepToTheVoicedRuns() {
    let samples = SingMeasure.vowel(150, seconds: 1)
    let marks = PitchMarks(samples, voiced: [3000..<12_000, 20_000..<20_100, 30_000..<40_000], near: 150)
    #expect(!marks.positions.isEmpty)
    #expect(marks.positions.allSatisfy { (3000..<12_000).contains($0) || (30_000..<40_000).contains($0) })
    #expect(marks.positions == marks.positions.sorted())
    #expect(PitchMarks([], voiced: [], near: 150).positions.isEmpty)
    #expect(PitchMarks([Float](repeating: 0, count: 9000), voiced: [0..<9000], near: 150).positions.count > 1)
  }

  private func contour(_ midi: Double, _ seconds: Double) -> PitchContour {
    var generator = Seed(1).generator("contour")
    let still = PitchContour.Manner(vibratoDepth: 0, vibratoRate: 5, scoop: 0, drift: 0)
    return PitchContour(
      [PitchContour.Note(start: 0, end: seconds, midi: midi)], manner: still, generator: &generator)
  }

  @Test(arguments: [50.0, 55, 60, 64]) func aVowelIsLaidAtThePitchAsked(_ midi: Double) throws {
    let samples = SingMeasure.vowel(178, seconds: 0.4)
    let grains = GrainSynthesis(
      samples: samples, marks: PitchMarks(samples, voiced: [1000..<16_000], near: 178))
    var output = [Float](repeating: 0, count: 2 * 44_100)
    let piece = GrainSynthesis.Piece(
      sourceStart: 1000, sourceEnd: 16_000, start: 0.2, end: 1.8, isVowel: true, gain: 1)
    grains.lay([piece], pitch: contour(midi, 2), into: &output)
    for second in stride(from: 0.3, to: 1.7, by: 0.1) {
      let heard = try #require(SingMeasure.hertz(output, at: second))
      #expect(abs(1200 * log2(heard / 440) - 100 * (midi - 69)) < 20, "\(second) s: \(heard) Hz")
    }
    // Nothing before it begins, nothing after it ends, and nothing beyond what a voice holds.
    #expect(output[..<6000].allSatisfy { $0 == 0 } && output[82_000...].allSatisfy { $0 == 0 })
    #expect(output.allSatisfy { $0.isFinite && abs($0) < 1.5 })
  }

  @Test func grainsAtTheEdgesOfTheOutputAreLeftOut() {
    let samples = SingMeasure.vowel(178, seconds: 0.4)
    let grains = GrainSynthesis(
      samples: samples, marks: PitchMarks(samples, voiced: [0..<17_000], near: 178))
    var output = [Float](repeating: 0, count: 4410)
    let piece = GrainSynthesis.Piece(
      sourceStart: 0, sourceEnd: 17_000, start: -0.3, end: 0.7, isVowel: true, gain: 1)
    grains.lay([piece], pitch: contour(57, 1), into: &output)
    #expect(output.count == 4410 && output.contains { $0 != 0 })
  }

  @Test func aStretchedVowelKeepsItsEdges() {
    let piece = GrainSynthesis.Piece(
      sourceStart: 1000, sourceEnd: 11_000, start: 1, end: 3, isVowel: true, gain: 1)
    let places = stride(from: 1.0, through: 3.0, by: 0.01).map { GrainSynthesis.sourcePosition(piece, $0) }
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(places.first == 1000 && abs((places.last ?? 0) - 11_000) < 1)
    #expect(abs(GrainSynthesis.sourcePosition(piece, 1.03) - 1000 - 0.03 * 44_100) < 1)
  }
}
