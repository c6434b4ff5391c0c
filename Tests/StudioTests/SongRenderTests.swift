import Core
import Foundation
import Media
import Synchronization
import TestSupport
import Testing

@testable import Studio

/// One song from its fields to its files, by the program itself.
@Suite struct SongRenderTests {
  /// The package puts its program beside the runner of its tests.
  private var program: String {
    URL(filePath: RenderProcess.ownProgram).deletingLastPathComponent().appending(path: "songly").path
  }

  @Test func aSongHasEverythingThatAPageShows() async throws {
    signal(SIGPIPE, SIG_IGN)
    try await withTemporaryFolder { folder in
      let song = Song(makeSong: MakeSong(renderer: RenderProcess(program: program)))
      let told = Mutex<[MakingEvent]>([])
      let brief = Brief(fields: ["recipient": "Anna", "seconds": "30", "style": "folk"], seed: Seed(5))
      let made = try await song.make(brief, in: Workshop(folder: folder)) { event in told.withLock { $0.append(event) }
      }

      #expect(!made.title.isEmpty && made.words.contains("[Chorus]") && made.facts.style == "folk")
      #expect(made.facts.language == "en" && made.facts.voice == "james" && made.facts.key != nil)
      let seconds = try #require(made.facts.seconds)
      #expect((20...45).contains(seconds))
      #expect(made.peaks.count == 160 && made.peaks.allSatisfy { (0...1).contains($0) } && made.peaks.contains(1))
      #expect(made.lines.count >= 4 && made.lines.allSatisfy { $0.start < $0.end && $0.end < seconds + 1 })
      #expect(made.lines.allSatisfy { !$0.words.isEmpty && made.words.contains($0.text) })

      let starts: [WorkFile: [UInt8]] = [
        .mp3: Array("ID3".utf8), .webm: [0x1a, 0x45, 0xdf, 0xa3], .opus: Array("OggS".utf8),
        .flac: Array("fLaC".utf8), .midi: Array("MThd".utf8), .words: Array("[ti:".utf8),
        .captions: Array("WEBVTT".utf8), .cover: Array("<svg".utf8), .picture: [0x89, 0x50, 0x4e, 0x47],
      ]
      #expect(Set(made.files.map(\.file)) == Set(starts.keys))
      for (file, path) in made.files {
        let data = try #require(FileManager.default.contents(atPath: path))
        #expect(data.starts(with: starts[file] ?? []), "\(file)")
        // AI labels: whatever leaves the page by itself says what it is.
        #expect(data.range(of: Data(SyntheticMark.sourceType.utf8)) != nil, "\(file) bears no mark")
      }
      #expect(made.files.map(\.file) == WorkFile.stored)

      let events = told.withLock(\.self)
      let words = try #require(events.firstIndex(of: .words(title: made.title, text: made.words)))
      let singing = try #require(
        events.firstIndex { if case .step("singing", done: _, of: _) = $0 { true } else { false } })
      #expect(events.first == .step("words") && events.last == .step("saving") && words < singing)
    }
  }

  /// Calling a work off ends the child at once: nothing goes on singing for nobody.
  @Test func aCancelledMakingStops() async throws {
    signal(SIGPIPE, SIG_IGN)
    try await withTemporaryFolder { folder in
      let song = Song(makeSong: MakeSong(renderer: RenderProcess(program: program)))
      let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
      let wasSaved = Mutex(false)
      // Called off by the singer's own thread, which waits for no other.
      let callOff = Mutex<(@Sendable () -> Void)?>(nil)
      let making = Task {
        try await song.make(
          Brief(fields: ["recipient": "Anna", "seconds": "240"], seed: Seed(5)), in: Workshop(folder: folder)
        ) { event in
          if case .step("singing", done: _, of: _) = event {
            callOff.withLock { $0 }?()
            beginning.finish()
          }
          if event == .step("saving") { wasSaved.withLock { $0 = true } }
        }
      }
      callOff.withLock { $0 = { making.cancel() } }
      for await _ in begun {}
      making.cancel()
      await #expect(throws: (any Error).self) { try await making.value }
      #expect(wasSaved.withLock { $0 } == false)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }
}
