import Core
import Persistence
import Policy
import Privacy

/// A row of an account that lives. Closed accounts are never read as one: no use case can meet them by mistake.
struct StoredAccount: Sendable {
  var id: Identifier
  var state: AccountState
  var isAdmin: Bool
  var usernameSealed: [UInt8]
  var emailIndex: [UInt8]
  var isVerified: Bool
  var emailSealed: [UInt8]
  var passwordSealed: [UInt8]
  var language: Language
  var createdAt: Instant
  var accessDay: Instant

  private static let columns: SQL = """
    id, state, role, username_sealed, email_index,
    CASE WHEN verified_index IS NULL THEN 0 ELSE 1 END AS verified, email_sealed,
    password_sealed, language, created_at, access_day
    """

  /// When nobody has used it for a year, or for a year after paid Prime (D6, D7b); nil while that runs without an end.
  /// From that instant it is as good as closed, also before the sweeper comes (D45).
  func closesAt(in transaction: any Transaction) throws -> Instant? {
    DueDates.inactivity(lastAccess: CivilDate(accessDay), paidPrime: try StoredPrime.paid(of: id, in: transaction))
  }

  /// Prime can only postpone the end, so it is asked about for those alone whose year is over.
  func isAlive(at now: Instant, in transaction: any Transaction) throws -> Bool {
    guard let due = DueDates.inactivity(lastAccess: CivilDate(accessDay)), now >= due else { return true }
    return try closesAt(in: transaction).map { now < $0 } ?? true
  }

  /// One that is not closed, alive or due: only the rule of inactivity itself may look past its date.
  static func findDueToo(_ id: Identifier, in transaction: any Transaction) throws -> StoredAccount? {
    try transaction.row("SELECT \(columns) FROM accounts WHERE id = \(id) AND state <> 'closed'")
      .map(StoredAccount.init)
  }

  static func find(_ id: Identifier, in transaction: any Transaction, at now: Instant) throws -> StoredAccount? {
    guard let row = try findDueToo(id, in: transaction), try row.isAlive(at: now, in: transaction) else { return nil }
    return row
  }

  /// Throws `account-unknown`.
  static func need(_ id: Identifier, in transaction: any Transaction, at now: Instant) throws -> StoredAccount {
    guard let account = try find(id, in: transaction, at: now) else { throw AccountFault.unknown }
    return account
  }

  static func find(
    username index: [UInt8], in transaction: any Transaction, at now: Instant
  ) throws -> [StoredAccount] {
    try transaction.rows("SELECT \(columns) FROM accounts WHERE username_index = \(index)")
      .map(StoredAccount.init).filter { try $0.isAlive(at: now, in: transaction) }
  }

  /// Whoever verified the address; otherwise those who say that it is theirs, the oldest first, so that a later one
  /// pushes nobody out.
  static func find(
    email index: [UInt8], most: Int, in transaction: any Transaction, at now: Instant
  ) throws -> [StoredAccount] {
    try transaction.rows(
      """
      SELECT \(columns) FROM accounts WHERE email_index = \(index)
      ORDER BY verified DESC, created_at, id LIMIT \(most)
      """
    ).map(StoredAccount.init).filter { try $0.isAlive(at: now, in: transaction) }
  }

  /// Whether somebody has proved that this address is theirs. Whose year is over does not hold it any more (D7b).
  static func isTaken(email index: [UInt8], at now: Instant, in transaction: any Transaction) throws -> Bool {
    try transaction.row("SELECT \(columns) FROM accounts WHERE verified_index = \(index)").map(StoredAccount.init)?
      .isAlive(at: now, in: transaction) ?? false
  }

  /// Who has a name although their year is over.
  static func due(
    username index: [UInt8], at now: Instant, in transaction: any Transaction
  ) throws -> [StoredAccount] {
    try transaction.rows("SELECT \(columns) FROM accounts WHERE username_index = \(index)")
      .map(StoredAccount.init).filter { try !$0.isAlive(at: now, in: transaction) }
  }

  /// Who has confirmed an address although their year is over.
  static func due(email index: [UInt8], at now: Instant, in transaction: any Transaction) throws -> [StoredAccount] {
    try transaction.rows("SELECT \(columns) FROM accounts WHERE verified_index = \(index)")
      .map(StoredAccount.init).filter { try !$0.isAlive(at: now, in: transaction) }
  }

  init(_ row: Row) throws {
    id = try row.identifier(0)
    guard let state = AccountState(rawValue: try row.text(1)), let language = Language(rawValue: try row.text(8))
    else { throw DomainError(.fault, "row-shape", "The account cannot be read.") }
    self.state = state
    isAdmin = try row.text(2) == "admin"
    usernameSealed = try row.bytes(3)
    emailIndex = try row.bytes(4)
    isVerified = try row.integer(5) == 1
    emailSealed = try row.bytes(6)
    passwordSealed = try row.bytes(7)
    self.language = language
    createdAt = try row.instant(9)
    accessDay = try row.instant(10)
  }
}
