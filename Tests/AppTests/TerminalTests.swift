import Foundation
import TestSupport
import Testing

/// What a person at a terminal sees, and a program on the other end of a pipe does not.
@Suite(.startsPrograms) struct TerminalTests {
  private static let script = "/usr/bin/script"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: script), "script, of bsdutils, plays the terminal"))
  func stepsAreShownInOneLine() throws {
    let folder = try Folder()
    let song = "'\(SonglyProgram.path)' make song --for Anna --seconds 30 --seed 2 --out song.wav"
    let run = try SonglyProgram.run(Self.script, ["-qec", song, "/dev/null"], in: folder)
    #expect(run.status == 0)
    for step in ["Writing the words", "Finding the melody", "Singing line 1 of", "The band plays", "Mixing", "Saving"] {
      #expect(run.output.contains("\r\u{1B}[2K\(step)"), "\(step)")
    }
    // Steps overwrite each other; what stays is the song, its seed and its place.
    let lines = run.output.split(separator: "\r\n")
    #expect(lines.count == 2 && lines.first?.hasSuffix("seed 2") == true)
    #expect(lines.last?.hasSuffix("/song.wav") == true)
  }

  @Test func theRendererRefusesWhatIsNoJob() throws {
    let folder = try Folder()
    let run = try SonglyProgram.run(["render"], in: folder)
    #expect(run.status == 1 && run.output.contains("job-unreadable") && run.complaint == "")
    #expect(folder.names == [])
  }

  @Test func aReaderThatGoesAwayIsNoFault() throws {
    let folder = try Folder()
    let run = try SonglyProgram.run(
      "/bin/sh",
      ["-c", "'\(SonglyProgram.path)' make --list | true; '\(SonglyProgram.path)' make --list --json | true"],
      in: folder)
    #expect(run.status == 0 && run.complaint == "")
  }
}
