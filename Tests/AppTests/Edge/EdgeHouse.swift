import Accounts
import Core
import Foundation
import HTTPTypes
import Jobs
import Persistence
import Policy
import Studio
import Synchronization
import TestSupport

@testable import App
@testable import Web

/// A whole instance behind the real site, with a clock to turn, a mailbox to look into, and songs that are made at
/// once. Tests of the edge talk to it as browsers do.
struct EdgeHouse: Sendable {
  static let origin = "https://songs.example"
  static let password = "a quiet kitchen in winter"

  let instance: Instance
  let site: Site
  let clock: TestClock
  let mailbox: Mailbox
  let records = RequestRecords()
  /// How time passes for streams: when a test says so.
  let pause = TestPause()

  static func with<T>(
    _ settings: [String: String] = [:], isolation: isolated (any Actor)? = #isolation,
    _ body: (EdgeHouse) async throws -> T
  ) async throws -> T {
    try await withTemporaryFolder { folder in
      let clock = TestClock()
      let usual = [
        "SONGLY_DATA_FOLDER": folder + "/data", "SONGLY_SITE_ORIGIN": origin,
        "SONGLY_OPERATOR_MAIL": "desk@songs.example",
      ]
      let settings = try Settings.load(file: nil, environment: usual.merging(settings) { $1 })
      var instance = try await Bootstrap.open(settings, world: clock.world(), kinds: [QuickSong()])
      let mailbox = Mailbox()
      instance.mailer = mailbox.mailer
      do {
        let value = try await body(EdgeHouse(instance, clock, mailbox))
        await instance.close()
        return value
      } catch {
        await instance.close()
        throw error
      }
    }
  }

  private init(_ instance: Instance, _ clock: TestClock, _ mailbox: Mailbox) {
    self.instance = instance
    self.clock = clock
    self.mailbox = mailbox
    let records = records
    var house = House(instance, record: { records.add($0) })
    house.pause = pause.pause
    site = Site(house: house)
  }

  /// Does what waits: mails, songs, erasures.
  func work() async throws {
    try await Worker(
      database: instance.database, queue: instance.queue, jobs: instance.jobs, concurrency: 1, world: instance.world
    ).runUntilIdle()
  }

  /// A browser in which somebody has just signed up.
  func person(_ name: String, language: Language = .english) async throws -> Browser {
    var browser = Browser(self, language: language)
    let answer = try await browser.post(
      "/sign-up",
      [
        "email": "\(name)@example.org", "username": name, "password": Self.password, "is-adult": "yes",
        "policy-version": PolicyVersion.current.name,
      ])
    guard answer.status == 303 else { throw DomainError(.fault, "test-sign-up", answer.text) }
    return browser
  }

  /// A finished song of theirs; answers its id.
  func song(by browser: inout Browser, for recipient: String = "Anna") async throws -> String {
    let answer = try await browser.post("/create", ["recipient": recipient, "language": "en"])
    guard let path = answer.location, path.hasPrefix("/works/") else {
      throw DomainError(.fault, "test-song", "\(answer.status) \(answer.text.prefix(4000))")
    }
    try await work()
    return String(path.dropFirst("/works/".count))
  }

  /// How many rows there are of whatever a request may store or spend. Counts of attempts are not among them.
  func rows() async throws -> [Int] {
    let statements: [SQL] = [
      "SELECT count(*) FROM accounts", "SELECT count(*) FROM sessions", "SELECT count(*) FROM works",
      "SELECT count(*) FROM versions", "SELECT count(*) FROM drafts", "SELECT count(*) FROM work_requests",
      "SELECT count(*) FROM outbox", "SELECT count(*) FROM mailed_links", "SELECT count(*) FROM email_changes",
      "SELECT count(*) FROM energy_holds", "SELECT count(*) FROM energy_entries", "SELECT count(*) FROM jobs",
      "SELECT count(*) FROM erasures", "SELECT count(*) FROM works WHERE deleted_at IS NOT NULL",
      "SELECT CAST(COALESCE(sum(shown), 0) AS BIGINT) FROM works", "SELECT count(*) FROM requests",
    ]
    return try await instance.database.read { transaction in
      try statements.map { try transaction.row($0)?.int(0) ?? -1 }
    }
  }
}

/// What the site told its log.
final class RequestRecords: Sendable {
  private let all = Mutex<[RequestRecord]>([])

  func add(_ record: RequestRecord) { all.withLock { $0.append(record) } }
  var last: RequestRecord? { all.withLock { $0.last } }
}

/// A song as it is asked for, made in no time: its files are bytes that say which they are.
struct QuickSong: GenerationKind {
  static let mp3 = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 % 251) }

  private let song = Song()
  var id: String { song.id }
  var fields: [Field] { song.fields }
  var price: Int { song.price }
  func check(_ fields: [String: String]) -> [FieldProblem] { song.check(fields) }
  func texts(_ fields: [String: String]) -> [String] { song.texts(fields) }
  func recipient(_ fields: [String: String]) -> String { song.recipient(fields) }

  func make(
    _ brief: Brief, in workshop: Workshop, tell: @escaping @Sendable (MakingEvent) -> Void
  ) async throws -> Made {
    let title = "\"A song\" <b> for \(recipient(brief.fields))"
    tell(.words(title: title, text: "[Verse]\nLa la la"))
    try Data(Self.mp3).write(to: URL(filePath: workshop.path("song.mp3")))
    try Data("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8).write(to: URL(filePath: workshop.path("cover.svg")))
    return Made(
      title: title, words: "[Verse]\nLa la la", facts: Facts(language: "en", seconds: 30, style: "folk"),
      lines: [TimedLine(start: 0.5, end: 2, text: "La la la")], peaks: [0, 0.5, 1],
      files: [(.mp3, workshop.path("song.mp3")), (.cover, workshop.path("cover.svg"))])
  }
}
