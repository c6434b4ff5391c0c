public import Core
public import Persistence
import Policy

/// A restriction in force (§9.1, D30): the content is frozen, in no job and not shared. Deleting it, taking it out and
/// leaving stay possible.
public struct Restriction: Sendable, Hashable {
  public var since: Instant
  /// The person asked to keep the content while it lasts; else time runs on (D30b).
  public var keepsContent: Bool
  /// When it was ended; nil while it is in force.
  public var until: Instant?

  public init(since: Instant, keepsContent: Bool, until: Instant? = nil) {
    self.since = since
    self.keepsContent = keepsContent
    self.until = until
  }
}

extension Rights {
  /// What whoever begins something new under a restriction is told.
  public static let restricted = DomainError(
    .forbidden, "restricted", "You have restricted the use of your data: nothing new is begun until you end that.")

  /// Restricts the use of an account's data, or changes whether its content is kept meanwhile (D30b). Repeating it
  /// changes nothing.
  public func restrict(_ account: Identifier, keepingContent: Bool = false) async throws {
    try await database.write { try restrict(account, keepingContent: keepingContent, in: $0) }
  }

  /// As above, in the caller's transaction.
  public func restrict(
    _ account: Identifier, keepingContent: Bool = false, in transaction: any Transaction
  ) throws {
    if let current = try restriction(of: account, in: transaction) {
      guard current.keepsContent != keepingContent else { return }
      try unrestrict(account, in: transaction)
    }
    try transaction.run(
      """
      INSERT INTO restrictions (id, account, keeps_content, began_at)
      VALUES (\(world.identifier()), \(account), \(keepingContent), \(world.now))
      """)
  }

  /// Ends a restriction; none in force is no error.
  public func unrestrict(_ account: Identifier) async throws {
    try await database.write { try unrestrict(account, in: $0) }
  }

  /// As above, in the caller's transaction.
  public func unrestrict(_ account: Identifier, in transaction: any Transaction) throws {
    try transaction.run(
      "UPDATE restrictions SET ended_at = \(world.now) WHERE account = \(account) AND ended_at IS NULL")
  }

  /// The restriction in force, if there is one.
  public func restriction(of account: Identifier) async throws -> Restriction? {
    try await database.read { try restriction(of: account, in: $0) }
  }

  /// As above, inside a transaction.
  public func restriction(of account: Identifier, in transaction: any Transaction) throws -> Restriction? {
    try transaction.row(
      "SELECT began_at, keeps_content FROM restrictions WHERE account = \(account) AND ended_at IS NULL"
    ).map { Restriction(since: try $0.instant(0), keepsContent: try $0.bool(1)) }
  }

  /// Every restriction there was, the newest first, at most `Limits.choicesShownMax`: a change of what is kept meanwhile
  /// ends one and begins another.
  public func restrictions(of account: Identifier) async throws -> [Restriction] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT began_at, keeps_content, ended_at FROM restrictions WHERE account = \(account)
        ORDER BY began_at DESC, id DESC LIMIT \(Limits.choicesShownMax)
        """
      ).map { row in
        Restriction(
          since: try row.instant(0), keepsContent: try row.bool(1), until: try row.optionalInstant(2))
      }
    }
  }

  /// Whether the account's data may be used for nothing but keeping it.
  public func isRestricted(_ account: Identifier, in transaction: any Transaction) throws -> Bool {
    try restriction(of: account, in: transaction) != nil
  }

  /// Throws `restricted` where something new would be begun: a work, an upload, a message, a share.
  public func refuseIfRestricted(_ account: Identifier, in transaction: any Transaction) throws {
    if try isRestricted(account, in: transaction) { throw Self.restricted }
  }

  /// The times in which people asked to keep their content although its own time runs out (D30b), each one's in order;
  /// who never did is missing. `WorkLife.keptOnRequest` takes them.
  public func keptOnRequest(
    _ accounts: [Identifier], in transaction: any Transaction
  ) throws -> [Identifier: [PrimeSpan]] {
    guard !accounts.isEmpty else { return [:] }
    let list = SQL.joined(accounts.map { "\($0)" }, separator: ", ")
    let rows = try transaction.rows(
      """
      SELECT account, began_at, ended_at FROM restrictions WHERE account IN (\(list)) AND keeps_content = 1
      ORDER BY account, began_at, id
      """)
    return try rows.reduce(into: [:]) { spans, row in
      spans[try row.identifier(0), default: []].append(
        PrimeSpan(start: try row.instant(1), end: try row.optionalInstant(2)))
    }
  }
}
