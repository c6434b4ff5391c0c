import Accounts
import Core
import Jobs
import Persistence
import Policy
import Privacy
import Synchronization
import TestSupport
import Vault

/// Requests over real accounts, with a clock to turn and a mailbox to look into. Letters go out when a test says so.
struct RequestsHouse: Sendable {
  static let holdings = Eraser.holdings + Accounts.holdings

  let requests: Requests
  let disclosures: Disclosures
  let accounts: Accounts
  let database: Database
  let vault: Vault
  let eraser: Eraser
  let queue: Queue
  let clock: TestClock
  let world: World
  let mailbox = Mailbox()
  /// Addresses for which an account was looked up.
  let asked: Asked

  final class Asked: Sendable {
    private let list = Mutex<[String]>([])
    var all: [String] { list.withLock { $0 } }
    func add(_ address: String) { list.withLock { $0.append(address) } }
  }

  static func with<T>(
    _ engine: Engine, terms: String = "", at start: Instant? = nil, isolation: isolated (any Actor)? = #isolation,
    _ body: (RequestsHouse) async throws -> T
  ) async throws -> T {
    let clock = TestClock()
    if let start { clock.pass(to: start) }
    let migrations = Queue.migrations + Eraser.migrations + Accounts.migrations + AddressSightings.migrations
    return try await withDatabase(engine, migrations: migrations) { database in
      try await withVault(engine, world: clock.world()) { vault, _ in
        try await withDatabase(engine, migrations: Tombstones.migrations) { graves in
          try await body(
            RequestsHouse(database, vault, Tombstones(database: graves), clock, try StatutoryTerms(terms)))
        }
      }
    }
  }

  private init(
    _ database: Database, _ vault: Vault, _ tombstones: Tombstones, _ clock: TestClock, _ terms: StatutoryTerms
  ) {
    let world = clock.world()
    let (queue, asked) = (Queue(world: world), Asked())
    let eraser = Eraser(
      database: database, holdings: Self.holdings, vault: vault, store: MemoryStore().port, tombstones: tombstones,
      world: world)
    let accounts = Accounts(
      database: database, vault: vault, queue: queue, hasher: PasswordHasher(parameters: AccountsHouse.cheap),
      origin: "https://songs.example", siteName: "Songly", world: world,
      clock: SweepClock(database: database, world: world), onClose: { try eraser.request($0, in: $1) })
    requests = Requests(
      database: database, vault: vault, eraser: eraser, terms: terms,
      people: Requests.People(
        owner: { address in
          asked.add(address)
          return try await accounts.confirmedOwner(ofEmail: address)
        }, address: { try await accounts.mailAddress(of: $0) }, mayWrite: { try accounts.mayWrite(to: $0, in: $1) }),
      world: world, post: { try queue.enqueue("send-request-mail", subject: $0, account: $1, in: $2) })
    disclosures = Disclosures(database: database, vault: vault, eraser: eraser, world: world)
    (self.accounts, self.database, self.vault, self.eraser) = (accounts, database, vault, eraser)
    (self.queue, self.clock, self.world, self.asked) = (queue, clock, world, asked)
  }

  /// Somebody who has confirmed `<name>@example.org`.
  func person(_ name: String) async throws -> Identifier {
    try await accounts.create(
      email: "\(name)@example.org", username: name, password: AccountsHouse.password, isAdmin: false,
      language: .english)
  }

  func mail(
    _ name: String, _ text: String = "Please send me a copy.", mayBeAnswered: Bool = true
  ) -> ReceivedMail {
    ReceivedMail(
      address: "\(name)@example.org", subject: "My data", text: text, language: .english,
      mayBeAnswered: mayBeAnswered)
  }

  /// Sends the letters that wait.
  func deliver() async throws {
    for mail in try await waiting() {
      if let letter = try await requests.letter(mail) {
        try await mailbox.mailer.send(
          accounts.letter(letter.letter, to: letter.recipient, in: letter.language, contact: "desk@songs.example"))
      }
      try await database.write { try requests.letterSent(mail, in: $0) }
    }
  }

  func waiting() async throws -> [Identifier] {
    try await database.read { try $0.rows("SELECT id FROM request_mails ORDER BY id").map { try $0.identifier(0) } }
  }

  /// A mail that was taken, answered, and proved by whoever has the mailbox.
  func proved(_ name: String) async throws -> String {
    let number = try await requests.receive(mail(name))
    try await deliver()
    _ = try await requests.prove(token: mailbox.token("request", to: "\(name)@example.org") ?? "")
    return number
  }

  func entry(_ number: String) async throws -> RequestEntry {
    let all = try await requests.list(closed: true)
    guard let found = all.first(where: { $0.number == number }) else {
      throw DomainError(.notFound, "test-request", "\(number) is not there")
    }
    return found
  }

  func sweep() async throws {
    for forgetter in requests.forgetters + [disclosures.forgetter] {
      _ = try await forgetter.forget(dueAt: world.now, limit: 500)
    }
  }

  func count(_ table: SQL) async throws -> Int {
    try await database.read { try $0.row("SELECT count(*) FROM \(table)")?.int(0) ?? 0 }
  }

  func conformance() async throws -> Conformance.Marks {
    try await ConformanceCheck(forgetters: [], database: database, world: world).run().marks
  }
}
