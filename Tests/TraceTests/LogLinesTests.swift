import Accounts
import Core
import Jobs
import Logging
import Persistence
import Policy
import Privacy
import Synchronization
import TestSupport
import Testing

@testable import App

/// §5.6, D31, D33: a take-out holds the lines of the log that can be told to be about its person, and no other line.
@Suite struct LogLinesTests {
  /// What was written to the log, in order.
  private final class Written: Sendable {
    private let all = Mutex<[String]>([])
    var lines: [String] { all.withLock { $0 } }
    func add(_ line: String) { all.withLock { $0.append(line) } }
  }

  /// The log as the program keeps it, but for standard error.
  private func diary(of house: TraceHouse) throws -> (log: Logger, written: Written) {
    let (files, written, clock) = (try LogFiles(house.instance.logs), Written(), house.clock)
    let log = Logger(label: "test") { _ in
      JSONLog(
        logLevel: .info, now: { clock.now },
        write: { line, instant in
          files.append(line, at: instant)
          written.add(line)
        })
    }
    return (log, written)
  }

  private func jobs(of account: Identifier, _ house: TraceHouse) async throws -> [String] {
    try await house.instance.database.read { transaction in
      try transaction.rows("SELECT id FROM jobs WHERE account = \(account) ORDER BY id").map { try $0.text(0) }
    }
  }

  @Test(arguments: Engine.allCases)
  func theLinesAboutTheirJobsAndNobodyElses(_ engine: Engine) async throws {
    try await TraceHouse.with(engine) { house, _ in
      let (ada, ben) = (try await house.settle(house.canaries(1)), try await house.settle(house.canaries(2)))
      let (mine, theirs) = (try await jobs(of: ada, house), try await jobs(of: ben, house))
      let first = try #require(mine.first)
      #expect(!theirs.isEmpty && Set(mine).isDisjoint(with: theirs))
      let (log, written) = try diary(of: house)
      let (days, rounds) = (2, 200)
      for _ in 0..<days {
        // More than is read at once, so that lines lie across the parts.
        for round in 0..<rounds {
          for job in mine + theirs + [house.world.identifier().description] {
            log.info("job done", metadata: ["job": "\(job)", "kind": "make-work", "attempt": "\(round)"])
          }
          // Neither a request nor a sentence makes a line theirs.
          log.info("request", metadata: ["request": "\(first)", "route": "works", "status": "200"])
          log.info("about \"job\":\"\(first)\"", metadata: ["route": "works"])
        }
        house.clock.pass(.days(1))
      }
      let takeout = try await house.takeout(of: ada)
      let taken = try takeout.text("data/log.jsonl").split(separator: "\n").map(String.init)
      let expected = written.lines.filter { line in mine.contains { line.contains("\"job\":\"\($0)\"") } }
      #expect(expected.count == days * rounds * mine.count)
      let (isSame, betrays) = (taken == expected, taken.contains { line in theirs.contains { line.contains($0) } })
      #expect(isSame && !betrays, "\(taken.count) lines of \(expected.count)")
      let listed = takeout.archive.manifest.files.first { $0.path == "data/log.jsonl" }
      #expect(listed?.about == DataClass.logs.rawValue)
      // Once the rows of the jobs are gone, nobody can say whose the lines were.
      _ = try await Cleaner(database: house.instance.database).runOnce(at: house.clock.now)
      #expect(try await house.exported(ada, as: "later.zip").text("data/log.jsonl") == "")
    }
  }
}
