import Core
import Persistence
import Policy
import Privacy
import Synchronization
import TestSupport
import Vault

/// A service in small, with every way in which a row can belong to an account: its own row, works sealed under keys of
/// their own, files of the works, lines that only hang on files, throttling counts that expire, and somebody's ledger
/// that is nobody's.
struct SmallHouse {
  static let migrations =
    Eraser.migrations + [
      Migration(
        "small-1",
        [
          """
          CREATE TABLE accounts (id TEXT PRIMARY KEY NOT NULL, email \(.blob) NOT NULL, device TEXT NOT NULL) \(.strict)
          """,
          """
          CREATE TABLE works (
            id TEXT PRIMARY KEY NOT NULL, account TEXT NOT NULL REFERENCES accounts (id), title \(.blob) NOT NULL
          ) \(.strict)
          """,
          """
          CREATE TABLE files (
            id TEXT PRIMARY KEY NOT NULL, work TEXT NOT NULL REFERENCES works (id), object TEXT, cover TEXT,
            size \(.integer) NOT NULL
          ) \(.strict)
          """,
          """
          CREATE TABLE views (
            id TEXT PRIMARY KEY NOT NULL, file TEXT NOT NULL REFERENCES files (id), player TEXT NOT NULL
          ) \(.strict)
          """,
          "CREATE TABLE counts (id TEXT PRIMARY KEY NOT NULL, ends_at \(.integer) NOT NULL) \(.strict)",
          "CREATE TABLE ledger (id TEXT PRIMARY KEY NOT NULL, amount \(.integer) NOT NULL) \(.strict)",
        ])
    ]

  static let holdings: [Holding] =
    Eraser.holdings + [
      Holding(
        table: "accounts", subject: .account(column: "id"), retention: .account, sealedBy: .account,
        columns: ["id": .clear, "email": .sealed, "device": .clear]),
      Holding(
        table: "works", subject: .account(column: "account"), retention: .generated, sealedBy: .object(column: "id"),
        columns: ["id": .clear, "account": .clear, "title": .sealed]),
      Holding(
        table: "files", subject: .parent(table: "works", column: "work"), retention: .generated,
        sealedBy: .object(column: "work"),
        columns: [
          "id": .clear, "work": .clear, "object": .objectName(class: "work"), "cover": .objectName(class: "cover"),
          "size": .clear,
        ]),
      Holding(
        table: "views", subject: .parent(table: "files", column: "file"), retention: .generated,
        columns: ["id": .clear, "file": .clear, "player": .clear]),
      Holding(
        table: "counts", subject: .nobody, retention: .addressHash, columns: ["id": .clear, "ends_at": .clear]),
      Holding(
        table: "ledger", subject: .nobody, retention: .transaction, columns: ["id": .clear, "amount": .clear]),
    ]

  static let tables: [Name] = ["accounts", "works", "files", "views", "counts", "ledger", "erasures"]

  let data: Database
  let keys: Database
  let graves: Database
  let clock: TestClock
  let world: World
  let memory = MemoryStore()

  var vault: Vault {
    get throws { Vault(keys: keys, instanceKey: try .test(), world: world) }
  }
  var tombstones: Tombstones { Tombstones(database: graves) }
  var sealedStore: SealedStore { SealedStore(store: memory.port, world: world) }

  func eraser(
    store: ObjectStore? = nil, afterStep: @escaping @Sendable (Eraser.Step) async throws -> Void = { _ in }
  ) throws -> Eraser {
    Eraser(
      database: data, holdings: Self.holdings, vault: try vault, store: store ?? memory.port, tombstones: tombstones,
      world: world, afterStep: afterStep)
  }

  /// Fresh databases, gone afterwards.
  static func with<T>(
    _ engine: Engine, isolation: isolated (any Actor)? = #isolation, _ body: (SmallHouse) async throws -> T
  ) async throws -> T {
    try await withDatabase(engine, migrations: migrations) { data in
      try await withDatabase(engine, migrations: Vault.migrations) { keys in
        try await withDatabase(engine, migrations: Tombstones.migrations) { graves in
          let clock = TestClock()
          return try await body(
            SmallHouse(data: data, keys: keys, graves: graves, clock: clock, world: clock.world()))
        }
      }
    }
  }

  /// An account with works of two files each, every one with a view.
  func settle(works count: Int = 2, secret: String, device: String = "Firefox on Android") async throws -> Settled {
    let account = world.identifier()
    let key = try await vault.makeAccountKey(account)
    let email = try key.seal(secret, at: SealedPlace("accounts", "email", account), entropy: world.entropy)
    try await data.write { transaction in
      _ = try transaction.run(
        "INSERT INTO accounts (id, email, device) VALUES (\(account), \(email), \(device))")
    }
    var settled = Settled(account: account)
    for _ in 0..<count {
      let work = world.identifier()
      try await addWork(work, to: &settled, secret: secret, device: device)
    }
    return settled
  }

  private func addWork(
    _ work: Identifier, to settled: inout Settled, secret: String, device: String
  ) async throws {
    let key = try await vault.makeObjectKey(work, in: settled.account)
    let title = try key.seal(secret, at: SealedPlace("works", "title", work), entropy: world.entropy)
    let account = settled.account
    try await data.write { transaction in
      _ = try transaction.run("INSERT INTO works (id, account, title) VALUES (\(work), \(account), \(title))")
    }
    settled.works.append(work)
    for index in 0..<2 {
      let (file, view) = (world.identifier(), world.identifier())
      let object = ObjectName(objectClass: "work", id: file)
      let cover = index == 0 ? ObjectName(objectClass: "cover", id: file) : nil
      for name in [object, cover].compactMap(\.self) {
        _ = try await sealedStore.write(name, key: key, bytes: Array(secret.utf8))
        settled.objects.append(name)
      }
      try await data.write { transaction in
        _ = try transaction.run(
          """
          INSERT INTO files (id, work, object, cover, size)
          VALUES (\(file), \(work), \(object?.description), \(cover?.description), \(secret.utf8.count))
          """)
        _ = try transaction.run("INSERT INTO views (id, file, player) VALUES (\(view), \(file), \(device))")
      }
    }
  }

  struct Settled: Sendable {
    var account: Identifier
    var works: [Identifier] = []
    var objects: [ObjectName] = []
  }

  /// Ids of every row of every table, every stored object, every key: what an interrupted erasure must leave like an
  /// undisturbed one.
  func everything() async throws -> [String] {
    var lines: [String] = []
    for table in Self.tables {
      let column: Name = table == "erasures" ? "account" : "id"
      lines += try await data.read { transaction in
        try transaction.rows("SELECT \(column.sql) FROM \(table.sql) ORDER BY \(column.sql)").map {
          "\(table) \(try $0.text(0))"
        }
      }
    }
    lines += try await keys.read { transaction in
      try transaction.rows(
        "SELECT account, CASE WHEN wrapped IS NULL THEN 1 ELSE 0 END FROM account_keys ORDER BY account"
      ).map {
        "key \(try $0.text(0)) destroyed \(try $0.bool(1))"
      } + transaction.rows("SELECT object FROM object_keys ORDER BY object").map { "key \(try $0.text(0))" }
    }
    for kind in Tombstones.Kind.allCases {
      lines += try await tombstones.subjects(kind, after: nil, limit: 1000).map { "tombstone \(kind) \($0)" }
    }
    return lines + memory.stored.keys.sorted().map { "object \($0)" }
  }
}

/// Throws at one step of those that it has counted, as a crash would stop there.
final class Fault: Sendable {
  struct Crash: Error {}

  private let state = Mutex<(seen: [Eraser.Step], at: Int?)>(([], nil))

  init(at index: Int? = nil) {
    state.withLock { $0.at = index }
  }

  var steps: [Eraser.Step] { state.withLock { $0.seen } }

  /// Whether the step at which it throws was reached.
  var hasCrashed: Bool { state.withLock { state in state.at.map { state.seen.count > $0 } ?? false } }

  func pass(_ step: Eraser.Step) throws {
    try state.withLock { state in
      state.seen.append(step)
      if let at = state.at, state.seen.count > at { throw Crash() }
    }
  }
}
