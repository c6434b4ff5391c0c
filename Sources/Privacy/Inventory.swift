public import Core
public import Persistence

/// What is held of one person, counted over the same declarations by which it is erased: the page "My data" cannot
/// forget a table that the eraser knows (§9.1, D2b).
public struct Inventory: Sendable {
  private let database: Database
  private let holdings: [Holding]

  /// - Parameter holdings: of all modules, in the order in which their tables were made.
  public init(database: Database, holdings: [Holding]) {
    self.database = database
    self.holdings = holdings
  }

  /// How many rows each table holds of an account; tables that never hold any of anybody are missing.
  public func rows(of account: Identifier) async throws -> [Name: Int] {
    let holdings = holdings
    return try await database.read { transaction in
      try holdings.reduce(into: [:]) { counts, holding in
        guard let condition = try holding.condition(.account(account), among: holdings) else { return }
        counts[holding.table] =
          try transaction.row("SELECT count(*) FROM \(holding.table.sql) WHERE \(condition)")?.int(0) ?? 0
      }
    }
  }
}
