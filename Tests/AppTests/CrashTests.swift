import Foundation
import Testing

/// A few rounds of killing the service while people use it; `Tests/Crash/run` has a hundred. What was acknowledged is
/// there afterwards, once; what was not is either done or undone; nothing stays behind (D4, D9, §10).
@Suite struct CrashTests {
  @Test func nothingAcknowledgedIsLostOrDoubled() throws {
    let python = try #require(ProcessInfo.processInfo.environment["SONGLY_TEST_PYTHON"], "run bin/test")
    let script = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Crash/crash.py").path
    let folder = try Folder()
    // A debug build beside other tests starts later than the bar of the real run allows.
    let run = try SonglyProgram.run(
      python, [script, SonglyProgram.path, "--rounds", "6", "--seconds", "25", "--songs", "3", "--ready", "20"],
      in: folder)
    #expect(run.status == 0, "\(run.output) \(run.complaint)")
    #expect(run.object["passed"] as? Bool == true && (run.object["rounds"] as? Int ?? 0) >= 2)
  }

  /// No room, errors of writing, a sync that fails: Tests/Crash/disk.py.
  @Test(.enabled(if: getuid() == 0, "needs root to put faults into another process"))
  func aDiskThatFailsIsNoAcknowledgement() throws {
    let script = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Crash/disk.py").path
    let run = try SonglyProgram.run("/usr/bin/python3", [script, SonglyProgram.path], in: try Folder())
    #expect(run.object["missed"] as? [String] == [])
    #expect(run.status == 0, "\(run.output) \(run.complaint)")
  }
}
