import Core
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Studio

/// The songs of the landing page.
@Suite struct SamplesTests {
  /// Writes two small files instead of a song.
  private final class Kind: GenerationKind {
    let id = "song"
    let price = 0
    let fields: [Field] = []
    let made = Mutex<[Brief]>([])
    let fails: Bool

    init(fails: Bool = false) { self.fails = fails }

    func check(_ fields: [String: String]) -> [FieldProblem] { [] }
    func texts(_ fields: [String: String]) -> [String] { [] }
    func recipient(_ fields: [String: String]) -> String { fields["recipient"] ?? "" }

    func make(
      _ brief: Brief, in workshop: Workshop, tell: @escaping @Sendable (MakingEvent) -> Void
    ) async throws -> Made {
      made.withLock { $0.append(brief) }
      try Data("sound".utf8).write(to: URL(filePath: workshop.path("song.mp3")))
      if fails { throw DomainError(.unavailable, "render-killed", "Stopped.") }
      return Made(
        title: "Title", words: "", facts: Facts(language: "en", seconds: 60), lines: [], peaks: [1],
        files: [(.mp3, workshop.path("song.mp3"))])
    }
  }

  @Test func theyAreMadeOnce() async throws {
    try await withTemporaryFolder { root in
      let world = World.frozen()
      let scratch = try Scratch(root: root + "/scratch", world: world)
      let kind = Kind()
      let samples = Samples(folder: root + "/samples", scratch: scratch, kind: kind)
      #expect(samples.all().isEmpty && samples.file(.mp3, .english) == nil)
      #expect(try await samples.makeMissing(world: world) == 3)
      #expect(try await samples.makeMissing(world: world) == 0)
      #expect(
        samples.all().map(\.language) == Language.allCases && samples.all().map(\.files) == [[.mp3], [.mp3], [.mp3]])
      let path = try #require(samples.file(.mp3, .kazakh))
      #expect(FileManager.default.contents(atPath: path) == Data("sound".utf8))
      #expect(Set(kind.made.withLock(\.self).map(\.seed)).count == 3)
      // One that was made from another brief, or is not whole, is made anew.
      try FileManager.default.removeItem(atPath: root + "/samples/ru/sample.json")
      #expect(samples.all().map(\.language) == [.english, .kazakh])
      #expect(try await samples.makeMissing(world: world) == 1)
    }
  }

  @Test func halfASampleIsNone() async throws {
    try await withTemporaryFolder { root in
      let scratch = try Scratch(root: root + "/scratch", world: .frozen())
      let samples = Samples(folder: root + "/samples", scratch: scratch, kind: Kind(fails: true))
      await #expect(throws: DomainError.self) { _ = try await samples.makeMissing(world: .frozen()) }
      #expect(samples.all().isEmpty)
    }
  }

  @Test func theirBriefsCanBeMade() {
    #expect(Recipe.all.map(\.language) == Language.allCases)
    for recipe in Recipe.all { #expect(Song().check(recipe.brief.fields).isEmpty, "\(recipe.language)") }
  }
}
