import Persistence
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

  @Test func aTableWithoutALineIsNoticed() async throws {
    try await withDatabase(.sqlite, migrations: Instance.migrations) { database in
      let declared = Instance.holdings.filter { $0.table.description != "drafts" }
      let faults = Holding.faults(in: try await database.columns().withoutHistory, declared: declared)
      #expect(faults.contains { $0.contains("drafts") })
    }
  }
}

extension [String: Set<String>] {
  /// The database's own list of migrations holds nothing of anybody's.
  fileprivate var withoutHistory: Self { filter { $0.key != "migrations" } }
}
