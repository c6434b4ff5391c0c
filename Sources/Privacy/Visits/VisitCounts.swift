public import Core
public import Persistence
public import Policy
import Synchronization

/// How often each kind of page was opened, by day and language: the server's own count (D14). It knows no visitor: no
/// cookie, no address, no hash, no order of pages. Counted in memory and added to the database now and then, so a
/// view writes nothing.
public final class VisitCounts: Sendable {
  /// Kinds of pages. Gifts, accounts and chats are one kind each: which of them was opened is nobody's business.
  public enum Page: String, Sendable, Hashable, CaseIterable {
    case home, create, works, account, policy
  }

  private struct Key: Hashable {
    var day: Int
    var page: Page
    var language: Language
  }

  private let database: Database
  private let world: World
  private let waiting = Mutex<[Key: Int]>([:])

  public init(database: Database, world: World) {
    self.database = database
    self.world = world
  }

  /// Counts one view.
  ///
  /// - Parameter isRefused: `Sec-GPC: 1` refuses everything optional, this too (D18).
  public func count(_ page: Page, in language: Language, isRefused: Bool) {
    guard !isRefused else { return }
    let key = Key(day: CivilDate(world.now).daysSince1970, page: page, language: language)
    waiting.withLock { $0[key, default: 0] += 1 }
  }

  /// Adds what was counted to the database. What a crash takes is not counted.
  public func store() async throws {
    let counted = waiting.withLock { waiting in
      defer { waiting = [:] }
      return waiting
    }
    guard !counted.isEmpty else { return }
    try await database.write { transaction in
      for (key, count) in counted {
        try transaction.run(
          """
          INSERT INTO visit_counts (day, page, language, visits)
          VALUES (\(key.day), \(key.page.rawValue), \(key.language.rawValue), \(count))
          ON CONFLICT (day, page, language) DO UPDATE SET visits = visit_counts.visits + excluded.visits
          """)
      }
    }
  }

  /// Views of the days from one up to now, by kind of page. Sums below `Limits.smallestCountShown` are nil, so that
  /// no number could point at a person (D26).
  public func totals(since day: CivilDate) async throws -> [Page: Int?] {
    let first = day.daysSince1970
    let sums = try await database.read { transaction in
      try transaction.rows(
        "SELECT page, CAST(sum(visits) AS \(.integer)) FROM visit_counts WHERE day >= \(first) GROUP BY page"
      ).map {
        (try $0.text(0), try $0.int(1))
      }
    }
    let known = Dictionary(sums, uniquingKeysWith: { first, _ in first })
    return Page.allCases.reduce(into: [:]) { totals, page in
      let sum = known[page.rawValue] ?? 0
      totals[page] = .some(sum < Limits.smallestCountShown ? nil : sum)
    }
  }

  /// Counts are forgotten like logs (§5.6), though nothing in them is anybody's.
  public var forgetter: any Forgetter { VisitForgetter(database: database) }
}

private struct VisitForgetter: Forgetter {
  let name = "visit-counts"
  let clause = Clause.ownVisitCounts
  let database: Database

  func count(dueAt now: Instant) async throws -> Int {
    let day = Self.lastDay(at: now)
    return try await database.read { transaction in
      try transaction.row("SELECT count(*) FROM visit_counts WHERE day <= \(day)")?.int(0) ?? 0
    }
  }

  /// All at once: a day has at most as many rows as there are kinds and languages.
  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let day = Self.lastDay(at: now)
    return try await database.write { transaction in
      try transaction.run("DELETE FROM visit_counts WHERE day <= \(day)")
    }
  }

  /// The last day whose end lies a log's time back.
  private static func lastDay(at now: Instant) -> Int {
    let start = Retention.log.keep?.start(endingAt: now) ?? now
    return CivilDate(start).daysSince1970 - 1
  }
}

extension VisitCounts {
  public static let migrations: [Migration] = [
    Migration(
      "visits-1",
      [
        """
        CREATE TABLE visit_counts (
          day \(.integer) NOT NULL,
          page TEXT NOT NULL,
          language TEXT NOT NULL CHECK (language IN ('en', 'ru', 'kk')),
          visits \(.integer) NOT NULL CHECK (visits > 0),
          PRIMARY KEY (day, page, language)
        ) \(.strict)
        """
      ])
  ]

  public static let holdings: [Holding] = [
    Holding(
      table: "visit_counts", subject: .nobody, retention: .log,
      columns: ["day": .clear, "page": .clear, "language": .clear, "visits": .clear])
  ]
}
