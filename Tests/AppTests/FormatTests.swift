import Foundation
import TestSupport
import Testing

/// Every ending gives a file of its kind that a foreign program plays, names and knows for a machine's work.
@Suite(.startsPrograms) struct FormatTests {
  @Test(arguments: [
    ("song.mp3", "mp3", "mp3"), ("song.opus", "ogg", "opus"), ("song.webm", "matroska,webm", "opus"),
    ("song.flac", "flac", "flac"), ("song.WAV", "wav", "pcm_s16le"),
  ])
  func theEndingChooses(_ name: String, _ container: String, _ codec: String) throws {
    let folder = try Folder()
    let run = try SonglyProgram.makeSong(
      ["--for", "Anna", "--instrumental", "--seed", "5", "--json"], out: name, in: folder)
    #expect(run.status == 0, "\(run.complaint)")
    let probe = try SoundProbe(name, in: folder)
    #expect(probe.container == container && probe.codec == codec)
    #expect(abs(probe.seconds - (run.object["seconds"] as? Double ?? 0)) < 0.1)
    #expect(probe.tags["title"] == run.object["title"] as? String)
    #expect(probe.tags.values.contains { $0.contains("Made with AI") || $0.contains("trainedAlgorithmicMedia") })
  }
}
