import Foundation
import Persistence
import TestSupport
import Testing

/// `songly simulate` on the real program (§5, D1 to D8b, D13b, D20b, D45b).
@Suite(.startsPrograms) struct SimulateTests {
  private struct Line: Decodable {
    var at: String
    var event: String
    var object: String?
    var user: String?
    var clause: String
    var due: String?
    var days: Int?
    var reason: String?

    var said: String { [at, event, object ?? user ?? ""].joined(separator: " ") }
  }

  private func simulate(
    _ acts: [String], options: [String] = [], environment: [String: String] = [:]
  ) throws -> [Line] {
    let folder = try Folder()
    try folder.write(acts.joined(separator: "\n"), to: "scenario.jsonl")
    let run = try SonglyProgram.run(
      ["simulate", "scenario.jsonl"] + options, environment: environment, in: folder)
    #expect(run.status == 0, "\(run.complaint)")
    return try run.output.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  /// §5.4, D1, D45b: three calendar months clamp at the month's end, the trash takes seven times 24 hours from there.
  @Test func aWorkGoesOnItsDay() throws {
    let lines = try simulate([
      #"{"at":"2027-11-30T10:00:00Z","do":"signup","user":"dana"}"#,
      #"{"at":"2027-11-30T10:00:00Z","do":"create","user":"dana","work":"song"}"#,
      #"{"at":"2028-04-01T00:00:00Z","do":"end"}"#,
    ])
    #expect(
      lines.map(\.said) == [
        "2027-11-30T10:00:00Z accepted dana", "2027-11-30T10:00:00Z accepted song",
        "2028-02-29T10:00:00Z hidden song", "2028-03-07T10:00:00Z purged song",
      ])
    #expect(lines[1].due == "2028-02-29T10:00:00Z" && lines[1].clause == "§5.4")
  }

  /// D2: restored at 6 days 23 hours, not at 7 days.
  @Test func theTrashEndsAtSevenDays() throws {
    let start = [
      #"{"at":"2027-01-01T00:00:00Z","do":"signup","user":"dana"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"create","user":"dana","work":"song"}"#,
      #"{"at":"2027-01-02T00:00:00Z","do":"delete","user":"dana","work":"song"}"#,
    ]
    let inTime = try simulate(start + [#"{"at":"2027-01-08T23:00:00Z","do":"restore","user":"dana","work":"song"}"#])
    #expect(inTime.suffix(2).map(\.event) == ["accepted", "restored"] && inTime.last?.due == "2027-04-01T00:00:00Z")
    let late = try simulate(start + [#"{"at":"2027-01-09T00:00:00Z","do":"restore","user":"dana","work":"song"}"#])
    #expect(late.suffix(2).map(\.event) == ["purged", "refused"])
  }

  /// D45: hidden on its day although nobody sweeps; purged when the sweeper comes back.
  @Test func hidingNeedsNoSweeper() throws {
    let lines = try simulate([
      #"{"at":"2027-01-01T00:00:00Z","do":"signup","user":"dana"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"upload","user":"dana","upload":"photo"}"#,
      #"{"at":"2027-01-02T00:00:00Z","do":"stopSweeper"}"#,
      #"{"at":"2027-01-20T00:00:00Z","do":"startSweeper"}"#,
      #"{"at":"2027-01-21T00:00:00Z","do":"end"}"#,
    ])
    #expect(
      lines.suffix(2).map(\.said) == ["2027-01-08T00:00:00Z hidden photo", "2027-01-20T00:00:00Z purged photo"])
    #expect(lines.last?.due == "2027-01-08T00:00:00Z")
  }

  /// D20, D20b: whose owner has left is held as before, although Prime, by which it was not overdue, went with them.
  @Test func aHoldOutlivesAnAccountThatHadPrime() throws {
    let lines = try simulate([
      #"{"at":"2027-01-01T00:00:00Z","do":"signup","user":"dana"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"create","user":"dana","work":"song"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"message","user":"dana","assistant":"muse","count":2}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"prime","user":"dana","until":"2028-01-01T00:00:00Z"}"#,
      #"{"at":"2027-09-01T00:00:00Z","do":"hold","hold":"h","objects":["song","muse"],"until":"2027-12-01T00:00:00Z"}"#,
      #"{"at":"2027-09-02T00:00:00Z","do":"deleteAccount","user":"dana"}"#,
      #"{"at":"2027-09-03T00:00:00Z","do":"signup","user":"ben"}"#,
      #"{"at":"2027-09-03T00:00:00Z","do":"upload","user":"ben","upload":"photo"}"#,
      #"{"at":"2027-12-02T00:00:00Z","do":"end"}"#,
    ])
    #expect(
      lines.filter { $0.user == "dana" }.suffix(3).map(\.said) == [
        "2027-09-02T00:00:00Z accountErased dana", "2027-12-01T00:00:00Z purged song",
        "2027-12-01T00:00:00Z purged muse",
      ])
  }

  /// Rule 4: what the operator tightens holds in the time machine, too.
  @Test func tightenedValuesAreInForce() throws {
    let lines = try simulate(
      [
        #"{"at":"2027-01-01T00:00:00Z","do":"signup","user":"dana"}"#,
        #"{"at":"2027-01-01T00:00:00Z","do":"upload","user":"dana","upload":"photo"}"#,
        #"{"at":"2027-02-01T00:00:00Z","do":"end"}"#,
      ], environment: ["SONGLY_POLICY_TIGHTEN": "upload=3d"])
    #expect(lines.last?.said == "2027-01-04T00:00:00Z purged photo")
  }

  @Test(arguments: [
    (#"{"at":"yesterday","do":"end"}"#, 1), (#"{"at":"2027-01-01T00:00:00Z","do":"fly"}"#, 1),
    (#"{"at":"2027-01-01T00:00:00Z","do":"create","user":"dana"}"#, 1), ("[]", 1), ("{", 1),
    (#"{"do":"end"}"#, 1), (#"{"at":"2027-02-30T00:00:00Z","do":"end"}"#, 1), (#"{"at":"2027-01-01T00:00:00Z"}"#, 1),
    ("\r\n" + #"{"at":"2027-01-01T00:00:00Z","do":"access","user":7}"#, 2),
    (#"{"at":"2027-01-01T00:00:00Z","do":"message","user":"a","assistant":"m","count":0}"#, 1),
    (#"{"at":"2027-01-01T00:00:00Z","do":"message","user":"a","assistant":"m","count":1001}"#, 1),
    (#"{"at":"2027-01-01T00:00:00Z","do":"message","user":"a","assistant":"m","count":1e30}"#, 1),
    (#"{"at":"2027-01-01T00:00:00Z","do":"hold","hold":"h","until":"2027-02-01T00:00:00Z"}"#, 1),
    (
      #"{"at":"2027-01-02T00:00:00Z","do":"signup","user":"a"}"# + "\n"
        + #"{"at":"2027-01-01T00:00:00Z","do":"access","user":"a"}"#, 2
    ),
  ])
  func aWrongScenarioIsRefusedByItsLine(_ text: String, _ line: Int) throws {
    let folder = try Folder()
    try folder.write(text, to: "scenario.jsonl")
    let run = try SonglyProgram.run(["simulate", "scenario.jsonl"], in: folder)
    #expect(run.status == 64 && run.code == "scenario-wrong" && run.output.isEmpty)
    #expect(run.complaint.contains("Line \(line) ") && run.complaint.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["", "\n\n", " \r\n"])
  func anEmptyScenarioIsToldApart(_ text: String) throws {
    let folder = try Folder()
    try folder.write(text, to: "scenario.jsonl")
    let run = try SonglyProgram.run(["simulate", "scenario.jsonl"], in: folder)
    #expect(run.status == 64 && run.code == "scenario-empty" && run.output.isEmpty)
  }

  /// What a person may not do is a line of the result and no fault of the scenario.
  @Test func whoAndWhatIsUnknownIsRefused() throws {
    let lines = try simulate([
      #"{"at":"2027-01-01T00:00:00Z","do":"access","user":"nobody"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"signup","user":"dana"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"signup","user":"dana"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"create","user":"dana","work":"song"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"create","user":"dana","work":"song"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"upload","user":"dana","upload":"song"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"delete","user":"dana","work":"another"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"hold","hold":"h","objects":["none"],"until":"2027-02-01T00:00:00Z"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"release","hold":"h"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"prime","user":"dana","until":"2026-12-31T00:00:00Z"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"end"}"#,
    ])
    #expect(
      lines.map { $0.reason ?? $0.event } == [
        "account-unknown", "accepted", "account-exists", "accepted", "name-taken", "accepted", "work-unknown",
        "object-unknown", "hold-invalid", "prime-invalid",
      ])
  }

  /// The operator's own databases are not touched, whatever the settings say: the time machine has its own.
  @Test func theOperatorsDatabasesAreNotTouched() async throws {
    try await withPostgresSchema { address in
      let acts = [
        #"{"at":"2027-01-01T00:00:00Z","do":"signup","user":"dana"}"#, #"{"at":"2033-01-01T00:00:00Z","do":"end"}"#,
      ]
      let environment = ["SONGLY_DATA_BACKEND": address, "SONGLY_KEYS_BACKEND": address]
      #expect(try simulate(acts, environment: environment).last?.event == "accountErased")
      let database = try await Database.postgres(address)
      let tables = try await database.columns()
      await database.close()
      #expect(tables.isEmpty)
    }
  }

  /// The same on PostgreSQL, in a schema of its own that is gone afterwards.
  @Test func postgresLivesTheSameLife() throws {
    let server = try #require(ProcessInfo.processInfo.environment["SONGLY_TEST_POSTGRES"], "run bin/test")
    let acts = [
      #"{"at":"2027-01-01T00:00:00Z","do":"signup","user":"dana"}"#,
      #"{"at":"2027-01-01T00:00:00Z","do":"create","user":"dana","work":"song"}"#,
      #"{"at":"2027-01-02T00:00:00Z","do":"message","user":"dana","assistant":"muse","count":103}"#,
      #"{"at":"2027-01-03T00:00:00Z","do":"prime","user":"dana","until":"2027-03-31T12:00:00Z"}"#,
      #"{"at":"2027-01-04T00:00:00Z","do":"hold","hold":"h","objects":["song"],"until":"2027-12-01T00:00:00Z"}"#,
      #"{"at":"2033-02-01T00:00:00Z","do":"end"}"#,
    ]
    let (here, there) = (try simulate(acts), try simulate(acts, options: ["--database", server]))
    #expect(here.map(\.said) == there.map(\.said) && here.count > 10)
    #expect(here.map(\.due) == there.map(\.due))
    let folder = try Folder()
    try folder.write(acts[0], to: "scenario.jsonl")
    for wrong in ["mysql://here", server + "&options=-csearch_path%3Dpublic"] {
      let run = try SonglyProgram.run(["simulate", "scenario.jsonl", "--database", wrong], in: folder)
      #expect(run.status == 64 && run.code == "simulation-database")
    }
  }
}
