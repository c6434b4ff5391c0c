import Foundation
import TestSupport
import Testing

/// The program against readings of the policy that share nothing with it (§5, D1 to D13b, D20b, D30b, D45b).
@Suite(.startsPrograms) struct OracleTests {
  private func python(_ script: String, _ options: [String]) throws -> SonglyProgram.Run {
    let tests = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
    let python = try #require(ProcessInfo.processInfo.environment["SONGLY_TEST_PYTHON"], "run bin/test")
    return try SonglyProgram.run(
      python, [tests.appending(path: script).path, "--program", SonglyProgram.path] + options, in: try Folder())
  }

  /// Hundreds of random lives, each line as the oracle has it; Tests/Oracle/compare.py has as many as one likes.
  @Test func theOracleAgrees() throws {
    let run = try python("Oracle/compare.py", ["--count", "330", "--seed", "7"])
    #expect(run.status == 0, "\(run.output.prefix(3000)) \(run.complaint.prefix(1000))")
    #expect(run.output.hasSuffix(" 0 different\n"))
  }

  /// A small town over years on both engines: nothing early, nothing late, nothing for ever (Tests/Years).
  @Test(arguments: Engine.allCases) func yearsOfATown(_ engine: Engine) throws {
    let server = try #require(ProcessInfo.processInfo.environment["SONGLY_TEST_POSTGRES"], "run bin/test")
    let database = engine == .postgres ? ["--database", server] : []
    let run = try python("Years/years.py", ["--users", "60", "--years", "2"] + database)
    #expect(run.status == 0, "\(run.output.prefix(3000)) \(run.complaint.prefix(1000))")
    #expect(run.output.contains("every line is the oracle's"))
  }
}
