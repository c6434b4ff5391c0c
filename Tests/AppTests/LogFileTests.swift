import Core
import Foundation
import Logging
import Policy
import Testing

@testable import App

/// §5.6, D33, D45: the log on disk, a file a day, gone after twelve months.
@Suite struct LogFileTests {
  private func instant(_ year: Int, _ month: Int, _ day: Int, hours: Int64 = 0) throws -> Instant {
    try #require(CivilDate(year: year, month: month, day: day)).start.adding(microseconds: hours * Span.hour)
  }

  private func line(_ at: Instant, _ message: String = "request") -> String {
    "{\"time\":\"\(LogTime.text(at))\",\"level\":\"info\",\"message\":\"\(message)\"}"
  }

  @Test func aLineGoesToTheDayOfItsTime() throws {
    let folder = try Folder()
    let logs = LogFolder(path: folder.url.appending(path: "logs").path)
    let files = try LogFiles(logs)
    let midnight = try instant(2027, 2, 1)
    for at in [midnight.adding(microseconds: -1), midnight, midnight.adding(microseconds: 1)] {
      files.append(line(at), at: at)
    }
    #expect(folder.names(in: "logs") == ["2027-01-31.jsonl", "2027-02-01.jsonl"])
    #expect(folder.read("logs/2027-01-31.jsonl") == line(midnight.adding(microseconds: -1)) + "\n")
    #expect(folder.read("logs/2027-02-01.jsonl").split(separator: "\n").count == 2)
    // A second process adds to the same file.
    try LogFiles(logs).append(line(midnight), at: midnight)
    #expect(folder.read("logs/2027-02-01.jsonl").split(separator: "\n").count == 3)
    let attributes = try FileManager.default.attributesOfItem(atPath: logs.file(CivilDate(midnight)))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(LogFolder(path: folder.url.appending(path: "none").path).days().isEmpty)
  }

  /// The last line of a day is due twelve months after the day's last instant, and the file not before.
  @Test func aFileGoesWhenItsLastLineIsDue() async throws {
    let folder = try Folder()
    let logs = LogFolder(path: folder.url.path)
    try folder.write("not ours", to: "notes.txt")
    try folder.write("not ours", to: "2027-1-1.jsonl")
    let files = try LogFiles(logs)
    for hour in [Int64(13), 23] {
      let at = try instant(2027, 1, 31, hours: hour)
      files.append(line(at), at: at)
    }
    let forgetter = LogForgetter(logs: logs)
    let due = try instant(2028, 2, 1).adding(microseconds: -1)
    for early in [try instant(2028, 1, 31, hours: 12), due.adding(microseconds: -1)] {
      #expect(try await forgetter.count(dueAt: early) == 0)
      #expect(try await forgetter.forget(dueAt: early, limit: 10) == 0)
    }
    #expect(folder.read("2027-01-31.jsonl").split(separator: "\n").count == 2)
    #expect(try await forgetter.count(dueAt: due) == 1)
    #expect(try await forgetter.forget(dueAt: due, limit: 10) == 1)
    #expect(folder.names == ["2027-1-1.jsonl", "notes.txt"])
  }

  /// No line waits for its file longer than the purge may lag: at any sweep of a day, none is older than twelve months
  /// and 24 hours, and none is gone before its twelve months.
  @Test func noLineIsTooOldAndNoneIsGoneEarly() async throws {
    let folder = try Folder()
    let logs = LogFolder(path: folder.url.path)
    let files = try LogFiles(logs)
    let first = try instant(2028, 2, 28)
    let times = (0..<(3 * 24)).map { first.adding(microseconds: Int64($0) * Span.hour) }
    for at in times { files.append(line(at), at: at) }
    let keep = Period.months(12)
    let forgetter = LogForgetter(logs: logs)
    // Sweeps every seven hours, which meet every hour of the day.
    for step in 0..<16 {
      let now = try instant(2029, 2, 28).adding(microseconds: Int64(step) * 7 * Span.hour)
      _ = try await forgetter.forget(dueAt: now, limit: 10)
      let left = logs.days().flatMap { folder.read("\($0).jsonl").split(separator: "\n").map(String.init) }
      for at in times {
        let isLeft = left.contains(line(at))
        if keep.end(from: at) > now { #expect(isLeft, "\(LogTime.text(at)) is gone at \(LogTime.text(now))") }
        if keep.end(from: at).adding(microseconds: Span.day) <= now {
          #expect(!isLeft, "\(LogTime.text(at)) is left at \(LogTime.text(now))")
        }
      }
    }
    #expect(folder.names.isEmpty)
  }

  @Test func timesAreReadAsTheyAreWritten() throws {
    let at = try instant(2027, 1, 31, hours: 23).adding(microseconds: 59 * Span.minute + 7 * Span.second + 89_000)
    #expect(LogTime.text(at) == "2027-01-31T23:59:07.089Z")
    #expect(LogTime.read(Data(line(at).utf8)) == at)
    for bad in ["", "{}", "{\"time\":\"2027-13-31T23:59:07.089Z\"}", "{\"time\":\"yesterday, about three\"}"] {
      #expect(LogTime.read(Data(bad.utf8)) == nil)
    }
  }

  /// D33: every name under which the program hands a value to the log is declared; another is left out of the line.
  @Test func everyFieldIsDeclared() throws {
    let declared = Set(LogField.allCases.map(\.rawValue))
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    var found: Set<String> = []
    for file in files where file.pathExtension == "swift" {
      found.formUnion(Self.fields(in: try String(contentsOf: file, encoding: .utf8)))
    }
    #expect(found.isSuperset(of: ["route", "status", "code", "job"]))
    #expect(found.subtracting(declared).sorted() == [])
    #expect(
      Self.fields(in: "logger.info(\"x\", metadata: [\"email\": \"\\(a)\", \"code\": \"b\"])") == ["email", "code"])
    #expect(Self.fields(in: "metadata[\"login\"] = 1; logger[metadataKey: \"address\"] = 2") == ["login", "address"])
  }

  /// The keys of literals of metadata and of single assignments.
  private static func fields(in source: String) -> Set<String> {
    var found: Set<String> = []
    for literal in source.matches(of: #/[mM]etadata(?:: Logger\.Metadata)?(?: =|:) \[([^\]]*)\]/#) {
      found.formUnion(literal.1.matches(of: #/"([a-z_A-Z]+)": /#).map { String($0.1) })
    }
    found.formUnion(source.matches(of: #/[mM]etadata(?:Key: |\[)"([a-z_A-Z]+)"/#).map { String($0.1) })
    return found
  }
}
