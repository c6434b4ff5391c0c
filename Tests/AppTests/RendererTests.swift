import Foundation
import Policy
import TestSupport
import Testing

/// The real renderer as every program of the same user sees it in `/proc` (§6): without secrets, under its limits.
@Suite(.startsPrograms) struct RendererTests {
  private static let secrets = [
    "SONGLY_MAIL_PASSWORD": "canary-of-the-mail-server",
    "SONGLY_DATA_BACKEND": "postgres://songly:canary-of-the-database@127.0.0.1/songly",
    "SECRET_OF_SOMEBODY_ELSE": "canary-of-another-program",
  ]

  @Test func itIsToldNoSecretAndLimited() throws {
    let folder = try Folder()
    let running = try Running(
      SonglyProgram.path, ["make", "song", "--for", "Canaryna", "--out", "song.mp3"], environment: Self.secrets,
      in: folder)
    let renderer = try #require(try running.renderer())
    // It lays the limits on itself before it reads its job, one after the other.
    let wanted = [
      "Max address space": "\(Limits.renderingMemoryBytes)", "Max cpu time": "\(Limits.renderingProcessorSeconds)",
      "Max file size": "\(Limits.renderingFileBytes)", "Max core file size": "0",
    ]
    var limits = Self.limits(of: renderer)
    while running.isRunning, !wanted.allSatisfy({ limits[$0.key] == $0.value }) {
      usleep(1000)
      limits = Self.limits(of: renderer)
    }
    let told = Self.read("environ", of: renderer)
    let words = Self.read("cmdline", of: renderer)
    let parent = Self.read("environ", of: running.identifier)
    running.signal(SIGTERM)
    _ = running.end()

    for (name, most) in wanted { #expect(limits[name] == most, "\(name)") }
    for (name, secret) in Self.secrets {
      // The parent knows it, so that looking for it means something.
      #expect(parent.contains("\(name)=\(secret)"))
      #expect(!told.contains(name) && !words.contains(secret), "\(name)")
    }
    #expect(told.contains("PATH=") && !told.contains("canary"))
    #expect(words.split(separator: "\0").dropFirst() == ["render"])
  }

  /// Whoever started it may be gone before it begins: nobody hears it, and it does not wait for a job.
  @Test func itEndsWhenNobodyHearsIt() throws {
    let (process, input, output) = (Process(), Pipe(), Pipe())
    process.executableURL = URL(filePath: SonglyProgram.path)
    process.arguments = ["render"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try output.fileHandleForReading.close()
    var looks = 0
    while process.isRunning, looks < 60_000 {
      usleep(10_000)
      looks += 1
    }
    #expect(!process.isRunning && process.terminationStatus == 1)
    try input.fileHandleForWriting.close()
  }

  private static func read(_ name: String, of process: Int32) -> String {
    (try? String(contentsOfFile: "/proc/\(process)/\(name)", encoding: .utf8)) ?? ""
  }

  /// The hard limits, which a process cannot lift itself, by their names.
  private static func limits(of process: Int32) -> [String: String] {
    var limits: [String: String] = [:]
    for line in read("limits", of: process).split(separator: "\n").dropFirst() {
      let name = line.prefix(26).split(separator: " ").joined(separator: " ")
      limits[name] = line.dropFirst(26).split(separator: " ").dropFirst().first.map(String.init)
    }
    return limits
  }
}
