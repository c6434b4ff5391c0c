import Core
import Foundation
import Music
import Testing

@testable import Media

/// From a model's numbers to sound, and what happens without the model.
@Suite struct VoiceModelTests {
  @Test func aSpectrumBecomesItsWave() {
    let size = 64
    var transform = InverseTransform(size: size)
    var (re, im) = ([Float](repeating: 0, count: size / 2 + 1), [Float](repeating: 0, count: size / 2 + 1))
    (re[0], re[3], im[5], re[size / 2]) = (2, 4, -6, 1)
    var wave = [Float](repeating: 0, count: size)
    transform.wave(re, im, into: &wave)
    for (index, value) in wave.enumerated() {
      let turn = 2 * Double.pi * Double(index) / Double(size)
      let wanted = (2 + 8 * cos(3 * turn) + 12 * sin(5 * turn) + cos(.pi * Double(index))) / Double(size)
      #expect(abs(Double(value) - wanted) < 1e-5)
    }
  }

  @Test func aFlatCepstrumIsAFlatSpectrum() {
    let spectrum = ModelSpectrum(order: 31, throat: 1)
    var (loudness, phase) = ([Float](repeating: 9, count: spectrum.bins), [Float](repeating: 9, count: spectrum.bins))
    let cepstrum = [Float](repeating: 0, count: 31)
    spectrum.logarithm(([1.5] + cepstrum.dropFirst())[...], loudness: &loudness, phase: &phase)
    #expect(loudness.allSatisfy { abs($0 - 1.5) < 1e-4 } && phase.allSatisfy { abs($0) < 1e-4 })
    // Tilted towards the lows, and as loud after sharpening as before.
    spectrum.logarithm(([1.5, 1] + cepstrum.dropFirst(2))[...], loudness: &loudness, phase: &phase)
    #expect(loudness[0] > 2 && loudness[spectrum.bins - 1] < 1)
  }

  @Test func noiseGoesFromBandToBand() {
    let spectrum = ModelSpectrum(order: 31, throat: 1)
    let shares: [Float] = [0, 1, 0, 0.5, 0.5, 0.5, 1]
    func share(_ hertz: Double) -> Float { spectrum.noise(shares[...], Int((hertz * 1024 / 44_100).rounded())) }
    for (hertz, wanted) in [(100.0, 0), (1000, 0.5), (1500, 1), (3000, 0), (5000, 0.5), (11_500, 1)]
      as [(Double, Float)]
    {
      #expect(abs(share(hertz) - wanted) < 0.03, "\(hertz) Hz")
    }
  }

  @Test func framesLieBetweenFrames() {
    let frames = VoiceModel.Frames(
      order: 1, cepstrum: [0, 1, 4], noise: [Float](repeating: 0.25, count: 3 * ModelSpectrum.bands),
      isVoiced: [false, true, true])
    let between = frames.at([-3, 0.25, 1.5, 7])
    #expect(between.cepstrum == [0, 0.25, 2.5, 4])
    #expect(between.isVoiced == [false, false, true, true] && between.noise.allSatisfy { $0 == 0.25 })
  }

  @Test func theFolderIsNamedByTheEnvironment() throws {
    #expect(VoiceModels.folder(["SONGLY_VOICES": "/a"]) == "/a")
    #expect(VoiceModels.folder(["XDG_CACHE_HOME": "/b", "HOME": "/c"]) == "/b/songly/\(VoiceModels.usualFolder)")
    #expect(VoiceModels.folder(["HOME": "/c", "SONGLY_VOICES": ""]) == "/c/.cache/songly/\(VoiceModels.usualFolder)")
    #expect(VoiceModels.folder([:]).hasSuffix("/.cache/songly/\(VoiceModels.usualFolder)"))
    // The script that fetches them must put them where they are looked for.
    let setup = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../bin/setup")
    #expect(try String(contentsOf: setup, encoding: .utf8).contains("/\(VoiceModels.usualFolder)"))
  }

  @Test func brokenModelsAreNone() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "voice-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(VoiceModel(path: folder.path + "/absent") == nil)
    #expect(VoiceModel(path: folder.path) == nil)
    let file = folder.appending(path: "voice.data")
    for content in ["", "no voice", "[GLOBAL]\nHTS_VOICE_VERSION:1.0\n"] {
      try Data(content.utf8).write(to: file)
      #expect(VoiceModel(path: file.path) == nil)
    }
  }

  /// Without the models espeak-ng sings, and with them it does not.
  @Test func espeakSingsWhereThereIsNoModel() throws {
    let voice = try #require(SingingVoice.voices(.english).first)
    let words = try Pronunciation().words(["sing for Anna"], .english)[0]
    let places = words.enumerated().flatMap { word, said in said.syllables.indices.map { (word, $0) } }
    let line = SungLine(
      text: "sing for Anna", words: words, hasName: true,
      notes: places.map { SungNote(start: 0, end: 1, midi: 55, line: 0, word: $0.0, syllable: $0.1) },
      times: places.indices.map { 0.4 + 0.5 * Double($0)...(0.88 + 0.5 * Double($0)) })
    func take(_ folder: String) throws -> [Float] {
      try Singer(voice: voice, program: SpeechProgram(), models: folder).sing(
        [line], seconds: 3, take: Singer.Take(seed: Seed(1)))
    }
    let spoken = try take("/nowhere")
    #expect(spoken.contains { abs($0) > 0.05 })
    for (place, time) in line.times.enumerated() {
      let cents = try #require(SingMeasure.cents(spoken, time, midi: 55), "note \(place)")
      #expect(abs(cents) < 50)
    }
    guard VoiceModel(path: VoiceModels.path(voice.model ?? "")) != nil else { return }
    let modelled = try take(VoiceModels.folder())
    #expect(modelled != spoken && modelled.allSatisfy { $0.isFinite && abs($0) < 1 })
    #expect(try take(VoiceModels.folder()) == modelled)
  }
}
