import Foundation
import Testing

/// A few rounds of killing the service while people use it; `Tests/Crash/run` has a hundred. What was acknowledged is
/// there afterwards, once; what was not is either done or undone; nothing stays behind (D4, D9, §10).
@Suite struct CrashTests {
  @Test(arguments: [["--rounds", "6", "--songs", "3"], ["--rounds", "4", "--songs", "2", "--postgres"]])
  func nothingAcknowledgedIsLostOrDoubled(_ options: [String]) throws {
    let python = try #require(ProcessInfo.processInfo.environment["SONGLY_TEST_PYTHON"], "run bin/test")
    let script = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Crash/crash.py").path
    let folder = try Folder()
    // A debug build beside other tests starts later than the bar of the real run allows.
    let run = try SonglyProgram.run(
      python, [script, SonglyProgram.path, "--seconds", "25", "--ready", "20"] + options, in: folder)
    #expect(run.status == 0, "\(run.output) \(run.complaint)")
    #expect(run.object["passed"] as? Bool == true && (run.object["rounds"] as? Int ?? 0) >= 2)
  }

  /// No room, errors of writing, a sync that fails, songs that cannot be stored, a torn log: Tests/Crash/disk.py.
  @Test(.enabled(if: getuid() == 0, "needs root to put faults into another process"))
  func aDiskThatFailsIsNoAcknowledgement() throws {
    let script = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Crash/disk.py").path
    let run = try SonglyProgram.run("/usr/bin/python3", [script, SonglyProgram.path], in: try Folder())
    #expect(run.object["missed"] as? [String] == [])
    #expect(run.status == 0, "\(run.output) \(run.complaint)")
  }
}
