public import Core
import Foundation
import Media
import Policy
import Writing

/// A sung, personal song.
public struct Song: GenerationKind {
  public let id = "song"
  public var price: Int { Prices.song }

  private let makeSong: MakeSong

  public init(makeSong: MakeSong = MakeSong()) {
    self.makeSong = makeSong
  }

  public var fields: [Field] {
    let catalog = Catalog.current
    func choice(_ ids: [String]) -> Field.Kind { .choice(ids.map { Field.Choice(id: $0) }) }
    let voices = catalog.voices.map { Field.Choice(id: $0.id, language: Language(rawValue: $0.language)) }
    return [
      Field("recipient", .text(lengthMax: Limits.nameLengthMax), isRequired: true),
      Field("language", choice(catalog.languages), usual: Language.english.rawValue),
      Field("occasion", choice(catalog.occasions), usual: Occasion.simply.rawValue),
      Field("tone", choice(catalog.tones), usual: Tone.warm.rawValue),
      Field("story", .longText(lengthMax: Limits.storyLengthMax)),
      Field("words", .longText(lengthMax: Limits.ownWordsLengthMax)),
      Field("say-name", .text(lengthMax: Limits.sayNameLengthMax)),
      Field("style", choice(catalog.styles.map(\.id))),
      Field("voice", .choice(voices)),
      Field("tempo", .number(Limits.tempo)),
      Field("seconds", .number(Limits.songSeconds), usual: String(Limits.songSecondsDefault)),
      Field("instrumental", .flag),
    ]
  }

  public func check(_ fields: [String: String]) -> [FieldProblem] {
    SongReading(fields, known: Set(self.fields.map(\.name)), seed: Seed(1)).problems
  }

  public func texts(_ fields: [String: String]) -> [String] {
    ["recipient", "story", "words", "say-name"].compactMap { fields[$0] }
  }

  public func recipient(_ fields: [String: String]) -> String {
    (fields["recipient"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  public func make(
    _ brief: Brief, in workshop: Workshop, tell: @escaping @Sendable (MakingEvent) -> Void
  ) async throws -> Made {
    let reading = SongReading(brief.fields, known: Set(fields.map(\.name)), seed: brief.seed)
    if let problem = reading.problems.first {
      throw DomainError(.invalid, problem.code, "This song cannot be made as it was asked for.")
    }
    let copies = [WorkFile.webm, .opus, .flac].map { workshop.path($0.name) }
    let song = try await makeSong(
      reading.brief, output: workshop.path(WorkFile.mp3.name), copies: copies, booklet: workshop.folder,
      tell: { tell($0.event) }, written: { title, text in tell(.words(title: title, text: text)) })
    return Made(
      title: song.title, words: song.words,
      facts: Facts(
        language: song.language, seconds: song.seconds, style: song.style, voice: song.voice, tempo: song.tempo,
        key: song.key, meter: song.meter, unusedDetails: song.unusedDetails),
      lines: try Self.read(workshop.path(WorkFile.timings.name)),
      peaks: try Self.read(workshop.path(WorkFile.peaks.name)),
      files: WorkFile.stored.map { ($0, workshop.path($0.name)) })
  }

  private static func read<T: Decodable>(_ path: String) throws -> T {
    guard let data = FileManager.default.contents(atPath: path),
      let value = try? JSONDecoder().decode(T.self, from: data)
    else { throw DomainError(.fault, "render-failed", "The renderer left something out; nothing was kept.") }
    return value
  }
}

extension SongStep {
  var event: MakingEvent {
    switch self {
    case .words: .step("words")
    case .melody: .step("melody")
    case .singing(let line, let count): .step("singing", done: line, of: count)
    case .harmony: .step("harmony")
    case .band: .step("band")
    case .mixing: .step("mixing")
    case .mastering: .step("mastering")
    case .saving: .step("saving")
    }
  }
}
