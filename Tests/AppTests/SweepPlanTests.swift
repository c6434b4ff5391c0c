import Core
import Foundation
import Persistence
import Policy
import TestSupport
import Testing

@testable import App
@testable import Privacy

/// D45: a sweep's cost follows what is due and not what is kept, so every deletion finds its rows by an index, on both
/// engines. The figures are those of `Benchmarks/run sweep`.
@Suite struct SweepPlanTests {
  @Test(arguments: Engine.allCases)
  func everyDeletionReadsByAnIndex(_ engine: Engine) async throws {
    let folder = try Folder()
    let settings = try Settings.load(
      file: nil, environment: ["SONGLY_DATA_FOLDER": folder.url.appending(path: "data").path])
    let instance = try await Bootstrap.open(settings)
    let forgetters = instance.forgetters.compactMap { $0 as? RowForgetter }
    await instance.close()
    #expect(forgetters.count >= 9)
    let now = Instant(microseconds: 1_790_000_000_000_000)
    try await withDatabase(engine, migrations: Instance.migrations) { database in
      for forgetter in forgetters {
        let faults = try await faults(of: forgetter.deletion(dueAt: now, limit: 500), database)
        #expect(faults == [], "\(forgetter.name)")
      }
      // A planted one without an order that an index has is noticed.
      let careless = RowForgetter(
        name: "careless", clause: .keepLogs, database: database, table: "sessions"
      ) { "started_at <= \($0)" }
      #expect(try await !faults(of: careless.deletion(dueAt: now, limit: 500), database).isEmpty)
    }
  }

  /// Lines of the plan that walk over a table or sort what they found.
  private func faults(of deletion: SQL, _ database: Database) async throws -> [String] {
    try await database.read { transaction in
      switch transaction.dialect {
      case .sqlite:
        return try transaction.rows("EXPLAIN QUERY PLAN \(deletion)").map { try $0.text(3) }.filter {
          $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE")
        }
      case .postgres:
        // Tables without rows are walked over whatever the indexes; what matters is that an index serves.
        try transaction.run("SET LOCAL enable_seqscan = off")
        try transaction.run("SET LOCAL enable_bitmapscan = off")
        let plan = try transaction.rows("EXPLAIN \(deletion)").map { try $0.text(0) }
        guard let limit = plan.firstIndex(where: { $0.contains("Limit") }) else { return plan }
        // The batch is read straight from an index that is bounded by the due time.
        let batch = Array(plan[(limit + 1)...].prefix(3))
        return batch.contains { $0.contains("Index Cond") } ? [] : batch
      }
    }
  }
}
