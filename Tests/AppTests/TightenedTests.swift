import Core
import Foundation
import Persistence
import Policy
import TestSupport
import Testing

/// One period changed by the operator (rule 4) changes what is swept, the date that is shown, the public text in three
/// languages and the forecast together, on the real program (§5.4, D1, D37, D38, D45).
///
/// The other half is the compiler's: `DataClass` and `OutgoingClass` are switched over without a default, so a class that
/// is taken out leaves nothing that builds. Tried once with `chats`: eight errors in Policy itself, and with the class
/// out of Policy altogether, errors in `Privacy/Receipts/Receipts.swift`, `Web/Controllers/MyDataController.swift` and the
/// words of "My data" in each language.
@Suite(.startsPrograms) struct TightenedTests {
  private static let tight = "generated=70d"
  private static let age = 78

  private struct Seen: Equatable {
    var forecastNow: Int
    var forecastLater: Int
    var left: Int
    var shown: String?
    var value: String?
    var words: [Bool]
  }

  /// A work of 78 days: beyond 70 days and a week of trash, within three months.
  @Test func onePeriodChangesEverythingTogether() async throws {
    #expect(
      try await see(Self.tight)
        == Seen(
          forecastNow: 1, forecastLater: 0, left: 0, shown: "2027-03-12T00:00:00Z", value: "70d",
          words: [true, true, true]))
    #expect(
      try await see("")
        == Seen(
          forecastNow: 0, forecastLater: 1, left: 1, shown: "2027-04-01T00:00:00Z", value: "3mo",
          words: [false, false, false]))
  }

  private func see(_ tightening: String) async throws -> Seen {
    let folder = try Folder()
    let environment = ["SONGLY_POLICY_TIGHTEN": tightening]
    func run(_ arguments: [String]) throws -> SonglyProgram.Run {
      let run = try SonglyProgram.run(arguments, environment: environment, in: folder)
      #expect(run.status == 0, "\(arguments): \(run.complaint)")
      return run
    }
    // The instance begins with its rules, and somebody comes later.
    _ = try run(["sweep"])
    let path = folder.url.appending(path: "data/songly.sqlite").path
    try await put(path)
    let forecast = try run(["forecast", "--days", "40", "--by", "week", "--json"]).object
    let classes = forecast["classes"] as? [[String: Any]] ?? []
    let works = classes.first { $0["name"] as? String == "works" } ?? [:]
    _ = try run(["sweep"])
    let left = try await Database.sqlite(path: path)
    let count = try await left.read { try $0.row("SELECT count(*) FROM versions")?.int(0) ?? -1 }
    await left.close()
    let values = try run(["policy", "--json"]).object["values"] as? [String: [String: Any]] ?? [:]
    let words = try [("en", "removed after 70 days"), ("ru", "70 дней"), ("kk", "70 күн")].map { language, words in
      try run(["policy", "--language", language]).output.contains(words)
    }
    return Seen(
      forecastNow: works["dueNow"] as? Int ?? -1, forecastLater: (works["counts"] as? [Int] ?? []).reduce(0, +),
      left: count, shown: try shown(run, folder), value: values["keeping.generated.keep"]?["value"] as? String,
      words: words)
  }

  /// Somebody who was here today, with a finished work.
  private func put(_ path: String) async throws {
    let database = try await Database.sqlite(path: path)
    let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
    let made = now - Int64(Self.age) * Span.day
    let none: [UInt8] = [0]
    let (account, work, version) = ("0000a", "0000b", "0000c")
    @Sendable func id(_ end: String) -> String { "01900000-0000-7000-8000-0000000\(end)" }
    try await database.write { transaction in
      try transaction.run(
        """
        INSERT INTO accounts (id, state, role, username_index, username_sealed, email_index, email_sealed,
          password_sealed, language, created_at, access_day)
        VALUES (\(id(account)), 'open', 'person', \(none), \(none), \(none), \(none), \(none), 'en', \(made), \(now))
        """)
      try transaction.run(
        """
        INSERT INTO works (id, account, kind, shown, created_at)
        VALUES (\(id(work)), \(id(account)), 'song', 1, \(made))
        """)
      try transaction.run(
        """
        INSERT INTO versions (id, work, number, state, created_at, finished_at, brief, result, ages_from)
        VALUES (\(id(version)), \(id(work)), 1, 'ready', \(made), \(made), \(none), \(none), \(made))
        """)
    }
    await database.close()
  }

  /// The date that a new work is given, as its person is told it.
  private func shown(_ run: ([String]) throws -> SonglyProgram.Run, _ folder: Folder) throws -> String? {
    try folder.write(
      """
      {"at":"2027-01-01T00:00:00Z","do":"signup","user":"dana"}
      {"at":"2027-01-01T00:00:00Z","do":"create","user":"dana","work":"song"}
      {"at":"2027-01-02T00:00:00Z","do":"end"}
      """, to: "scenario.jsonl")
    let lines = try run(["simulate", "scenario.jsonl"]).output.split(separator: "\n")
    let created = lines.compactMap { line in
      try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }.last { $0["object"] as? String == "song" }
    return created?["due"] as? String
  }
}
