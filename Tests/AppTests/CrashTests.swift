import Foundation
import TestSupport
import Testing

/// A few rounds of killing the service while people use it; `Tests/Crash/run` has a hundred. What was acknowledged is
/// there afterwards, once; what was not is either done or undone; nothing stays behind (D4, D9, §10).
@Suite(.startsPrograms) struct CrashTests {
  private func run(_ script: String, by python: String, _ options: [String] = []) throws -> SonglyProgram.Run {
    let path = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Crash/\(script).py").path
    return try SonglyProgram.run(python, [path, SonglyProgram.path] + options, in: try Folder())
  }

  private func python() throws -> String {
    try #require(ProcessInfo.processInfo.environment["SONGLY_TEST_PYTHON"], "run bin/test")
  }

  @Test(arguments: [["--rounds", "6", "--songs", "3"], ["--rounds", "4", "--songs", "2", "--postgres"]])
  func nothingAcknowledgedIsLostOrDoubled(_ options: [String]) throws {
    // Beside other tests a start takes longer than the bar of the real run allows.
    let run = try run("crash", by: python(), ["--seconds", "25", "--ready", "180", "--settle", "1200"] + options)
    #expect(run.status == 0, "\(run.output) \(run.complaint)")
    #expect(run.object["passed"] as? Bool == true && (run.object["rounds"] as? Int ?? 0) >= 2)
  }

  /// No room, errors of writing, a sync that fails, songs that cannot be stored, a torn log: Tests/Crash/disk.py.
  @Test(.enabled(if: getuid() == 0, "needs root to put faults into another process"))
  func aDiskThatFailsIsNoAcknowledgement() throws {
    let run = try run("disk", by: "/usr/bin/python3")
    #expect(run.object["missed"] as? [String] == [])
    #expect(run.status == 0, "\(run.output) \(run.complaint)")
  }

  /// 503 with a wait while the database's server is away, then everything goes on by itself: Tests/Crash/restart.py.
  @Test func aDatabaseThatIsStartedAnewIsWaitedFor() throws {
    let run = try run("restart", by: python())
    #expect(run.object["missed"] as? [String] == [])
    #expect(run.status == 0, "\(run.output) \(run.complaint)")
  }
}
