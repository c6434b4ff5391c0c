import Core
import Energy
import Persistence
import Policy
import TestSupport

/// A database with ledgers and accounts that own them, and a clock that the test moves.
struct Purse: Sendable {
  /// Accounts come before Energy and are not its business; their ids are all that it refers to.
  static let migrations: [Migration] =
    [Migration("accounts-of-test", ["CREATE TABLE accounts (id TEXT PRIMARY KEY NOT NULL) \(.strict)"])]
    + Energy.migrations

  let database: Database
  let clock = TestClock()
  let world: World
  let energy: Energy

  /// Programs side by side draw their ids from different seeds.
  init(_ database: Database, seed: UInt64 = 1) {
    self.database = database
    world = clock.world(seed: seed)
    energy = Energy(database: database, world: world)
  }

  /// An account with its welcome grant of a hundred points.
  func open() async throws -> Identifier {
    let account = world.identifier()
    try await database.write { transaction in
      try transaction.run("INSERT INTO accounts (id) VALUES (\(account))")
      try energy.openWallet(account, in: transaction)
    }
    return account
  }

  func hold(_ points: Int64, for purpose: Identifier, by account: Identifier) async throws {
    let points = try Points(points)
    try await database.write { try energy.hold(points, for: purpose, by: account, in: $0) }
  }

  func settle(_ purpose: Identifier) async throws {
    try await database.write { try energy.settle(purpose, in: $0) }
  }

  func release(_ purpose: Identifier) async throws {
    try await database.write { try energy.release(purpose, in: $0) }
  }

  /// What is available, held and spent.
  func parts(_ account: Identifier) async throws -> [Int64] {
    let balance = try await energy.balance(account)
    return [balance.available.value, balance.held.value, balance.spent.value]
  }
}

/// The stable code of what was thrown; nil when nothing was.
func refusalCode(_ body: () async throws -> Void) async -> String? {
  do {
    try await body()
    return nil
  } catch {
    return (error as? DomainError)?.code ?? "\(error)"
  }
}
