import Assistants
import Core
import Energy
import Foundation
import Persistence
import Policy
import Privacy
import Studio
import Synchronization
import TestSupport
import Testing
import Vault

/// What is kept of use beside works, over fresh databases, with two people and a clock that the test turns.
struct TracesHouse: Sendable {
  static let migrations =
    Eraser.migrations
    + [Migration("accounts-of-test", ["CREATE TABLE accounts (id TEXT PRIMARY KEY NOT NULL) \(.strict)"])]
    + Uploads.migrations + Assistants.migrations + Transactions.migrations + AddressSightings.migrations

  static let holdings: [Holding] =
    Eraser.holdings
    + [Holding(table: "accounts", subject: .account(column: "id"), retention: .account, columns: ["id": .clear])]
    + Uploads.holdings + Assistants.holdings + Transactions.holdings + AddressSightings.holdings

  let data: Database
  let keys: Database
  let graves: Database
  let clock: TestClock
  let world: World
  let memory = MemoryStore()
  let prime = Prime()
  let vault: Vault
  let eraser: Eraser
  let uploads: Uploads
  let assistants: Assistants
  let transactions: Transactions
  let sightings: AddressSightings
  let ada: Identifier
  let ben: Identifier

  static func with<T>(
    _ engine: Engine, at day: CivilDate? = nil, fiscalYear: FiscalYear = .calendar,
    isolation: isolated (any Actor)? = #isolation, _ body: (TracesHouse) async throws -> T
  ) async throws -> T {
    try await withDatabase(engine, migrations: migrations) { data in
      try await withDatabase(engine, migrations: Vault.migrations) { keys in
        try await withDatabase(engine, migrations: Tombstones.migrations) { graves in
          let start = day ?? CivilDate(year: 2027, month: 1, day: 31)
          let house = try await TracesHouse(
            data: data, keys: keys, graves: graves, start: start?.start ?? Instant(microseconds: 0), fiscalYear)
          return try await body(house)
        }
      }
    }
  }

  private init(
    data: Database, keys: Database, graves: Database, start: Instant, _ fiscalYear: FiscalYear
  ) async throws {
    (self.data, self.keys, self.graves) = (data, keys, graves)
    clock = TestClock(at: start.microseconds)
    world = clock.world()
    vault = Vault(keys: keys, instanceKey: try .test(), world: world)
    eraser = Eraser(
      database: data, holdings: Self.holdings, vault: vault, store: memory.port,
      tombstones: Tombstones(database: graves), world: world)
    let prime = prime
    let mayAsk: @Sendable (Identifier, any Transaction) throws -> Bool = { account, _ in !prime.isClosed(account) }
    uploads = Uploads(
      database: data, vault: vault, store: SealedStore(store: memory.port, world: world), eraser: eraser,
      world: world, mayAsk: mayAsk)
    assistants = Assistants(
      database: data, vault: vault, eraser: eraser, world: world,
      person: Assistants.Person(prime: { account, _ in prime.spans([account])[account] ?? [] }, mayAsk: mayAsk))
    transactions = Transactions(database: data, vault: vault, world: world, fiscalYear: fiscalYear)
    sightings = AddressSightings(database: data, world: world)
    (ada, ben) = (world.identifier(), world.identifier())
    for account in [ada, ben] {
      try await vault.makeAccountKey(account)
      try await data.write { transaction in
        _ = try transaction.run("INSERT INTO accounts (id) VALUES (\(account))")
      }
    }
  }

  var forgetters: [any Forgetter] {
    [UploadForgetter(uploads)] + assistants.forgetters + transactions.forgetters + sightings.forgetters
      + [eraser.unfinished]
  }

  /// What goes at an instant, by class; the forecast for it is compared first.
  @discardableResult
  func sweep() async throws -> [String: Int] {
    var gone: [String: Int] = [:]
    for forgetter in forgetters {
      let due = try await forgetter.count(dueAt: clock.now)
      let forgotten = try await forgetter.forget(dueAt: clock.now, limit: SweepLimits.batch)
      #expect(due == forgotten, "\(forgetter.name)")
      if forgotten > 0 { gone[forgetter.name] = forgotten }
    }
    return gone
  }

  func count(_ statement: SQL) async throws -> Int {
    try await data.read { try $0.row(statement)?.int(0) ?? -1 }
  }

  func hasKey(_ object: Identifier) async throws -> Bool { try await vault.objectKeys([object])[object] != nil }

  func isBuried(_ object: Identifier) async throws -> Bool {
    let after = Tombstones(database: graves)
    return try await after.subjects(.object, after: nil, limit: 10_000).contains(object)
  }

  /// A hold of evidence, as its rows; what a hold does to these classes is all that is tried here.
  func hold(_ kind: HeldKind, _ object: Identifier, until end: Instant) async throws {
    let (id, now) = (world.identifier(), clock.now)
    try await data.write { transaction in
      try transaction.run(
        """
        INSERT INTO evidence_holds (id, reason, first_approver, second_approver, placed_at, review_at, ends_at)
        VALUES (\(id), \([1]), \([2]), \([3]), \(now), \(end), \(end))
        """)
      try transaction.run(
        """
        INSERT INTO held_objects (hold, kind, object, covers_from, ends_at)
        VALUES (\(id), \(kind.rawValue), \(object), \(now), \(end))
        """)
    }
  }

  func photo(_ text: String = "a photo", by account: Identifier? = nil) async throws -> Upload {
    try await uploads.receive(.bytes(Array(text.utf8)), transform: record(), by: account ?? ada)
  }

  func record(
    _ kind: UploadKind = .image, mediaType: String = "image/webp", longEdge: Int? = 1600, method: String = "picture-1"
  ) -> TransformRecord {
    TransformRecord(kind: kind, method: method, mediaType: mediaType, longEdge: longEdge, doneAt: clock.now)
  }

  /// So many messages, by turns; the chat's parity is the caller's.
  @discardableResult
  func say(
    _ count: Int, startsWithPerson: Bool = true, to assistant: String = "poet", by account: Identifier? = nil
  ) async throws -> Appended {
    try await assistants.append(
      (0..<count).map { index in
        NewMessage(isFromPerson: index.isMultiple(of: 2) == startsWithPerson, text: "message \(index) to \(assistant)")
      }, to: assistant, by: account ?? ada)
  }
}

extension Instant {
  static func utc(_ year: Int, _ month: Int, _ day: Int, hour: Int = 0) throws -> Instant {
    try #require(CivilDate(year: year, month: month, day: day)).start.adding(microseconds: Int64(hour) * Span.hour)
  }

  var instantBefore: Instant { adding(microseconds: -1) }
}
