import Core
import Persistence
import Policy

/// A row of the table `takeouts`.
struct StoredTakeout: Sendable {
  enum State: String, Sendable {
    case waiting, ready, failed, deleted
  }

  var id: Identifier
  var account: Identifier
  var state: State
  var language: Language
  var askedAt: Instant
  var madeAt: Instant?
  var object: ObjectName?
  var plainBytes: Int?
  var sha256: [UInt8]?
  /// Of the link that saves it; nil when there is none or it is used up.
  var linkHash: [UInt8]?
  var linkEndsAt: Instant?

  private static let columns: SQL = """
    id, account, state, language, asked_at, made_at, object, plain_bytes, sha256, link_hash, link_ends_at
    """

  init(_ row: Row) throws {
    guard let state = State(rawValue: try row.text(2)), let language = Language(rawValue: try row.text(3)) else {
      throw DomainError(.fault, "row-shape", "A take-out is in a state that this program does not know.")
    }
    (self.state, self.language) = (state, language)
    id = try row.identifier(0)
    account = try row.identifier(1)
    askedAt = try row.instant(4)
    madeAt = try row.optionalInstant(5)
    object = try row.optionalText(6).flatMap { ObjectName($0) }
    plainBytes = try row.optionalInt(7)
    sha256 = try row.optionalBytes(8)
    linkHash = try row.optionalBytes(9)
    linkEndsAt = try row.optionalInstant(10)
  }

  /// All of an account, the oldest first; there are two at most.
  static func all(of account: Identifier, in transaction: any Transaction) throws -> [StoredTakeout] {
    try transaction.rows("SELECT \(columns) FROM takeouts WHERE account = \(account) ORDER BY asked_at, id")
      .map(StoredTakeout.init)
  }

  static func find(
    _ id: Identifier, of account: Identifier? = nil, in transaction: any Transaction
  ) throws -> StoredTakeout? {
    let owner: SQL = account.map { "AND account = \($0)" } ?? ""
    return try transaction.row("SELECT \(columns) FROM takeouts WHERE id = \(id) \(owner)").map(StoredTakeout.init)
  }

  /// From this instant on it is gone: seven days from its making, or from the asking when nothing was made (D31).
  var until: Instant { Retention.takeout.keep?.end(from: madeAt ?? askedAt) ?? askedAt }

  /// A take-out that is being made is there until it is made or fails, however long it waits.
  func isThere(at now: Instant) -> Bool { state == .waiting || now < until }

  var ready: Takeouts.Ready? {
    guard state == .ready, let plainBytes, let sha256, let madeAt else { return nil }
    return Takeouts.Ready(id: id, plainBytes: plainBytes, sha256: sha256, madeAt: madeAt, until: until)
  }
}
