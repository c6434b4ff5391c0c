import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

@testable import App

/// Nothing is stored in silence: every table and column of an instance is declared, on both engines.
@Suite struct CoverageTests {
  @Test(arguments: Engine.allCases)
  func everyColumnIsDeclared(_ engine: Engine) async throws {
    let declared = Instance.holdings
    try await withDatabase(engine, migrations: Instance.migrations) { database in
      let columns = try await database.columns().withoutHistory
      #expect(Holding.faults(in: columns, declared: declared) == [])
    }
    try await withDatabase(engine, migrations: Vault.migrations) { database in
      let columns = try await database.columns().withoutHistory
      #expect(Holding.faults(in: columns, declared: KeyHoldings.all) == [])
    }
    try await withDatabase(engine, migrations: Tombstones.migrations) { database in
      let columns = try await database.columns().withoutHistory
      #expect(Holding.faults(in: columns, declared: Tombstones.holdings) == [])
    }
  }

  /// What joins to no person is named here with its clause, so that no table slips out of erasure in silence (§5.7,
  /// §10, D10).
  @Test func whatOutlivesAnAccountJoinsToNobody() {
    let outliving = Instance.holdings.filter { $0.subject == .nobody && $0.retention == .transaction }
    #expect(outliving.map(\.table.description) == ["energy_forfeits", "transactions"])
    for holding in Instance.holdings where holding.subject == .nobody {
      let columns = Set(holding.columns.keys.map(\.description))
      // The erasure's own note of its account goes with its last step.
      guard holding.table != "erasures" else { continue }
      #expect(columns.isDisjoint(with: ["account", "email", "username", "address", "session"]), "\(holding.table)")
    }
  }

  @Test func aTableWithoutALineIsNoticed() async throws {
    try await withDatabase(.sqlite, migrations: Instance.migrations) { database in
      let declared = Instance.holdings.filter { $0.table.description != "drafts" }
      let faults = Holding.faults(in: try await database.columns().withoutHistory, declared: declared)
      #expect(faults.contains { $0.contains("drafts") })
      try await database.write { transaction in
        try transaction.run("CREATE TABLE diaries (id TEXT NOT NULL)")
        try transaction.run("ALTER TABLE works ADD COLUMN mood TEXT")
      }
      let planted = Holding.faults(in: try await database.columns().withoutHistory, declared: Instance.holdings)
      #expect(planted == ["table diaries is not declared", "column works.mood is not declared"])
    }
  }
}

extension [String: Set<String>] {
  /// The database's own list of migrations holds nothing of anybody's.
  fileprivate var withoutHistory: Self { filter { $0.key != "migrations" } }
}
