public import Persistence

/// The ledger proves itself, for tests and for the operator's check-up.
extension Energy {
  /// Every contradiction in the ledger as a sentence, at most one per rule; empty when it is sound.
  public func faults() async throws -> [String] {
    try await database.read { transaction in
      try Self.proofs.filter { try transaction.row($0.query)?.integer(0) != 0 }.map(\.claim)
    }
  }

  /// How many holds are neither settled nor given back yet.
  public func openHolds(in transaction: any Transaction) throws -> Int {
    try transaction.row("SELECT count(*) FROM energy_holds WHERE state = 'pending'")?.int(0) ?? 0
  }

  /// Each query counts the rows that break its claim. PostgreSQL's sum of 64-bit integers is of another type.
  private static let proofs: [(claim: String, query: SQL)] = [
    (
      "every movement has two lines which sum to zero",
      """
      SELECT count(*) FROM energy_movements movement WHERE 2 <> (
        SELECT count(*) FROM energy_entries entry WHERE entry.movement = movement.id)
        OR 0 <> (SELECT sum(entry.side) FROM energy_entries entry WHERE entry.movement = movement.id)
      """
    ),
    ("every wallet is the sum of its lines", wallets),
    (
      "what is held is what pending holds hold",
      """
      SELECT count(*) FROM wallets wallet WHERE wallet.held <> (
        SELECT CAST(coalesce(sum(placed.amount), 0) AS \(.integer)) FROM energy_holds placed
        WHERE placed.account = wallet.account AND placed.state = 'pending')
      """
    ),
    (
      "every hold was placed once, and ended once if it is over",
      """
      SELECT count(*) FROM energy_holds placed WHERE 1 <> (
        SELECT count(*) FROM energy_movements movement WHERE movement.hold = placed.id AND movement.kind = 'hold')
        OR (CASE placed.state WHEN 'pending' THEN 0 ELSE 1 END) <> (
        SELECT count(*) FROM energy_movements movement WHERE movement.hold = placed.id AND movement.kind <> 'hold')
      """
    ),
  ]

  private static let wallets: SQL = """
    SELECT count(*) FROM wallets wallet WHERE EXISTS (
      SELECT 1 FROM (
        SELECT 'issued' AS place, wallet.issued AS points
        UNION ALL SELECT 'available', wallet.available
        UNION ALL SELECT 'held', wallet.held
        UNION ALL SELECT 'spent', wallet.spent
      ) part WHERE part.points <> (
        SELECT CAST(coalesce(sum(entry.side * entry.amount), 0) AS \(.integer)) FROM energy_entries entry
        WHERE entry.account = wallet.account AND entry.place = part.place))
    """
}
