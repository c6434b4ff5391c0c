public import Core
public import Media
import Music
import Policy
import Writing

/// Makes a song from a brief: writes, composes, renders.
public struct MakeSong: Sendable {
  public struct Song: Sendable, Codable {
    public var title: String
    public var words: String
    public var seconds: Double
    public var seed: UInt64
    public var language: String
    public var style: String
    public var voice: String?
    public var tempo: Double
    public var key: String
    public var meter: String
    /// Parts of the story that found no place in the words, verbatim.
    public var unusedDetails: [String]
  }

  private let pronouncer: Pronouncer
  private let renderer: RenderProcess

  public init(pronouncer: Pronouncer = Pronunciation().pronouncer, renderer: RenderProcess = RenderProcess()) {
    self.pronouncer = pronouncer
    self.renderer = renderer
  }

  /// Writes the song into `output` and, if a directory is given, its parts into `stems`. Both must be places that
  /// nobody else sees yet: a renderer that is killed may leave half a file there.
  /// - Parameters:
  ///   - copies: the same sound in further formats, by their endings.
  ///   - booklet: a directory for what a page shows beside the sound.
  ///   - written: hears title and words as soon as they are there, long before the sound.
  /// - Throws: what is wrong with the brief; what this machine lacks; `render-killed`.
  public func callAsFunction(
    _ brief: SongBrief, output: String, copies: [String] = [], stems: String? = nil, booklet: String? = nil,
    tell: @escaping @Sendable (SongStep) -> Void = { _ in },
    written: @Sendable (_ title: String, _ words: String) -> Void = { _, _ in }
  ) async throws -> Song {
    let checked = try brief.checked()
    tell(.words)
    let draft = try await fittingDraft(checked, tell: tell)
    let (lyrics, sections, score) = (draft.lyrics, draft.sections, draft.score)
    let words = lyrics.sections.map { section in
      "[\(section.kind.tag)]\n" + section.lines.map(\.text).joined(separator: "\n")
    }.joined(separator: "\n\n")
    written(lyrics.title, words)
    let job = SongJob(
      score: score, lines: sections.flatMap(\.lines), language: lyrics.language, voice: checked.voice?.id,
      title: lyrics.title, words: words, output: output, copies: copies, stems: stems, booklet: booklet)
    let seconds = try await renderer.run(job, tell: tell)
    return Song(
      title: lyrics.title, words: words, seconds: (seconds * 1000).rounded() / 1000, seed: brief.seed.value,
      language: lyrics.language.rawValue, style: checked.style.id, voice: checked.voice?.id, tempo: score.tempo,
      key: score.key.name, meter: score.meter.symbol, unusedDetails: lyrics.unusedDetails)
  }

  private struct Draft {
    var lyrics: Lyrics
    var sections: [SpokenSection]
    var score: Score

    var seconds: Double { score.seconds(score.endTick) + SongJob.leadIn + SongJob.tail }
  }

  /// How far a song may be from its wished length before it is written again in a shorter form.
  private static let stretchMax = 1.1

  /// Long lines take more bars than a plan can know; where a livelier tempo does not make up for it, fewer sections do.
  private func fittingDraft(_ checked: CheckedSong, tell: (SongStep) -> Void) async throws -> Draft {
    let wish = checked.brief.seconds
    let first = try await draft(checked, planned: wish, tell: tell)
    guard first.seconds > wish * Self.stretchMax, checked.brief.words == nil else { return first }
    let second = try await draft(
      checked, planned: max(Double(Limits.songSeconds.lowerBound), wish * wish / first.seconds), tell: tell)
    return abs(second.seconds - wish) < abs(first.seconds - wish) ? second : first
  }

  private func draft(_ checked: CheckedSong, planned: Double, tell: (SongStep) -> Void) async throws -> Draft {
    let plan = SongForm.plan(seconds: planned, style: checked.style, tempo: checked.brief.tempo)
    let lyrics = try await lyrics(checked, form: plan.sections)
    let sections = try await spoken(lyrics, checked.brief)
    tell(.melody)
    return Draft(lyrics: lyrics, sections: sections, score: try score(checked, plan: plan, sections: sections))
  }

  private func lyrics(_ checked: CheckedSong, form: [SectionKind]) async throws -> Lyrics {
    let brief = checked.brief
    if let own = brief.words {
      return try OwnWords.parse(own, language: brief.language, recipient: brief.recipient, sayName: brief.sayName)
    }
    let wish = SongWords(
      recipient: brief.recipient, sayName: brief.sayName, occasion: brief.occasion, tone: brief.tone,
      language: brief.language, story: brief.story)
    var lyrics = try await SongWriter.write(wish, form: form, seed: brief.seed, pronouncer: pronouncer)
    if brief.isInstrumental { lyrics.sections = [] }
    return lyrics
  }

  /// How the lines sound; a name that is said in its own way keeps its written form.
  private func spoken(_ lyrics: Lyrics, _ brief: SongBrief) async throws -> [SpokenSection] {
    let lines = lyrics.sections.flatMap(\.lines)
    let words = try await pronouncer.pronounce(lines.map(\.spoken), lyrics.language)
    var next = words.makeIterator()
    return lyrics.sections.map { section in
      SpokenSection(
        kind: section.kind,
        lines: section.lines.map { line in
          SpokenSection.Line(
            line: line,
            words: WrittenWords.restored(
              next.next() ?? [], line: line, nameLength: wordCount(brief.recipient),
              saidLength: wordCount(brief.sayName ?? brief.recipient)))
        })
    }
  }

  private func wordCount(_ name: String) -> Int {
    name.split(separator: " ").count
  }

  private func score(
    _ checked: CheckedSong, plan: SongPlan, sections: [SpokenSection]
  ) throws(DomainError) -> Score {
    guard let voice = checked.voice else {
      return Composer.instrumental(
        seconds: checked.brief.seconds, style: checked.style, tempo: checked.brief.tempo, seed: checked.brief.seed)
    }
    let brief = checked.brief
    func composed(_ tempo: Double?) throws(DomainError) -> Score {
      try Composer.compose(
        sections: sections, style: checked.style, tempo: tempo, range: VocalRange(low: voice.low, high: voice.high),
        seed: brief.seed, name: brief.recipient)
    }
    guard brief.tempo == nil, brief.words == nil else { return try composed(brief.tempo) }
    // Long lines take more bars than the plan knows; a livelier tempo brings the song back to its length.
    let first = try composed(plan.tempo)
    let tempo = checked.style.held(first.tempo * first.seconds(first.endTick) / brief.seconds)
    return abs(tempo - first.tempo) < first.tempo * 0.05 ? first : try composed(tempo)
  }
}

extension Style {
  /// A whole tempo within the style's range.
  fileprivate func held(_ tempo: Double) -> Double {
    min(tempoRange.upperBound, max(tempoRange.lowerBound, tempo)).rounded()
  }
}
