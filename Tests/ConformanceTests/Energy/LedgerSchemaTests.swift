import Core
import Energy
import Persistence
import Policy
import Privacy
import TestSupport
import Testing

@Suite struct LedgerSchemaTests {
  /// What Swift forbids, the schema forbids as well, whoever writes to it.
  @Test(arguments: Engine.allCases)
  func theSchemaGuardsTheLedger(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let (account, work, paid) = (try await purse.open(), purse.world.identifier(), purse.world.identifier())
      try await purse.hold(10, for: work, by: account)
      try await purse.hold(10, for: paid, by: account)
      try await purse.settle(paid)
      let id = purse.world.identifier()
      let wrong: [(Conflict.Kind, SQL)] = [
        (.check, "UPDATE wallets SET available = available - 200, spent = spent + 200"),
        (.check, "UPDATE wallets SET available = available + 1"),
        (.check, "UPDATE energy_holds SET state = 'released' WHERE purpose = \(work)"),
        (
          .unique,
          """
          INSERT INTO energy_holds (id, account, purpose, amount, state, placed_at, expires_at)
          SELECT \(id), account, purpose, amount, 'pending', placed_at, expires_at FROM energy_holds
          WHERE purpose = \(work)
          """
        ),
        (
          .unique,
          """
          INSERT INTO energy_movements (id, account, kind, amount, hold, at)
          SELECT \(id), account, 'release', amount, hold, at FROM energy_movements WHERE kind = 'settle'
          """
        ),
        (
          .unique,
          """
          INSERT INTO energy_movements (id, account, kind, amount, reason, idempotency_key, at)
          SELECT \(id), account, kind, amount, reason, idempotency_key, at FROM energy_movements WHERE kind = 'grant'
          """
        ),
        (
          .foreignKey,
          """
          INSERT INTO energy_movements (id, account, kind, amount, hold, at)
          SELECT \(id), account, 'settle', amount + 1, id, placed_at FROM energy_holds WHERE purpose = \(work)
          """
        ),
        (.foreignKey, "UPDATE energy_entries SET amount = amount + 1 WHERE side = 1"),
        (.check, "UPDATE energy_entries SET side = 2 WHERE side = 1"),
        (.foreignKey, "DELETE FROM energy_movements"),
        (.foreignKey, "DELETE FROM accounts"),
      ]
      for (kind, statement) in wrong {
        await #expect(throws: Conflict(kind), "\(statement)") {
          try await database.write { _ = try $0.run(statement) }
        }
      }
      #expect(try await purse.energy.faults() == [])
    }
  }

  /// Each proof must catch a planted fault: a proof that catches nothing looks the same as a sound ledger.
  @Test(arguments: Engine.allCases)
  func theProofsCatchWhatTheSchemaCannot(_ engine: Engine) async throws {
    let faults: [(claim: String, statement: SQL)] = [
      ("every movement has two lines", "DELETE FROM energy_entries WHERE place = 'spent'"),
      ("every wallet is the sum", "UPDATE wallets SET available = available - 1, spent = spent + 1"),
      ("what is held", "UPDATE wallets SET available = available + 1, held = held - 1"),
      ("every hold was placed once", "UPDATE energy_holds SET state = 'expired', ended_at = 1 WHERE state = 'pending'"),
    ]
    for fault in faults {
      try await withDatabase(engine, migrations: Purse.migrations) { database in
        let purse = Purse(database)
        let (account, work) = (try await purse.open(), purse.world.identifier())
        try await purse.hold(10, for: work, by: account)
        try await purse.settle(work)
        try await purse.hold(5, for: purse.world.identifier(), by: account)
        #expect(try await purse.energy.faults() == [])
        try await database.write { _ = try $0.run(fault.statement) }
        #expect(try await purse.energy.faults().contains { $0.hasPrefix(fault.claim) }, "\(fault.claim)")
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func tablesAreDeclaredParentsFirst(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let ours = try await database.columns().filter { $0.key == "wallets" || $0.key.hasPrefix("energy_") }
      #expect(ours.count == 5)
      #expect(Holding.faults(in: ours, declared: Energy.holdings) == [])
    }
  }

  /// §10, D39: energy goes with its account, in the order that the declarations give, and the neighbour's stays.
  @Test(arguments: Engine.allCases)
  func aLedgerCanBeErased(_ engine: Engine) async throws {
    try await withDatabase(engine, migrations: Purse.migrations) { database in
      let purse = Purse(database)
      let (account, other) = (try await purse.open(), try await purse.open())
      for owner in [account, other] { try await purse.hold(10, for: purse.world.identifier(), by: owner) }
      try await database.write { transaction in
        try transaction.run("DELETE FROM energy_entries WHERE account = \(account)")
        try transaction.run("DELETE FROM energy_movements WHERE account = \(account)")
        try transaction.run("DELETE FROM energy_holds WHERE account = \(account)")
        try transaction.run("DELETE FROM wallets WHERE account = \(account)")
        try transaction.run("DELETE FROM accounts WHERE id = \(account)")
      }
      #expect(await refusalCode { _ = try await purse.energy.balance(account) } == "wallet-unknown")
      #expect(try await purse.parts(other) == [90, 10, 0])
      #expect(try await purse.energy.faults() == [])
    }
  }
}
