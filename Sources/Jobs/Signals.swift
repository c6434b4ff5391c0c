public import Core
public import Persistence
public import Policy
import Synchronization

/// Something that happened to a work or another topic, for whoever is watching: "the melody is done".
public struct Signal: Sendable, Hashable {
  /// Increases within a topic; not by ones.
  public var number: Int64
  public var kind: String
  public var detail: String
  public var at: Instant
}

/// Append-only signals by topic, stored with the change they tell of, and wake-ups for their readers.
public struct Signals: Sendable {
  private let database: Database
  private let world: World
  private let pause: Pause
  private let bell = Bell<Identifier>()
  private let heard = Heard()

  public init(database: Database, world: World, pause: Pause = .real) {
    self.database = database
    self.world = world
    self.pause = pause
  }

  /// Adds a signal in the caller's transaction and wakes the topic's readers after its commit.
  /// - Parameters:
  ///   - kind: a word of ours, at most 40 bytes.
  ///   - detail: a state or a number, at most 500 bytes, no personal data and nothing people wrote.
  public func append(
    topic: Identifier, account: Identifier?, kind: String, detail: String, in transaction: any Transaction
  ) throws {
    guard (1...Limits.jobKindBytesMax).contains(kind.utf8.count), detail.utf8.count <= Limits.signalDetailBytesMax
    else { throw DomainError(.fault, "signal-too-long", "A signal holds a word and a few numbers.") }
    let now = world.now
    let last = try transaction.row("SELECT max(number) FROM signals WHERE topic = \(topic)")?.optionalInteger(0) ?? 0
    // Numbered by the time rather than by ones, so that a topic whose old signals were cleaned never counts anew
    // and a reader who comes back after that misses nothing.
    let number = max(last + 1, now.microseconds)
    try transaction.run(
      """
      INSERT INTO signals (topic, number, account, kind, detail, at)
      VALUES (\(topic), \(number), \(account), \(kind), \(detail), \(now))
      """)
    transaction.afterCommit { [bell, heard] in
      heard.note(topic, number)
      bell.ring(topic)
    }
  }

  /// The signals after a number, the oldest first; `after` 0 begins with the oldest kept.
  public func since(topic: Identifier, after: Int64, limit: Int = Limits.signalsPerReadMax) async throws -> [Signal] {
    let most = min(max(limit, 1), Limits.signalsPerReadMax)
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT number, kind, detail, at FROM signals WHERE topic = \(topic) AND number > \(after)
        ORDER BY number LIMIT \(most)
        """
      ).map { row in
        Signal(number: try row.integer(0), kind: try row.text(1), detail: try row.text(2), at: try row.instant(3))
      }
    }
  }

  /// Says when to read: once at the start, then whenever something came. Several signals may be one wake-up. Ends
  /// when the reader's task is cancelled.
  public func wakeUps(topic: Identifier) -> WakeUps {
    bell.listen(to: topic)
  }

  /// Removes the signals of a topic with what they were about (D43).
  public func remove(topic: Identifier, in transaction: any Transaction) throws {
    try transaction.run("DELETE FROM signals WHERE topic = \(topic)")
  }

  /// Looks every second for what other processes appended, as long as somebody here waits for anything: one query
  /// for all readers together. Works until its task is cancelled; a program that is the only one needs it not.
  public func run() async {
    await pause.eachLook {
      // Without the database there is nothing to tell; the next look comes in a second.
      _ = try? await look()
    }
  }

  /// One look. Answers how many topics had something new.
  @discardableResult
  func look() async throws -> Int {
    guard bell.isHeard else { return 0 }
    let since = world.now.adding(microseconds: -Int64(Limits.signalLookBackSeconds) * Span.second)
    let recent = try await database.read { transaction in
      try transaction.rows("SELECT topic, max(number) FROM signals WHERE at >= \(since) GROUP BY topic").map { row in
        (topic: try row.identifier(0), number: try row.integer(1))
      }
    }
    let news = heard.replace(recent)
    for topic in news { bell.ring(topic) }
    return news.count
  }
}

/// The newest number known of each topic that was active lately, so that nobody is woken for what they know.
private final class Heard: Sendable {
  private let numbers = Mutex<[Identifier: Int64]>([:])

  func note(_ topic: Identifier, _ number: Int64) {
    numbers.withLock { $0[topic] = max($0[topic] ?? 0, number) }
  }

  /// Takes what a look found and forgets topics it did not find. Answers the topics with something new.
  func replace(_ recent: [(topic: Identifier, number: Int64)]) -> [Identifier] {
    numbers.withLock { known in
      let news = recent.filter { $0.number > known[$0.topic] ?? 0 }.map(\.topic)
      let newest = recent.map { ($0.topic, max($0.number, known[$0.topic] ?? 0)) }
      known = Dictionary(newest, uniquingKeysWith: max)
      return news
    }
  }
}
