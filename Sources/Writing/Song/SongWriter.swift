public import Core
import Policy

/// Writes the words of a song from the banks: a pure function of brief, form, seed and how words sound.
public enum SongWriter {
  /// The words of one song. Choruses and pre-choruses return with the same words, the last
  /// chorus with a dedication; verses and bridges differ.
  /// - Parameters:
  ///   - brief: for whom, why, and the giver's story.
  ///   - form: the sections in the order of singing.
  ///   - seed: another seed gives other words.
  ///   - pronouncer: asked once for all candidate lines, and once more if no chorus suits the name.
  /// - Returns: lyrics in which every detail of the story is sung or named in `unusedDetails`.
  /// - Throws: `DomainError(.invalid, …)` for a name or story that cannot be used; what the pronouncer throws.
  public static func write(
    _ brief: SongWords, form: [SectionKind], seed: Seed, pronouncer: Pronouncer
  ) async throws -> Lyrics {
    if let story = brief.story, story.count > Limits.storyLengthMax {
      throw DomainError(
        .invalid, "story-too-long", "Tell the story in at most \(Limits.storyLengthMax) characters.")
    }
    let name = try SungName(brief.recipient, sayName: brief.sayName, language: brief.language)
    let details = StoryDetail.read(brief.story, recipient: brief.recipient, language: brief.language)
    let plan = SongPlan(form: form, details: details)
    let casting = Casting(
      bank: try Bank.of(brief.language), brief: brief, name: name, generator: seed.generator("words"))
    var desk = SongDesk(plan: plan, casting: casting, name: name, language: brief.language)
    let stanzas = try await desk.write(pronouncer)
    var sections = zip(form, plan.order).map { LyricSection(kind: $0, lines: stanzas[$1]) }
    if let last = sections.lastIndex(where: { $0.kind == .chorus }) {
      sections[last].lines += Dedication.lines(brief.occasion, name: name, language: brief.language)
    }
    return Lyrics(
      title: desk.title(), language: brief.language, sections: sections,
      unusedDetails: plan.unused.map(\.source) + desk.dropped)
  }
}
