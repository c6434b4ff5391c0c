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

  /// When nobody has used it for a year. From that instant it is as good as closed, also before the sweeper comes
  /// (D7b, D45).
  var closesAt: Instant? { DueDates.inactivity(lastAccess: CivilDate(accessDay)) }

  func isAlive(at now: Instant) -> Bool { closesAt.map { now < $0 } ?? true }

  static func find(_ id: Identifier, in transaction: any Transaction, at now: Instant) throws -> StoredAccount? {
    let row = try transaction.row("SELECT \(columns) FROM accounts WHERE id = \(id) AND state <> 'closed'")
    return try row.map(StoredAccount.init).flatMap { $0.isAlive(at: now) ? $0 : nil }
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
      .map(StoredAccount.init).filter { $0.isAlive(at: now) }
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
    ).map(StoredAccount.init).filter { $0.isAlive(at: now) }
  }

  /// Whether somebody has proved that this address is theirs.
  static func isTaken(email index: [UInt8], in transaction: any Transaction) throws -> Bool {
    try transaction.row("SELECT id FROM accounts WHERE verified_index = \(index)") != nil
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
