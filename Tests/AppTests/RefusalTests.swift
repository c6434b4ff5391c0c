import Foundation
import TestSupport
import Testing

/// Bad input: one clear line, an exit code, and nothing left behind.
@Suite(.startsPrograms) struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var what: String
    var options: [String]
    var code: String
    var testDescription: String { what }

    init(_ what: String, _ options: [String], _ code: String) {
      (self.what, self.options, self.code) = (what, options, code)
    }
  }

  static let names = [
    Case("no name", ["--for", ""], "name-empty"),
    Case("spaces", ["--for", " \t  "], "name-empty"),
    Case("10 kB", ["--for", String(repeating: "a", count: 10_000)], "name-too-long"),
    Case("one letter of 10 kB", ["--for", "a" + String(repeating: "\u{301}", count: 5000)], "name-too-long"),
    Case("emoji", ["--for", "Anna 🎂"], "name-letters"),
    Case("emoji alone", ["--for", "👩‍👩‍👧"], "name-letters"),
    Case("Hebrew", ["--for", "שרה"], "name-script"),
    Case("Arabic", ["--for", "فاطمة"], "name-script"),
    Case("right-to-left override", ["--for", "An\u{202E}na"], "name-letters"),
    Case("control character", ["--for", "An\u{7}na"], "name-letters"),
    Case("escape sequence", ["--for", "\u{1B}[2JAnna"], "name-letters"),
    Case("digits", ["--for", "4nna"], "name-letters"),
    Case("Cyrillic for English", ["--for", "Анна"], "name-script"),
    Case("Latin for Russian", ["--for", "Anna", "--language", "ru"], "name-script"),
    Case("Latin for Kazakh", ["--for", "Anna", "--language", "kk"], "name-script"),
    Case("said in the wrong script", ["--for", "Анна", "--say-name", "Анна"], "say-name-script"),
    Case("said as nothing", ["--for", "Анна", "--say-name", " "], "say-name-empty"),
  ]

  static let texts = [
    Case("100 kB story", anna("--story", String(repeating: "a day ", count: 17_000)), "story-too-long"),
    Case("story with control characters", anna("--story", "We met\u{1}"), "story-unreadable"),
    Case("blank story", anna("--story", "  "), "story-empty"),
    Case("words with unknown letters", anna("--words", "hebrew"), "words-script"),
    Case("words of another script", anna("--words", "russian"), "words-script"),
    Case("words with emoji", anna("--words", "emoji"), "words-letters"),
    Case("words with an unknown tag", anna("--words", "tag"), "words-tag"),
    Case("no such file", anna("--words", "nowhere"), "words-missing"),
    Case("a directory", anna("--words", "."), "words-missing"),
    Case("words that are not UTF-8", anna("--words", "latin1"), "words-encoding"),
    Case("an empty file", anna("--words", "empty"), "words-empty"),
    Case("too many words", anna("--words", "long"), "words-too-long"),
    Case("words for an instrumental", anna("--words", "plain", "--instrumental"), "words-unsung"),
  ]

  static let choices = [
    Case("style", anna("--style", "polka"), "style-unknown"),
    Case("style of two lines", anna("--style", "po\nlka\u{1B}[2J"), "style-unknown"),
    Case("voice", anna("--voice", "nobody"), "voice-unknown"),
    Case("voice of another language", anna("--voice", "pavel"), "voice-unknown"),
    Case("tone", anna("--tone", "angry"), "tone-unknown"),
    Case("occasion", anna("--occasion", "monday"), "occasion-unknown"),
    Case("language", anna("--language", "tlh"), "language-unknown"),
    Case("too short", anna("--seconds", "5"), "seconds-range"),
    Case("too long", anna("--seconds", "9999"), "seconds-range"),
    Case("no length", anna("--seconds", "nan"), "seconds-range"),
    Case("a length beyond integers", anna("--seconds", "1e300"), "seconds-range"),
    Case("too slow", anna("--tempo", "5"), "tempo-range"),
    Case("too fast", anna("--tempo", "999"), "tempo-range"),
    Case("no tempo", anna("--tempo", "NaN"), "tempo-range"),
    Case("a tempo beyond integers", anna("--tempo", "1e300"), "tempo-range"),
    Case("endless tempo", anna("--tempo", "inf"), "tempo-range"),
    Case("a tempo in words", anna("--tempo", "fast"), "arguments"),
    Case("an unknown option", anna("--loud"), "arguments"),
    Case("nobody", [], "arguments"),
  ]

  private static func anna(_ options: String...) -> [String] { ["--for", "Anna"] + options }

  @Test(arguments: names + texts + choices) func isRefusedInOneLine(_ wrong: Case) throws {
    let folder = try Folder()
    try prepare(folder)
    let before = folder.names
    let run = try SonglyProgram.run(
      ["make", "song", "--out", "song.mp3", "--stems", "parts"] + wrong.options, in: folder)
    expectRefusal(run, code: wrong.code)
    #expect(folder.names == before)
  }

  private func prepare(_ folder: Folder) throws {
    try folder.write("Hello, שלום and more\n", to: "hebrew")
    try folder.write("Тихо падает снег\n", to: "russian")
    try folder.write("I love you 💛\n", to: "emoji")
    try folder.write("[Solo]\nla la la\n", to: "tag")
    try folder.write(Data([0x63, 0x61, 0x66, 0xE9, 0x0A]), to: "latin1")
    try folder.write("", to: "empty")
    try folder.write("Anna walks along the road\n", to: "plain")
    try folder.write(String(repeating: "Anna walks along the road\n", count: 8000), to: "long")
  }

  @Test(arguments: [
    ("song.txt", "parts", "format-unknown"), ("song", "parts", "format-unknown"), ("mp3", "parts", "format-unknown"),
    ("nowhere/song.mp3", "parts", "not-writable"), ("folder.mp3", "parts", "not-writable"),
    ("song.mp3", "nowhere/parts", "not-writable"), ("plain/song.mp3", "parts", "not-writable"),
  ])
  func placesThatCannotBe(_ out: String, _ stems: String, _ code: String) throws {
    let folder = try Folder()
    try folder.makeFolder("folder.mp3")
    try folder.write("a file", to: "plain")
    let before = folder.names
    let run = try SonglyProgram.run(
      ["make", "song", "--for", "Anna", "--out", out, "--stems", stems], in: folder)
    expectRefusal(run, code: code)
    #expect(folder.names == before && folder.names(in: "folder.mp3") == [])
  }

  @Test func whatWasThereStays() throws {
    let folder = try Folder()
    try folder.makeFolder("parts")
    try folder.write("mine", to: "song.mp3")
    let run = try SonglyProgram.makeSong(["--for", "", "--stems", "parts"], in: folder)
    expectRefusal(run, code: "name-empty")
    #expect(folder.names == ["parts", "song.mp3"] && folder.read("song.mp3") == "mine")
  }
}

/// One line on standard error with a code, nothing on standard output.
func expectRefusal(_ run: SonglyProgram.Run, code: String, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(run.status != 0 && run.status < 128, sourceLocation: sourceLocation)
  #expect(run.output == "", sourceLocation: sourceLocation)
  #expect(run.complaint.filter(\.isNewline).count == 1, "\(run.complaint)", sourceLocation: sourceLocation)
  #expect(!run.complaint.contains("\u{1B}"), sourceLocation: sourceLocation)
  #expect(run.code == code, "\(run.complaint)", sourceLocation: sourceLocation)
  #expect(run.complaint.count < 400, sourceLocation: sourceLocation)
}
