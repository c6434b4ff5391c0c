import Foundation
import TestSupport
import Testing

/// Songs judged from outside, by programs that share no code with the product.
@Suite(.enabled(if: ListeningProgram.python != nil, "SONGLY_TEST_PYTHON is not set: run bin/test"), .startsPrograms)
struct ListeningTests {
  struct Song: Sendable, CustomTestStringConvertible {
    var name: String
    var language: String
    var style: String
    var voice: String
    var testDescription: String { "\(language) \(style) \(voice)" }

    init(_ name: String, _ language: String, _ style: String, _ voice: String) {
      (self.name, self.language, self.style, self.voice) = (name, language, style, voice)
    }
  }

  /// Every voice once, in 4/4, 3/4 and 6/8.
  static let songs = [
    Song("Anna", "en", "pop", "james"), Song("Anna", "en", "waltz", "clara"),
    Song("Мария", "ru", "folk", "vera"), Song("Мария", "ru", "waltz", "pavel"),
    Song("Айгерім", "kk", "ballad", "daulet"), Song("Айгерім", "kk", "lullaby", "aigul"),
  ]

  @Test func theListenersCanHear() throws {
    let test = try ListeningProgram.listen("self_test.py", [])
    #expect(test.passed, "\(test.output)")
  }

  @Test(arguments: songs) func aSongMeetsItsBars(_ song: Song) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "songly-listening-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, stems) = (folder.appending(path: "song.mp3").path, folder.appending(path: "stems").path)
    let made = try ListeningProgram.run(
      ListeningProgram.songly,
      [
        "make", "song", "--for", song.name, "--language", song.language, "--occasion", "birthday", "--style",
        song.style, "--voice", song.voice, "--seconds", "40", "--seed", "1", "--out", file, "--stems", stems,
      ])
    try #require(made.status == 0)
    let pitch = try ListeningProgram.listen("pitch.py", [stems])
    #expect(pitch.passed, "in tune: \(pitch.result["within_50_cents"] ?? "unknown")")
    let loudness = try ListeningProgram.listen("loudness.py", [file])
    #expect(loudness.passed, "\(loudness.missed)")
    let score = try ListeningProgram.listen("score.py", [stems])
    #expect(score.passed, "\(score.missed)")
  }
}
