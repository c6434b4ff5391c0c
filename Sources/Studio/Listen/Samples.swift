public import Core
import Foundation
import Policy

/// The songs of the landing page: made by this software on this instance, from fixed briefs, once.
public struct Samples: Sendable {
  public struct Sample: Sendable, Hashable {
    public var language: Language
    public var recipient: String
    public var occasion: String
    public var title: String
    public var seconds: Double
    public var style: String?
    public var lines: [TimedLine]
    public var peaks: [Double]
    /// What can be opened of it.
    public var files: [WorkFile]
  }

  private let folder: String
  private let kind: any GenerationKind
  private let scratch: Scratch

  /// - Parameter folder: where they lie; made when it is missing.
  public init(folder: String, scratch: Scratch, kind: any GenerationKind = Song()) {
    self.folder = folder
    self.scratch = scratch
    self.kind = kind
  }

  /// Those that are there, in the order of the languages.
  public func all() -> [Sample] {
    Recipe.all.compactMap { recipe in
      guard let stored = stored(recipe) else { return nil }
      let files = WorkFile.allCases.filter {
        FileManager.default.fileExists(atPath: path(recipe.language) + "/" + $0.name)
      }
      return Sample(
        language: recipe.language, recipient: kind.recipient(recipe.brief.fields),
        occasion: recipe.brief.fields["occasion"] ?? "", title: stored.title, seconds: stored.facts.seconds ?? 0,
        style: stored.facts.style, lines: stored.lines, peaks: stored.peaks,
        files: files)
    }
  }

  /// Where a file of a sample lies; nil when it is not there. These are public and not sealed.
  public func file(_ file: WorkFile, _ language: Language) -> String? {
    let path = path(language) + "/" + file.name
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// Makes those that are missing or were made from another brief, one after the other; each appears when it is whole.
  /// Answers how many were made. Throws what the making throws.
  public func makeMissing(world: World) async throws -> Int {
    var made = 0
    for recipe in Recipe.all where stored(recipe) == nil {
      let work = try scratch.makeFolder(for: world.identifier())
      defer { scratch.remove(work) }
      let song = try await kind.make(recipe.brief, in: Workshop(folder: work)) { _ in }
      try deliver(song, recipe, from: work)
      made += 1
    }
    return made
  }

  /// What is written beside the files; it comes last, so a sample without it is not whole.
  private struct Stored: Codable {
    var brief: Brief
    var title: String
    var facts: Facts
    var lines: [TimedLine]
    var peaks: [Double]
  }

  private static let label = "sample.json"

  private func path(_ language: Language) -> String { folder + "/" + language.rawValue }

  private func stored(_ recipe: Recipe) -> Stored? {
    guard let data = FileManager.default.contents(atPath: path(recipe.language) + "/" + Self.label),
      let stored = try? JSONDecoder().decode(Stored.self, from: data), stored.brief == recipe.brief
    else { return nil }
    return stored
  }

  private func deliver(_ song: Made, _ recipe: Recipe, from work: String) throws {
    let (manager, goal) = (FileManager.default, path(recipe.language))
    let stored = Stored(
      brief: recipe.brief, title: song.title, facts: song.facts, lines: song.lines, peaks: song.peaks)
    do {
      if manager.fileExists(atPath: goal) { try manager.removeItem(atPath: goal) }
      try manager.createDirectory(atPath: goal, withIntermediateDirectories: true)
      for (file, path) in song.files { try manager.copyItem(atPath: path, toPath: goal + "/" + file.name) }
      try Data(VersionSeal.json(stored)).write(to: URL(fileURLWithPath: goal + "/" + Self.label), options: .atomic)
    } catch {
      throw DomainError(.unavailable, "samples-unwritable", "The sample songs could not be stored: is the disk full?")
    }
  }
}

/// What a sample is made from.
struct Recipe: Sendable {
  var language: Language
  var brief: Brief

  static let all: [Recipe] = [
    Recipe(
      .english, 71,
      [
        "recipient": "Grace", "occasion": "birthday", "tone": "warm", "style": "folk",
        "story": "She keeps bees behind the house. She taught me to skate.",
      ]),
    Recipe(
      .russian, 72,
      [
        "recipient": "Мария", "occasion": "love", "tone": "warm", "style": "waltz",
        "story": "Мы познакомились в поезде. Она печёт яблочный пирог.",
      ]),
    Recipe(
      .kazakh, 73,
      [
        "recipient": "Айгерім", "occasion": "thanks", "tone": "warm", "style": "dombra",
        "story": "Ол таңертең ән айтады. Біз бірге тауға шықтық.",
      ]),
  ]

  private init(_ language: Language, _ seed: UInt64, _ fields: [String: String]) {
    self.language = language
    let always = ["language": language.rawValue, "seconds": String(Limits.sampleSeconds)]
    brief = Brief(fields: fields.merging(always) { $1 }, seed: Seed(seed))
  }
}
