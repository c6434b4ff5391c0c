public import Accounts
public import Core
public import Jobs
public import Persistence
import Policy
public import Privacy
public import Vault

/// Accounts over fresh databases, with a clock to turn and a mailbox to look into.
public struct AccountsHouse: Sendable {
  public let accounts: Accounts
  public let database: Database
  public let keys: Database
  public let vault: Vault
  public let queue: Queue
  public let clock: TestClock
  public let world: World
  public let mailbox: Mailbox
  public let sweepClock: SweepClock
  public let hasher: PasswordHasher

  /// Hashes that cost next to nothing: what they cost in earnest is tested by itself.
  public static let cheap = PasswordHasher.Parameters(kibibytes: 64, passes: 1, lanes: 1)
  public static let password = "correct horse battery"

  public func form(
    _ username: String, email: String? = nil, password: String = AccountsHouse.password, isAdult: Bool = true,
    language: Language = .english
  ) -> SignUpForm {
    SignUpForm(
      email: email ?? "\(username)@example.org", username: username, password: password, isAdult: isAdult,
      policyVersion: "2026-04-30", language: language)
  }

  public func visit(_ address: UInt8 = 1, device: String = "Firefox on Android") -> Visit {
    Visit(address: Array(repeating: address, count: 32), device: device)
  }

  @discardableResult
  public func signUp(_ username: String, email: String? = nil, language: Language = .english) async throws -> SignedIn {
    try await accounts.signUp(form(username, email: email, language: language), from: visit())
  }

  /// Somebody who has confirmed their address.
  @discardableResult
  public func verified(_ username: String, email: String? = nil) async throws -> SignedIn {
    try await deliver()
    let signedIn = try await signUp(username, email: email)
    try await deliver()
    let token = mailbox.token("verify", to: email ?? "\(username)@example.org")
    _ = try await accounts.verify(token ?? "")
    return signedIn
  }

  public func signIn(
    _ login: String, _ password: String = AccountsHouse.password, from address: UInt8 = 1
  ) async throws -> SignedIn {
    try await accounts.signIn(login: login, password: password, from: visit(address))
  }

  /// Sends what waits.
  public func deliver() async throws {
    let job = SendMail(accounts: accounts, mailer: mailbox.mailer)
    try await Worker(database: database, queue: queue, jobs: [job], concurrency: 1, world: world).runUntilIdle()
  }

  /// What the schedule of an instance runs, as far as accounts go.
  public var sweeper: Sweeper {
    Sweeper(forgetters: accounts.forgetters, database: database, world: world, clock: sweepClock)
  }

  public func count(_ statement: SQL) async throws -> Int {
    try await database.read { try $0.row(statement)?.int(0) ?? 0 }
  }

  /// The code of what a body throws, nil when it throws nothing.
  public static func code(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch let error as DomainError {
      return error.code
    } catch {
      return "\(error)"
    }
  }
}

/// Gives the body a house of its own.
public func withAccounts<T>(
  _ engine: Engine = .sqlite, parameters: PasswordHasher.Parameters = AccountsHouse.cheap,
  isolation: isolated (any Actor)? = #isolation,
  onSignUp: @escaping @Sendable (Identifier, any Transaction) throws -> Void = { _, _ in },
  onClose: @escaping @Sendable (Identifier, any Transaction) throws -> Void = { _, _ in },
  _ body: (AccountsHouse) async throws -> T
) async throws -> T {
  let clock = TestClock()
  let world = clock.world()
  return try await withDatabase(
    engine, migrations: Queue.migrations + Eraser.migrations + Accounts.migrations + AddressSightings.migrations
  ) { database in
    try await withVault(engine, world: world) { vault, keys in
      let queue = Queue(world: world)
      let hasher = PasswordHasher(parameters: parameters)
      let sweepClock = SweepClock(database: database, world: world)
      let accounts = Accounts(
        database: database, vault: vault, queue: queue, hasher: hasher, origin: "https://songs.example",
        siteName: "Songly", world: world, clock: sweepClock, onSignUp: onSignUp, onClose: onClose)
      return try await body(
        AccountsHouse(
          accounts: accounts, database: database, keys: keys, vault: vault, queue: queue, clock: clock, world: world,
          mailbox: Mailbox(), sweepClock: sweepClock, hasher: hasher))
    }
  }
}
