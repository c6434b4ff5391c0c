import Core
import Foundation
import Media
import Music
import Testing
import Writing

@testable import Studio

/// From a brief to what the renderer is handed, without rendering it.
@Suite struct MakeSongTests {
  /// Makes a song with a renderer that writes its job down and says it is done.
  private func job(_ brief: SongBrief) async throws -> (song: MakeSong.Song, job: SongJob) {
    signal(SIGPIPE, SIG_IGN)
    let path = FileManager.default.temporaryDirectory.appending(path: "songly-job-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let script = "cat > '\(path)'; echo '{\"done\":{\"seconds\":30}}'"
    let make = MakeSong(renderer: RenderProcess(program: "/bin/sh", arguments: ["-c", script]))
    let song = try await make(brief, output: "/nowhere/song.mp3")
    return (song, try JSONDecoder().decode(SongJob.self, from: Data(contentsOf: URL(filePath: path))))
  }

  private func brief(_ name: String, _ language: Language, _ seed: UInt64) -> SongBrief {
    let occasion = Occasion.allCases[Int(seed) % Occasion.allCases.count]
    return SongBrief(
      recipient: name, language: language, occasion: occasion, tone: Tone.allCases[Int(seed) % 3], seconds: 45,
      seed: Seed(seed))
  }

  private static let names: [Language: [String]] = [
    .english: ["Anna", "Max", "Elizabeth", "Anna Maria"], .russian: ["Мария", "Пётр", "Екатерина", "Анна Мария"],
    .kazakh: ["Айгерім", "Ұлан", "Нұрсұлтан", "Дәулет"],
  ]

  /// Both voices by turns, so that a low and a high range are met.
  @Test(arguments: Language.allCases) func everyVoiceHasEverySyllableOfItsLines(_ language: Language) async throws {
    let voices = SingingVoice.voices(language).map(\.id)
    for seed in UInt64(1)...24 {
      let names = Self.names[language] ?? []
      var brief = brief(names[Int(seed) % names.count], language, seed)
      brief.voice = voices[Int(seed / 2) % voices.count]
      let job = try await job(brief).job
      let place: Comment = "\(language) \(brief.recipient) \(seed)"
      expectWhole(job.score.lead, job, place, all: true)
      for part in job.score.harmony { expectWhole(part.notes, job, place, all: false) }
    }
  }

  /// The notes of each line begin each of its syllables once and in order; a part may leave out whole lines only.
  private func expectWhole(_ notes: [SungNote], _ job: SongJob, _ place: Comment, all: Bool) {
    for (index, line) in job.lines.enumerated() {
      let sung = notes.filter { $0.line == index && !$0.continues }.map { [$0.word, $0.syllable] }
      let wanted = line.words.indices.flatMap { word in line.words[word].syllables.indices.map { [word, $0] } }
      #expect(sung == wanted || (!all && sung.isEmpty), place)
    }
    #expect(zip(notes, notes.dropFirst()).allSatisfy { $0.end <= $1.start && $0.start < $0.end }, place)
  }

  @Test func theSameBriefIsTheSameJob() async throws {
    let brief = brief("Anna", .english, 3)
    let (one, two) = (try await job(brief).job, try await job(brief).job)
    #expect(one.score == two.score && one.words == two.words)
    var other = brief
    other.seed = Seed(4)
    #expect(try await job(other).job.score != one.score)
  }

  @Test func anInstrumentalHasNoWordsAndNoVoice() async throws {
    var brief = brief("Anna", .english, 3)
    brief.isInstrumental = true
    let (song, job) = try await job(brief)
    #expect(job.voice == nil && job.lines.isEmpty && job.words == "" && job.score.lead.isEmpty)
    #expect(song.voice == nil && song.words == "" && song.title != "")
  }

  @Test func ownWordsStayAsTheyAre() async throws {
    var brief = brief("Юля", .english, 3)
    brief.sayName = "Yulia"
    brief.words = "[Verse]\nFor Юля in the morning\nwe sing again\n[Chorus]\nЮля, Юля, here we are"
    // The name is of another script than the language: what is written stays, what is said is told apart.
    do {
      let (song, job) = try await job(brief)
      #expect(song.words == brief.words?.replacing("[Chorus]", with: "\n[Chorus]"))
      #expect(job.lines.flatMap(\.words).contains { $0.text == "Юля" })
    } catch {
      #expect((error as? DomainError)?.code == "words-script")
    }
  }

  @Test func wordsWithNumbersAreSung() async throws {
    var brief = brief("Anna", .english, 3)
    brief.words = "[Verse]\nIn 1999 we met\n365 days of joy\nAnna, I remember"
    let job = try await job(brief).job
    for line in job.lines { #expect(!line.words.isEmpty, "\(line.line.text)") }
  }

  @Test func detailsWithoutAPlaceAreTold() async throws {
    var brief = brief("Anna", .english, 3)
    brief.story = "qwrt zxcv bnmp. She flies balloons over Namibia."
    let song = try await job(brief).song
    let told = song.words.lowercased() + song.unusedDetails.joined(separator: " ").lowercased()
    #expect(told.contains("namibia") && told.contains("qwrt"))
  }
}
