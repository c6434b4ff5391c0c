import Core
import Energy
import Foundation
import Jobs
import Persistence
import Policy
import Privacy
import Studio
import Synchronization
import TestSupport
import Vault

/// The studio with everything it stands on, a clock that a test turns, and a kind of gift that does what it is told.
struct StudioHouse: Sendable {
  static let migrations =
    Queue.migrations + Eraser.migrations
    + [Migration("house-1", ["CREATE TABLE accounts (id TEXT PRIMARY KEY NOT NULL) \(.strict)"])]
    + Rights.migrations + Energy.migrations + Studio.migrations

  /// Those of the queue are App's to declare; here they only go with their account.
  static let holdings: [Holding] =
    [
      Holding(
        table: "jobs", subject: .account(column: "account"), retention: .job, columns: ["id": .clear]),
      Holding(
        table: "signals", subject: .account(column: "account"), retention: .signal, columns: ["topic": .clear]),
    ] + Eraser.holdings + Rights.holdings + [
      Holding(table: "accounts", subject: .account(column: "id"), retention: .account, columns: ["id": .clear])
    ] + Energy.holdings + Studio.holdings

  let data: Database
  let keys: Database
  let graves: Database
  let folder: String
  let clock: TestClock
  let world: World
  let memory = MemoryStore()
  let kind = TestKind()
  let prime = Prime()
  let queue: Queue
  let signals: Signals
  let energy: Energy
  let vault: Vault
  let rights: Rights
  let studio: Studio
  let eraser: Eraser
  /// The same studio with an eraser that stops where a test wants.
  let makeStudio: @Sendable (Eraser) -> Studio
  let holds: Holds
  let scratch: Scratch

  /// Two people with a wallet of `Prices.welcomeGrant` each.
  let ada: Identifier
  let ben: Identifier

  static func with<T>(
    _ engine: Engine, isolation: isolated (any Actor)? = #isolation, _ body: (StudioHouse) async throws -> T
  ) async throws -> T {
    try await withTemporaryFolder { folder in
      try await withDatabase(engine, migrations: migrations) { data in
        try await withDatabase(engine, migrations: Vault.migrations) { keys in
          try await withDatabase(engine, migrations: Tombstones.migrations) { graves in
            try await body(StudioHouse(data: data, keys: keys, graves: graves, folder: folder))
          }
        }
      }
    }
  }

  private init(data: Database, keys: Database, graves: Database, folder: String) async throws {
    self.data = data
    self.keys = keys
    self.graves = graves
    self.folder = folder
    clock = TestClock()
    world = clock.world()
    queue = Queue(world: world)
    signals = Signals(database: data, world: world)
    energy = Energy(database: data, world: world)
    vault = Vault(keys: keys, instanceKey: try .test(), world: world)
    scratch = try Scratch(root: folder + "/scratch", world: world)
    rights = Rights(database: data, world: world)
    let (prime, rights) = (prime, rights)
    let eraser = Eraser(
      database: data, holdings: Self.holdings, vault: vault, store: memory.port,
      tombstones: Tombstones(database: graves), world: world)
    self.eraser = eraser
    let (vault, memory, queue, signals, energy, world, kind) = (vault, memory, queue, signals, energy, world, kind)
    makeStudio = { eraser in
      Studio(
        database: data, vault: vault, store: SealedStore(store: memory.port, world: world), queue: queue,
        signals: signals, energy: energy, eraser: eraser, world: world,
        person: Studio.Person(
          prime: { accounts, _ in prime.spans(accounts) },
          primeEnded: { range, after, limit, _ in prime.ended(in: range, after: after, limit: limit) },
          mayAsk: { account, _ in !prime.isClosed(account) },
          isRestricted: { try rights.isRestricted($0, in: $1) },
          keptOnRequest: { try rights.keptOnRequest($0, in: $1) }),
        kinds: [kind])
    }
    studio = makeStudio(eraser)
    holds = Holds(database: data, vault: vault, eraser: eraser, things: [studio.holdable], world: world)
    (ada, ben) = (world.identifier(), world.identifier())
    for account in [ada, ben] { try await open(account) }
  }

  func open(_ account: Identifier) async throws {
    try await vault.makeAccountKey(account)
    let energy = energy
    try await data.write { transaction in
      try transaction.run("INSERT INTO accounts (id) VALUES (\(account))")
      try energy.openWallet(account, in: transaction)
    }
  }

  var make: MakeWork { MakeWork(studio, scratch: scratch) }

  /// The eraser of the house, stopping where a test wants.
  func eraser(afterStep: @escaping @Sendable (Eraser.Step) async throws -> Void) -> Eraser {
    Eraser(
      database: data, holdings: Self.holdings, vault: vault, store: memory.port,
      tombstones: Tombstones(database: graves), world: world, afterStep: afterStep)
  }

  /// Every row of every table that tells whether something was forgotten, every key, mark and stored object: what an
  /// interrupted erasure must leave like an undisturbed one.
  func everything() async throws -> [String] {
    var lines: [String] = []
    for table in ["accounts", "works", "versions", "drafts", "artifacts", "jobs"] as [Name] {
      lines += try await data.read { transaction in
        try transaction.rows("SELECT id FROM \(table.sql) ORDER BY id").map { "\(table) \(try $0.text(0))" }
      }
    }
    for (table, column) in [
      ("erasures", "account"), ("object_erasures", "subject"), ("wallets", "account"), ("work_requests", "account"),
    ] as [(Name, Name)] {
      lines += try await data.read { transaction in
        try transaction.rows("SELECT \(column.sql) FROM \(table.sql) ORDER BY \(column.sql)").map {
          "\(table) \(try $0.text(0))"
        }
      }
    }
    lines += try await keys.read { transaction in
      try transaction.rows("SELECT account FROM account_keys WHERE wrapped IS NOT NULL ORDER BY account").map {
        "account key \(try $0.text(0))"
      } + transaction.rows("SELECT object FROM object_keys ORDER BY object").map { "object key \(try $0.text(0))" }
    }
    for kind in Tombstones.Kind.allCases {
      lines += try await Tombstones(database: graves).subjects(kind, after: nil, limit: 1000).map {
        "tombstone \(kind) \($0)"
      }
    }
    return lines + memory.stored.keys.sorted().map { "object \($0)" }
  }

  func worker(_ job: (any Job)? = nil) -> Worker {
    // No look at a lease by real time may come between a job and what a test does to it.
    Worker(
      database: data, queue: queue, jobs: [job ?? make], concurrency: 1, world: world, pause: TestPause().pause)
  }

  func work() async throws { try await worker().runUntilIdle() }

  /// Asks for a gift with a name of its own.
  func ask(
    for recipient: String = "Anna", _ fields: [String: String] = [:], by account: Identifier? = nil, key: String? = nil
  ) async throws -> Identifier {
    try await studio.requestWork(
      fields.merging(["recipient": recipient]) { $1 }, kind: "test", by: account ?? ada, language: .english,
      idempotencyKey: key ?? world.identifier().description)
  }

  /// A gift that is ready.
  func gift(for recipient: String = "Anna", by account: Identifier? = nil) async throws -> Identifier {
    let id = try await ask(for: recipient, by: account)
    try await work()
    return id
  }

  func points(_ account: Identifier? = nil) async throws -> [Int64] {
    let balance = try await energy.balance(account ?? ada)
    return [balance.available.value, balance.held.value, balance.spent.value]
  }

  func count(_ statement: SQL) async throws -> Int {
    try await data.read { try $0.row(statement)?.int(0) ?? -1 }
  }

  /// Stored objects that no row names.
  func orphans() async throws -> [String] {
    let named = try await data.read { transaction in
      Set(try transaction.rows("SELECT object FROM artifacts").map { try $0.text(0) })
    }
    return memory.stored.keys.map(\.description).filter { !named.contains($0) }.sorted()
  }

  /// What is left in the folders of works under way.
  func leftInScratch() throws -> [String] {
    let root = folder + "/scratch"
    return try FileManager.default.contentsOfDirectory(atPath: root).flatMap { name in
      (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + name)) ?? []
    }
  }
}

/// The code of the error that an act throws, or nil.
func code(_ act: () async throws -> Void) async -> String? {
  do {
    try await act()
    return nil
  } catch {
    return (error as? DomainError)?.code ?? "\(type(of: error))"
  }
}

/// A kind whose making a test decides.
final class TestKind: GenerationKind {
  enum Act: Sendable {
    case make
    case fail(DomainError)
    /// Tells its words and waits to be cancelled.
    case wait
  }

  struct State {
    var acts: [Act] = []
    var briefs: [Brief] = []
    var folders: [String] = []
  }

  let id = "test"
  let price = Prices.song
  let fields = [
    Field("recipient", .text(lengthMax: 40), isRequired: true), Field("language", .choice([])),
    Field("story", .longText(lengthMax: 100)), Field("words", .longText(lengthMax: 100)),
  ]
  let state = Mutex(State())

  static let sound = Array("sound of this gift".utf8)

  /// What comes next; after that it makes.
  func next(_ acts: Act...) { state.withLock { $0.acts = acts } }

  var briefs: [Brief] { state.withLock { $0.briefs } }
  var folders: [String] { state.withLock { $0.folders } }

  func check(_ fields: [String: String]) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if fields["recipient"] == nil { problems.append(FieldProblem(field: "recipient", code: "name-empty")) }
    if fields["story"]?.contains("#") == true { problems.append(FieldProblem(field: "story", code: "story-sign")) }
    return problems
  }

  func texts(_ fields: [String: String]) -> [String] { fields.values.sorted() }
  func recipient(_ fields: [String: String]) -> String { fields["recipient"] ?? "" }

  func make(
    _ brief: Brief, in workshop: Workshop, tell: @escaping @Sendable (MakingEvent) -> Void
  ) async throws -> Made {
    let act = state.withLock { state -> Act in
      state.briefs.append(brief)
      state.folders.append(workshop.folder)
      return state.acts.isEmpty ? .make : state.acts.removeFirst()
    }
    tell(.step("words"))
    let (title, words) = ("A song for \(recipient(brief.fields))", brief.fields["words"] ?? "la la la")
    tell(.words(title: title, text: words))
    switch act {
    case .fail(let error): throw error
    case .wait:
      let (forever, _) = AsyncStream.makeStream(of: Void.self)
      for await _ in forever {}
      throw CancellationError()
    case .make: break
    }
    tell(.step("singing", done: 1, of: 1))
    for (file, bytes) in [(WorkFile.mp3, Self.sound), (.cover, Array("<svg/>".utf8))] {
      try Data(bytes).write(to: URL(filePath: workshop.path(file.rawValue)))
    }
    return Made(
      title: title, words: words, facts: Facts(language: "en", seconds: 61.5, style: "folk"),
      lines: [TimedLine(start: 0.5, end: 2, text: words)], peaks: [0, 0.5, 1],
      files: [(.mp3, workshop.path("mp3")), (.cover, workshop.path("cover"))])
  }
}

/// What other modules know about people.
final class Prime: Sendable {
  private let state = Mutex<(spans: [Identifier: [PrimeSpan]], closed: Set<Identifier>)>(([:], []))

  func give(_ account: Identifier, _ span: PrimeSpan) { state.withLock { $0.spans[account, default: []].append(span) } }
  func close(_ account: Identifier) { state.withLock { _ = $0.closed.insert(account) } }

  /// Ends what runs without an end.
  func end(_ account: Identifier, at end: Instant) {
    state.withLock { state in
      for index in state.spans[account, default: []].indices where state.spans[account]?[index].end == nil {
        state.spans[account]?[index].end = end
      }
    }
  }

  func spans(_ accounts: [Identifier]) -> [Identifier: [PrimeSpan]] {
    state.withLock { state in state.spans.filter { accounts.contains($0.key) } }
  }

  func ended(in range: Range<Instant>, after: Identifier?, limit: Int) -> [Identifier] {
    let all = state.withLock { state in
      state.spans.filter { $0.value.contains { $0.end.map(range.contains) ?? false } }.keys.sorted()
    }
    return Array(all.filter { account in after.map { account > $0 } ?? true }.prefix(limit))
  }

  func isClosed(_ account: Identifier) -> Bool { state.withLock { $0.closed.contains(account) } }
}
