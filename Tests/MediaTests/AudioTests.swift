import Core
import Foundation
import Testing

@testable import Media

@Suite struct AudioTests {
  @Test func channelsOfUnequalLengthAreFilledUp() {
    let audio = Stereo(left: [1, 2, 3], right: [1])
    #expect(audio.right == [1, 0, 0])
    #expect(audio.interleaved() == [1, 1, 2, 0, 3, 0])
  }

  @Test func aWaveFileIsReadAsItWasWritten() throws {
    let folder = try Folder()
    let tone = Stereo(
      left: Sound.tone(440, seconds: 0.5, level: 0.5), right: Sound.tone(660, seconds: 0.5, level: 0.25))
    try WaveFile.write(tone, to: folder["tone.wav"])
    let back = try WaveFile.read(folder["tone.wav"])
    #expect(back.frames == tone.frames)
    let error = zip(back.left + back.right, tone.left + tone.right).map { abs($0 - $1) }.max() ?? 1
    #expect(error < 2.1 / 32_767)
  }

  @Test func oneChannelIsHeardOnBothSides() throws {
    let folder = try Folder()
    try WaveFile.write(Sound.tone(440, seconds: 0.1, level: 0.5), to: folder["mono.wav"])
    let back = try WaveFile.read(folder["mono.wav"])
    #expect(back.left == back.right)
  }

  @Test func whatIsNoSoundIsRefused() throws {
    let folder = try Folder()
    try FileWriter.write(Array("RIFF and then nothing".utf8), to: folder["false.wav"])
    #expect(throws: DomainError.self) { try WaveFile.read(folder["false.wav"]) }
    #expect(throws: DomainError.self) { try WaveFile.read(folder["absent.wav"]) }
  }

  @Test func roundingIsTheSameEveryTimeAndKeepsSilence() {
    let tone = Sound.tone(440, seconds: 0.2, level: 0.001)
    #expect(Dither.sixteenBit(tone, channels: 1) == Dither.sixteenBit(tone, channels: 1))
    #expect(Dither.sixteenBit([0, 0, 0], channels: 1) == [0, 0, 0])
    #expect(Dither.sixteenBit([2, -2, .nan], channels: 1) == [32_767, -32_768, 0])
  }

  @Test func loudnessFollowsTheStandard() {
    // EBU Tech 3341, case 1: a stereo sine of 1 kHz at −23 dBFS has −23 LUFS.
    let level = Float(amplitude(-23))
    let tone = Stereo(Sound.tone(1000, seconds: 20, level: level))
    #expect(abs(Loudness.integrated(tone) + 23) < 0.1)
    #expect(abs((Weighted(tone.left, tone.right).loudness() ?? 0) + 23) < 0.1)
    #expect(Loudness.range(tone) < 0.1)
    #expect(abs(Loudness.truePeak(tone) + 23) < 0.1)
    #expect(Loudness.integrated(Stereo(frames: sampleRate)) < -70)
  }

  @Test func theCurveRisesWithTheMusic() {
    var samples = Sound.tone(300, seconds: 16, level: 0.5)
    for index in samples.indices { samples[index] *= Float(index) / Float(samples.count) }
    let curve = Loudness.curve(Stereo(samples))
    #expect(curve.count == 160)
    #expect(curve.allSatisfy { (0...1).contains($0) })
    #expect(curve.last == 1 && curve[20] < 0.1 && curve[80] > curve[40])
    #expect(Loudness.curve(Stereo(frames: 1000)) == [Double](repeating: 0, count: 160))
    #expect(Loudness.curve(Stereo(frames: 0)).count == 160)
  }

  @Test func filtersTouchOnlyTheirBand() {
    func gain(_ filter: Biquad, _ hertz: Double) -> Double {
      let output = filter.applied(to: Sound.tone(hertz, seconds: 0.5, level: 0.5)).suffix(8820)
      return decibels((output.reduce(0.0) { $0 + Double($1 * $1) } / Double(output.count) * 8).squareRoot())
    }
    #expect(gain(.highPass(90), 30) < -18)
    #expect(abs(gain(.highPass(90), 1000)) < 0.2)
    #expect(abs(gain(.peak(3000, q: 0.8, gain: 2), 3000) - 2) < 0.1)
    #expect(abs(gain(.bandPass(2000, q: 0.6), 2000)) < 0.1)
    #expect(gain(.highShelf(10_000, gain: 1.5), 200) < 0.1)
  }
}
