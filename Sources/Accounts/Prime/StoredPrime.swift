import Core
import Persistence
import Privacy

/// A row of the table `prime_spans`: a time of Prime, half-open (D45b).
struct StoredPrime: Sendable {
  var id: Identifier
  var account: Identifier
  var ground: PrimeGround
  var span: PrimeSpan

  private static let columns: SQL = "id, account, ground, starts_at, ends_at"

  private init(_ row: Row) throws {
    id = try row.identifier(0)
    account = try row.identifier(1)
    guard let ground = PrimeGround(rawValue: try row.text(2)) else {
      throw DomainError(.fault, "row-shape", "A time of Prime cannot be read.")
    }
    self.ground = ground
    span = PrimeSpan(start: try row.instant(3), end: try row.optionalInstant(4))
  }

  /// Of some accounts, each one's in order of their beginning.
  static func all(of accounts: [Identifier], in transaction: any Transaction) throws -> [StoredPrime] {
    guard !accounts.isEmpty else { return [] }
    let list = SQL.joined(accounts.map { "\($0)" }, separator: ", ")
    return try transaction.rows(
      "SELECT \(columns) FROM prime_spans WHERE account IN (\(list)) ORDER BY account, starts_at, id"
    ).map(StoredPrime.init)
  }

  /// Those that run at an instant.
  static func running(
    of account: Identifier, at now: Instant, in transaction: any Transaction
  ) throws -> [StoredPrime] {
    try all(of: [account], in: transaction).filter { $0.span.contains(now) }
  }

  /// What postpones the end of an unused account (D6).
  static func paid(of account: Identifier, in transaction: any Transaction) throws -> [PrimeSpan] {
    try all(of: [account], in: transaction).filter { $0.ground == .paid }.map(\.span)
  }
}
