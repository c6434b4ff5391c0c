import Core
import Foundation
import Music
import Testing

@testable import Media

/// Whole lines sung by every voice, and heard by the tests' own ear.
@Suite struct SingerTests {
  private static let lines: [Language: [String]] = [
    .english: [
      "Happy birthday, dear Anna", "may the morning bring you laughter", "all the roads are singing for you",
    ],
    .russian: ["С днём рождения, Мария", "пусть за окнами светает", "мы с тобою вместе снова"],
    .kazakh: ["Туған күнің құтты болсын", "жүрегіңде ән шырқалсын", "Айгерім, менің жан досым"],
  ]

  private struct Song {
    var lines: [SungLine]
    var seconds: Double
    var notes: [(time: ClosedRange<Double>, midi: Int)] {
      lines.flatMap { line in zip(line.times, line.notes).map { ($0, $1.midi) } }
    }
  }

  /// A tune of steps and small leaps at an easy pace, within the voice.
  private static func song(_ voice: SingingVoice) throws -> Song {
    let texts = lines[voice.language] ?? []
    let spoken = try Pronunciation().words(texts, voice.language)
    var generator = Seed(4).generator(voice.id)
    var song = Song(lines: [], seconds: 0.5)
    var midi = (voice.low + voice.high) / 2
    for (number, words) in spoken.enumerated() {
      var (notes, times) = ([SungNote](), [ClosedRange<Double>]())
      for (word, said) in words.enumerated() {
        for syllable in said.syllables.indices {
          let length = generator.pick([0.3, 0.4, 0.4, 0.6])
          midi = min(voice.high - 1, max(voice.low + 1, midi + generator.pick([-4, -2, -1, 0, 1, 2, 3])))
          let ticks = Int(song.seconds * 960)
          notes.append(
            SungNote(start: ticks, end: ticks + 200, midi: midi, line: number, word: word, syllable: syllable))
          times.append(song.seconds...(song.seconds + length * 0.97))
          song.seconds += length
        }
      }
      song.lines.append(SungLine(text: texts[number], words: words, hasName: false, notes: notes, times: times))
      song.seconds += 0.7
    }
    return song
  }

  private static func share(_ samples: [Float], _ song: Song) -> Double {
    let near = song.notes.filter { note in
      abs(SingMeasure.cents(samples, note.time, midi: Double(note.midi)) ?? 9999) <= 50
    }
    return Double(near.count) / Double(song.notes.count)
  }

  @Test(arguments: SingingVoice.all.map(\.id)) func everyVoiceSingsInTune(_ id: String) throws {
    let voice = try #require(SingingVoice.all.first { $0.id == id })
    let song = try Self.song(voice)
    let samples = try Singer(voice: voice).sing(song.lines, seconds: song.seconds, take: Singer.Take(seed: Seed(1)))
    #expect(song.notes.count >= 20)
    #expect(samples.count == Int(song.seconds * 44_100))
    #expect(samples.allSatisfy { $0.isFinite && abs($0) < 1 })
    #expect(Self.share(samples, song) >= 0.95)
  }

  /// What cannot be missed cannot be measured: a voice that sings beside the notes is caught.
  @Test(arguments: [1.0, -0.8]) func aVoiceOutOfTuneIsHeard(_ detune: Double) throws {
    let voice = try #require(SingingVoice.voices(.english).first)
    let song = try Self.song(voice)
    let samples = try Singer(voice: voice).sing(
      song.lines, seconds: song.seconds, take: Singer.Take(seed: Seed(1), detune: detune))
    #expect(Self.share(samples, song) < 0.3)
  }

  @Test func oneSeedOneTake() throws {
    let voice = try #require(SingingVoice.voices(.russian).first)
    let song = try Self.song(voice)
    let singer = Singer(voice: voice)
    func take(_ seed: UInt64) throws -> [Float] {
      try singer.sing(song.lines, seconds: song.seconds, take: Singer.Take(seed: Seed(seed)))
    }
    let first = try take(1)
    #expect(try take(1) == first)
    #expect(try take(2) != first)
  }

  @Test func aTakeThatLagsIsLater() throws {
    let voice = try #require(SingingVoice.voices(.kazakh).last)
    let song = try Self.song(voice)
    let singer = Singer(voice: voice)
    func onset(_ lag: Double) throws -> Int {
      let take = Singer.Take(seed: Seed(1), lag: lag, breathes: false)
      return try singer.sing(song.lines, seconds: song.seconds, take: take).firstIndex { abs($0) > 1e-3 } ?? -1
    }
    let (now, later) = (try onset(0), try onset(0.05))
    #expect(now > 0 && abs(later - now - 2205) < 900)
  }

  @Test func linesAreToldAsTheyAreSung() throws {
    let voice = try #require(SingingVoice.voices(.english).last)
    var song = try Self.song(voice)
    song.lines.insert(SungLine(text: "unsung", words: [], hasName: false, notes: [], times: []), at: 1)
    var told: [Int] = []
    _ = try Singer(voice: voice).sing(song.lines, seconds: song.seconds, take: Singer.Take(seed: Seed(1))) {
      told.append($0)
    }
    #expect(told == [1, 2, 3])
    #expect(try Singer(voice: voice).sing([], seconds: 1, take: Singer.Take(seed: Seed(1))).allSatisfy { $0 == 0 })
  }
}
