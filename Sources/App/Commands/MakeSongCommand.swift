import ArgumentParser
import Core
import Foundation
import Studio
import Writing

/// `songly make song`.
struct MakeSongCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "song", abstract: "Make a sung song for somebody.",
    discussion: "songly make song --for Anna --occasion birthday --language en --out anna.mp3")

  @Option(name: .customLong("for"), help: "Whom the song is for: a name.")
  var recipient: String

  @Option(help: "The file to write; its ending chooses mp3, opus, webm, flac or wav.")
  var out: String

  @Option(help: "en, ru or kk.")
  var language = "en"

  @Option(help: "birthday, wedding, anniversary, love, newborn, graduation, thanks, new-year, friendship or simply.")
  var occasion = Occasion.simply.rawValue

  @Option(help: "warm, playful or solemn.")
  var tone = Tone.warm.rawValue

  @Option(help: "What to sing about, in your own words.")
  var story: String?

  @Option(help: "A file with your own lyrics, with [Verse], [Chorus] and [Bridge].")
  var words: String?

  @Option(help: "How the name is pronounced, spelled in the letters of the language.")
  var sayName: String?

  @Option(help: "A style of songly make --list.")
  var style: String?

  @Option(help: "A voice of songly make --list.")
  var voice: String?

  @Option(help: "Quarter notes a minute.")
  var tempo: Double?

  @Option(help: "The wished length in seconds.")
  var seconds: Double?

  @Option(help: "The same brief and seed give the same song.")
  var seed: UInt64?

  @Flag(help: "Play the melody instead of singing it.")
  var instrumental = false

  @Option(help: "A directory for the voice alone, the band alone, notes, words and cover.")
  var stems: String?

  @Flag(help: "Print one JSON object about the song.")
  var json = false

  func run() async throws {
    let progress = ProgressLine()
    do {
      let brief = try self.brief()
      let delivery = try Delivery(output: out, stems: stems)
      let interruption = Interruption { delivery.discard() }
      defer { withExtendedLifetime(interruption) { delivery.discard() } }
      let song = try await MakeSong()(brief, output: delivery.draft, stems: delivery.stemsDraft) { progress.show($0) }
      let files = try delivery.deliver()
      progress.finish()
      try report(song, files: files)
    } catch {
      progress.finish()
      throw Terminal.exit(for: error)
    }
  }

  private func brief() throws(DomainError) -> SongBrief {
    var brief = SongBrief(
      recipient: recipient, language: try choice(language, "language", Language.allCases),
      occasion: try choice(occasion, "occasion", Occasion.allCases), tone: try choice(tone, "tone", Tone.allCases),
      story: story, sayName: sayName, style: style, voice: voice, tempo: tempo, isInstrumental: instrumental,
      seed: Seed(seed ?? UInt64.random(in: 1...999_999_999)))
    if let seconds { brief.seconds = seconds }
    if let words { brief.words = try WordsFile.read(words) }
    return brief
  }

  private func choice<T: RawRepresentable<String>>(
    _ value: String, _ what: String, _ all: [T]
  ) throws(DomainError) -> T {
    if let known = T(rawValue: value.lowercased()) { return known }
    throw DomainError(
      .notFound, "\(what)-unknown",
      "There is no \(what) \"\(value.prefix(40))\": choose one of \(all.map(\.rawValue).joined(separator: ", ")).")
  }

  private func report(_ song: MakeSong.Song, files: [String]) throws {
    if json { return try Terminal.printJSON(Report(song: song, files: files)) }
    guard Terminal.isInteractive else { return }
    Terminal.say("\(song.title): \(Int(song.seconds)) seconds, \(song.style), seed \(song.seed)")
    for detail in song.unusedDetails { Terminal.say("Not sung: \(detail)") }
    Terminal.say(files.joined(separator: "\n"))
  }

  private struct Report: Encodable {
    var song: MakeSong.Song
    var files: [String]

    private enum Keys: String, CodingKey { case files }

    func encode(to encoder: any Encoder) throws {
      try song.encode(to: encoder)
      var container = encoder.container(keyedBy: Keys.self)
      try container.encode(files, forKey: .files)
    }
  }
}
