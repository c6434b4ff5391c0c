import Foundation
import TestSupport
import Testing

/// Machines that lack something, run out of something, or stop half-way: one line, no file.
@Suite(.startsPrograms) struct BrokenMachineTests {
  /// Mounting needs root; a private mount namespace keeps it from everybody else.
  /// Tried, since a container's root may be refused.
  static let canMount =
    (try? SonglyProgram.run("/usr/bin/unshare", ["-m", "mount", "-t", "tmpfs", "none", "/mnt"], in: Folder()))?.status
    == 0
  static let isRoot = geteuid() == 0

  private let speechData = ["/usr/lib/x86_64-linux-gnu/espeak-ng-data", "/usr/lib/aarch64-linux-gnu/espeak-ng-data"]
    .first { FileManager.default.fileExists(atPath: $0) }

  /// Runs `songly` after a shell command, both in a mount namespace of their own.
  private func run(after command: String, _ options: String, in folder: Folder) throws -> SonglyProgram.Run {
    let song = "exec '\(SonglyProgram.path)' make song --for Anna --seconds 30 \(options)"
    return try SonglyProgram.run("/usr/bin/unshare", ["-m", "sh", "-c", "\(command) && \(song)"], in: folder)
  }

  @Test(.enabled(if: canMount, "needs root to mount")) func noSoundfont() throws {
    let folder = try Folder()
    try folder.makeFolder("nothing")
    let run = try run(
      after: "mount --bind nothing /usr/share/sounds/sf2", "--out song.mp3 --stems parts", in: folder)
    expectRefusal(run, code: "soundfont-missing")
    #expect(run.status == 69 && run.complaint.contains("fluid-soundfont-gm"))
    #expect(folder.names == ["nothing"])
  }

  @Test(.enabled(if: canMount, "needs root to mount")) func noVoices() throws {
    let folder = try Folder()
    try folder.makeFolder("nothing")
    let data = try #require(speechData)
    let run = try run(after: "mount --bind nothing \(data)", "--out song.mp3 --stems parts", in: folder)
    expectRefusal(run, code: "voice-missing")
    #expect(run.status == 69 && run.complaint.contains("espeak-ng-data"))
    #expect(folder.names == ["nothing"])
  }

  @Test(.enabled(if: canMount, "needs root to mount")) func theDoctorSeesWhatIsMissing() throws {
    let folder = try Folder()
    try folder.makeFolder("nothing")
    let run = try SonglyProgram.run(
      "/usr/bin/unshare",
      [
        "-m", "sh", "-c", "mount --bind nothing /usr/share/sounds/sf2 && exec '\(SonglyProgram.path)' doctor",
      ], in: folder)
    #expect(run.status == 69)
    let missing = run.output.split(separator: "\n").filter { $0.hasPrefix("MISSING") }
    #expect(missing.count == 1 && missing.first?.contains("apt-get install fluid-soundfont-gm") == true)
  }

  @Test(.enabled(if: canMount, "needs root to mount"), arguments: [1, 7]) func aFullDisk(_ megabytes: Int) throws {
    let folder = try Folder()
    try folder.makeFolder("small")
    // What is left on the disk is told by the shell, since the disk is gone with its namespace.
    let song = "'\(SonglyProgram.path)' make song --for Anna --seconds 30 --out small/song.wav --stems small/parts"
    let run = try SonglyProgram.run(
      "/usr/bin/unshare",
      [
        "-m", "sh", "-c",
        "mount -t tmpfs -o size=\(megabytes)m tmpfs small && { \(song); status=$?; ls -A small; exit $status; }",
      ], in: folder)
    expectRefusal(run, code: "not-writable")
    #expect(folder.names == ["small"])
  }

  @Test(.enabled(if: canMount, "needs root to mount")) func aFullDiskOfTheStemsAlone() throws {
    let folder = try Folder()
    try folder.makeFolder("small")
    // Seven megabytes hold the first part and not the second.
    let song = "'\(SonglyProgram.path)' make song --for Anna --seconds 30 --out song.wav --stems small/parts"
    let run = try SonglyProgram.run(
      "/usr/bin/unshare",
      [
        "-m", "sh", "-c", "mount -t tmpfs -o size=7m tmpfs small && { \(song); status=$?; ls -A small; exit $status; }",
      ],
      in: folder)
    expectRefusal(run, code: "not-writable")
    #expect(folder.names == ["small"])
  }

  @Test(.enabled(if: isRoot, "needs root to give up its rights")) func aDirectoryOfSomebodyElse() throws {
    let folder = try Folder()
    try folder.makeFolder("theirs", mode: 0o555)
    // Root may write anywhere; without its capabilities it may not.
    let song = "'\(SonglyProgram.path)' make song --for Anna --out theirs/song.mp3"
    let run = try SonglyProgram.run(
      "/usr/bin/setpriv", ["--bounding-set", "-all", "--inh-caps", "-all", "sh", "-c", song], in: folder)
    expectRefusal(run, code: "not-writable")
    #expect(folder.names(in: "theirs") == [])
  }

  /// Waits until files are being written that a broken program would leave behind.
  private func waitForHalfASong(_ running: Running, _ folder: Folder) {
    while running.isRunning, !folder.names.contains(where: { $0.hasPrefix(".songly") }) { usleep(5000) }
  }

  /// Dead is also who has ended and whom nobody has asked about yet, and whose number is another's by now.
  private static func runs(_ process: Int32) -> Bool {
    let line = try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)
    return line?.split(separator: "\0").dropFirst() == ["render"]
  }

  @Test func aKilledRenderer() throws {
    let folder = try Folder()
    let running = try Running(
      SonglyProgram.path, ["make", "song", "--for", "Anna", "--out", "song.mp3", "--stems", "parts"], in: folder)
    let renderer = try #require(try running.renderer())
    waitForHalfASong(running, folder)
    kill(renderer, SIGKILL)
    let run = running.end()
    expectRefusal(run, code: "render-killed")
    #expect(run.status == 75)
    #expect(folder.names == [])
  }

  @Test(arguments: [SIGTERM, SIGINT]) func anInterruptedSong(_ number: Int32) throws {
    let folder = try Folder()
    let running = try Running(
      SonglyProgram.path, ["make", "song", "--for", "Anna", "--out", "song.mp3", "--stems", "parts"], in: folder)
    let renderer = try #require(try running.renderer())
    waitForHalfASong(running, folder)
    #expect(folder.names.contains { $0.hasPrefix(".songly") } && Self.runs(renderer))
    running.signal(number)
    let run = running.end()
    #expect(run.status == 128 + number)
    #expect(run.output == "" && run.complaint == "")
    #expect(folder.names == [])
    // The child notices soon that nobody listens any more.
    var looks = 0
    while Self.runs(renderer), looks < 60_000 {
      usleep(10_000)
      looks += 1
    }
    #expect(!Self.runs(renderer))
    #expect(folder.names == [])
  }
}
