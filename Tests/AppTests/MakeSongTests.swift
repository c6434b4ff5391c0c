import Foundation
import TestSupport
import Testing

/// Songs as a user makes them, by the program itself.
@Suite(.startsPrograms) struct MakeSongTests {
  struct Wish: Sendable, CustomTestStringConvertible {
    var name: String
    var language: String
    var occasion: String
    var testDescription: String { language }
  }

  static let wishes = [
    Wish(name: "Anna", language: "en", occasion: "birthday"),
    Wish(name: "Екатерина", language: "ru", occasion: "wedding"),
    Wish(name: "Айгерім", language: "kk", occasion: "birthday"),
  ]

  static let stems = [
    "accompaniment.wav", "cover.png", "cover.svg", "harmony.wav", "score.json", "song.mid", "vocal.wav", "words.lrc",
    "words.vtt",
  ]

  @Test(arguments: wishes) func aSongWithAllItsParts(_ wish: Wish) throws {
    let folder = try Folder()
    let run = try SonglyProgram.makeSong(
      [
        "--for", wish.name, "--occasion", wish.occasion, "--language", wish.language, "--seed", "7", "--stems", "parts",
        "--json",
      ], in: folder)
    #expect(run.status == 0)
    #expect(run.complaint == "")
    let song = run.object
    #expect(song["seed"] as? Int == 7)
    #expect(song["title"] as? String != "")
    #expect(song["style"] as? String != "")
    #expect((song["words"] as? String)?.contains("[Chorus]") == true)
    #expect((song["words"] as? String)?.contains(String(wish.name.prefix(4))) == true)
    let seconds = try #require(song["seconds"] as? Double)
    #expect((20...60).contains(seconds))
    let files = song["files"] as? [String] ?? []
    #expect(files.map { URL(filePath: $0).lastPathComponent } == ["song.mp3"] + Self.stems)
    #expect(files.allSatisfy { FileManager.default.fileExists(atPath: $0) })
    #expect(folder.names == ["parts", "song.mp3"])
    #expect(folder.names(in: "parts") == Self.stems)
    try expectScore(folder.object("parts/score.json"), within: seconds)
    for part in ["vocal.wav", "harmony.wav", "accompaniment.wav"] {
      // All begin together; the delivered sound ends where the last chord has faded.
      let own = try SoundProbe("parts/" + part, in: folder).seconds
      #expect(own > seconds - 0.05 && own < seconds + 3, "\(part): \(own), the song: \(seconds)")
    }
    #expect(folder.data("parts/cover.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(folder.read("parts/words.lrc").hasPrefix("[ti:"))
    #expect(folder.read("parts/words.vtt").hasPrefix("WEBVTT\n"))
    #expect(folder.data("parts/song.mid").starts(with: Data("MThd".utf8)))
  }

  private func expectScore(_ score: [String: Any], within seconds: Double) throws {
    #expect((score["tempo"] as? Double ?? 0) > 0)
    #expect(["4/4", "3/4", "6/8"].contains(score["meter"] as? String))
    #expect(score["key"] as? String != nil)
    let chords = try #require(score["chords"] as? [[String: Any]])
    let notes = try #require(score["notes"] as? [[String: Any]])
    #expect(chords.count >= 4 && notes.count >= 20)
    var last = 0.0
    for note in notes {
      let (start, end) = (try #require(note["start"] as? Double), try #require(note["end"] as? Double))
      #expect(start >= last && end > start && end < seconds)
      last = start
      #expect((40...84).contains(try #require(note["midi"] as? Int)))
      #expect((note["syllable"] as? String)?.isEmpty == false && (note["word"] as? String)?.isEmpty == false)
      #expect(note["line"] as? Int != nil)
    }
    #expect(chords.allSatisfy { ($0["symbol"] as? String)?.isEmpty == false && $0["start"] as? Double != nil })
  }

  @Test func theSameSeedIsTheSameSong() throws {
    let folder = try Folder()
    for (seed, place) in [("11", "one"), ("11", "again"), ("12", "other")] {
      let run = try SonglyProgram.makeSong(
        ["--for", "Anna", "--occasion", "love", "--seed", seed, "--stems", place], out: place + ".wav", in: folder)
      #expect(run.status == 0)
    }
    for part in ["score.json", "song.mid", "words.lrc", "vocal.wav"] {
      #expect(folder.data("one/" + part) == folder.data("again/" + part), "\(part)")
      #expect(folder.data("one/" + part) != folder.data("other/" + part), "\(part)")
    }
    #expect(folder.data("one.wav") == folder.data("again.wav"))
  }

  @Test func aPipeHearsNothing() throws {
    let folder = try Folder()
    let run = try SonglyProgram.makeSong(["--for", "Anna", "--instrumental", "--stems", "parts"], in: folder)
    #expect(run.status == 0 && run.output == "" && run.complaint == "")
    #expect(folder.object("parts/score.json")["notes"] as? [String] == [])
  }

  @Test func ownWordsAreSungAsTheyStand() throws {
    let folder = try Folder()
    // Nothing here rhymes, and nothing has to.
    try folder.write(
      """
      [Verse]
      The kettle is on the stove
      and Anna is reading a map
      we packed seven sandwiches
      the train will not wait for us
      [Chorus]
      Anna, the sea is calling
      bring your enormous umbrella
      """, to: "words.txt")
    let run = try SonglyProgram.makeSong(
      ["--for", "Anna", "--words", "words.txt", "--stems", "parts", "--json"], in: folder)
    #expect(run.status == 0)
    #expect((run.object["words"] as? String)?.contains("bring your enormous umbrella") == true)
    let notes = folder.object("parts/score.json")["notes"] as? [[String: Any]] ?? []
    #expect(Set(notes.compactMap { $0["line"] as? Int }).count == 6)
    #expect(notes.contains { ($0["word"] as? String) == "sandwiches" })
  }

  @Test func aNameOfAnotherScriptIsSaidAsItIsTold() throws {
    for (name, said, language) in [("Юля", "Yulia", "en"), ("Joanna Smith", "Джоанна", "ru")] {
      let folder = try Folder()
      let run = try SonglyProgram.makeSong(
        ["--for", name, "--say-name", said, "--language", language, "--seed", "3", "--stems", "parts", "--json"],
        in: folder)
      #expect(run.status == 0, "\(run.complaint)")
      let words = run.object["words"] as? String ?? ""
      #expect(words.contains(name) && !words.contains(said))
      #expect(folder.read("parts/words.vtt").contains(String(name.prefix(3))))
    }
  }
}
