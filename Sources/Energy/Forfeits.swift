public import Core
public import Persistence
public import Policy
public import Privacy

/// What lay unspent in the wallets of deleted accounts, as the books need it (D39): a sum by day that names nobody. The
/// wallet and its ledger go with their account; this closing entry stays as long as a transaction does (§5.7, D10).
public struct Forfeits: Sendable {
  /// All entries that are kept, together.
  public struct Sum: Sendable, Hashable {
    public var points: Int64
    /// How many accounts they came from.
    public var wallets: Int
  }

  private let database: Database
  private let world: World
  private let fiscalYear: FiscalYear

  public init(database: Database, world: World, fiscalYear: FiscalYear = .calendar) {
    self.database = database
    self.world = world
    self.fiscalYear = fiscalYear
  }

  /// Books what an account has, set aside or not, in the transaction that closes it; of nothing there is no entry. From
  /// then on no hold of it is settled, since the account is fenced (D44).
  public func book(_ account: Identifier, in transaction: any Transaction) throws {
    let wallet = try transaction.row("SELECT available + held FROM wallets WHERE account = \(account)")
    guard let points = try wallet?.integer(0), points > 0 else { return }
    try transaction.run(
      """
      INSERT INTO energy_forfeits (day, points, wallets) VALUES (\(CivilDate(world.now).start), \(points), 1)
      ON CONFLICT (day) DO UPDATE SET points = energy_forfeits.points + \(points),
        wallets = energy_forfeits.wallets + 1
      """)
  }

  public func sum(in transaction: any Transaction) throws -> Sum {
    let row = try transaction.row(
      """
      SELECT CAST(coalesce(sum(points), 0) AS \(.integer)), CAST(coalesce(sum(wallets), 0) AS \(.integer))
      FROM energy_forfeits WHERE day >= \(DueDates.transactionCutoff(at: world.now, fiscalYear: fiscalYear))
      """)
    return Sum(points: try row?.integer(0) ?? 0, wallets: try row?.int(1) ?? 0)
  }

  /// Purges entries when transactions of their day would be.
  public var forgetter: any Forgetter {
    RowForgetter(
      name: "forfeits", clause: .keepTransactions, retention: .transaction, database: database,
      table: "energy_forfeits", key: "day", by: "day"
    ) { now in "day < \(DueDates.transactionCutoff(at: now, fiscalYear: fiscalYear))" }
  }
}

extension Forfeits {
  static let migration = Migration(
    "forfeits-1",
    [
      """
      CREATE TABLE energy_forfeits (
        day \(.integer) PRIMARY KEY NOT NULL,
        points \(.integer) NOT NULL CHECK (points > 0),
        wallets \(.integer) NOT NULL CHECK (wallets > 0)
      ) \(.strict)
      """
    ])

  static let holding = Holding(
    table: "energy_forfeits", subject: .nobody, retention: .transaction,
    columns: ["day": .clear, "points": .clear, "wallets": .clear])
}
