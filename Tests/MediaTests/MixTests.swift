import Core
import Foundation
import TestSupport
import Testing

@testable import Media

@Suite(.startsPrograms) struct MixTests {
  private func band(_ level: Float, seconds: Double = 12) -> Stereo {
    let left = Sound.programme(seconds: seconds, seed: 3).map { $0 * level }
    let right = Sound.programme(seconds: seconds, seed: 4).map { $0 * level }
    return Stereo(left: left, right: right)
  }

  @Test func silenceStaysSilent() {
    let silence = Stereo(frames: 2 * sampleRate)
    let mix = Mixer.mix(
      lead: Mono(repeating: 0, count: sampleRate), harmonies: [HarmonyAudio(samples: [], pan: 0)],
      accompaniment: silence, singing: [0...1])
    #expect(mix == silence)
    #expect(Master.finish(mix) == silence)
    #expect(Master.finish(Stereo(frames: 0)).frames == 0)
  }

  @Test(arguments: [Float(0.02), 0.3, 1.5], [Float(0.01), 0.2])
  func theVoiceStandsAboveAnyAccompaniment(bandLevel: Float, voiceLevel: Float) {
    let (voice, singing) = Sound.voice(seconds: 12, level: voiceLevel)
    var lead = VoiceChain.process(voice, presence: 2)
    var band = band(bandLevel)
    let balance = Balance(singing: singing)
    Ducking.apply(to: &band, singing: singing)
    balance.set(&lead, above: &band)
    func sung(_ weighted: Weighted) -> Double {
      weighted.loudness { block in singing.contains { $0.contains(Double(block) / 10 + 0.05) } } ?? -200
    }
    let distance = sung(Weighted(lead, lead)) - sung(Weighted(band.left, band.right))
    #expect((4.5...5.5).contains(distance), "\(distance) LU")
  }

  @Test func theAccompanimentDipsOnlyUnderTheVoice() {
    var tone = Stereo(Sound.tone(2000, seconds: 6, level: 0.1))
    Ducking.apply(to: &tone, singing: [2...4])
    func level(_ second: Double) -> Double {
      let part = tone.left[frame(at: second)..<frame(at: second + 0.2)]
      return decibels((part.reduce(0.0) { $0 + Double($1 * $1) } / Double(part.count) * 200).squareRoot())
    }
    #expect(abs(level(1)) < 0.05)
    #expect(abs(level(3) + 5) < 0.3)
    #expect(abs(level(5.7)) < 0.1)
    var low = Stereo(Sound.tone(100, seconds: 6, level: 0.1))
    Ducking.apply(to: &low, singing: [0...6])
    #expect(abs(decibels(Double(low.left[100_000..<110_000].max() ?? 0) * 10) + 2) < 0.4)
  }

  @Test func furtherVoicesStayBelowTheLead() {
    let (voice, singing) = Sound.voice(seconds: 8, level: 0.1)
    func mix(_ harmonies: [HarmonyAudio]) -> Stereo {
      Mixer.mix(lead: voice, harmonies: harmonies, accompaniment: Stereo(frames: 0), singing: singing)
    }
    let alone = mix([])
    let left = mix([HarmonyAudio(samples: voice, pan: -1)])
    #expect(Weighted(left.left).power.reduce(0, +) > 1.2 * Weighted(left.right).power.reduce(0, +))
    #expect(Loudness.integrated(left) - Loudness.integrated(alone) < 4)
  }

  @Test func theMixIsTheSameEveryTime() {
    let (voice, singing) = Sound.voice(seconds: 4, level: 0.1)
    let harmony = HarmonyAudio(samples: voice, pan: 0.5)
    let mixes = (0..<2).map { _ in
      Mixer.mix(
        lead: voice, harmonies: [harmony], accompaniment: band(0.3, seconds: 5), singing: singing, plain: [1...2])
    }
    #expect(mixes[0] == mixes[1])
    #expect(mixes[0].frames == 5 * sampleRate)
    #expect(mixes[0].left.allSatisfy { $0.isFinite })
  }

  @Test func theRoomFadesAwayAndStaysDownOnPlainLines() {
    var click = Mono(repeating: 0, count: 4 * sampleRate)
    click[0] = 1
    let room = Reverb().process(click)
    func energy(_ seconds: ClosedRange<Double>) -> Float {
      room.left[frame(at: seconds.lowerBound)..<frame(at: seconds.upperBound)].reduce(0) { $0 + $1 * $1 }
    }
    #expect(energy(0...0.028) == 0)
    #expect(energy(1.3...1.5) < energy(0.05...0.25) * 1e-4)
    #expect(energy(3...4) < 1e-9)
  }

  @Test(arguments: [Float(0.001), 0.1, 3]) func theMasterMeetsItsLoudness(level: Float) {
    let master = Master.finish(band(level, seconds: 20))
    #expect(abs(Loudness.integrated(master) + 14) < 0.2)
    #expect(Loudness.truePeak(master) <= -1.99)
  }

  @Test func theLimiterNeverPassesItsCeiling() {
    var noise = Sound.programme(seconds: 6, seed: 9).map { $0 * 6 }
    // The worst case between samples: a quarter of the sample rate, 45 degrees beside its peaks.
    for index in 0..<sampleRate { noise[index] = [1, 1, -1, -1][index % 4] * 1.4 }
    let limited = Limiter(ceiling: 0.5).process(Stereo(left: noise, right: noise.reversed()))
    #expect((limited.left + limited.right).allSatisfy { abs($0) <= 0.5 })
    #expect(Loudness.truePeak(limited) < decibels(0.5) + 0.2)
  }

  @Test func softSoundPassesTheLimiterUntouched() {
    let tone = Stereo(Sound.tone(997, seconds: 1, level: 0.4))
    #expect(Limiter(ceiling: 0.5).process(tone) == tone)
  }

  @Test func minimaAreThoseOfTheWindow() {
    let values = (0..<500).map { Float(($0 * 7919) % 263) / 263 }
    for reach in [1, 3, 66] {
      let wanted = values.indices.map { index in
        values[max(0, index - reach)...min(values.count - 1, index + reach)].min() ?? 0
      }
      #expect(Limiter.smallest(values, reach: reach) == wanted)
    }
  }

  @Test func noSilenceAndNoClickAtTheEnd() {
    var mix = band(0.3, seconds: 8)
    for index in frame(at: 4)..<mix.frames {
      mix.left[index] = 0
      mix.right[index] = 0
    }
    let master = Master.finish(mix)
    #expect(master.seconds < 4.6)
    #expect(abs(master.left.last ?? 1) < 1e-4 && abs(master.left.first ?? 1) < 1e-4)
  }

  @Test func damagedSamplesBecomeSilence() {
    var mix = band(0.3, seconds: 4)
    mix.left[1000] = .nan
    mix.right[2000] = .infinity
    let master = Master.finish(mix)
    #expect((master.left + master.right).allSatisfy { $0.isFinite })
  }

  @Test func theDecodedMP3KeepsLoudnessAndPeak() throws {
    let folder = try Folder()
    let (voice, singing) = Sound.voice(seconds: 20, level: 0.2)
    let master = Master.finish(
      Mixer.mix(lead: voice, harmonies: [], accompaniment: band(0.4, seconds: 20), singing: singing))
    try AudioFile.write(master, to: folder["song.mp3"], format: .mp3, tags: AudioTags(title: "T", language: "eng"))
    let back = try decodedByFFmpeg(folder["song.mp3"])
    #expect(abs(Loudness.integrated(back) + 14) <= 0.5)
    #expect(Loudness.truePeak(back) <= -1)
  }
}
