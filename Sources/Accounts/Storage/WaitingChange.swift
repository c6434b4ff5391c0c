import Core
import Persistence

/// A change of address that waits for its link to be opened.
struct WaitingChange: Sendable, Hashable {
  var emailIndex: [UInt8]
  var emailSealed: [UInt8]
  var passwordSealed: [UInt8]

  static func find(
    _ account: Identifier, at now: Instant, in transaction: any Transaction
  ) throws -> WaitingChange? {
    try transaction.row(
      """
      SELECT email_index, email_sealed, password_sealed FROM email_changes
      WHERE account = \(account) AND ends_at > \(now)
      """
    ).map { row in
      WaitingChange(emailIndex: try row.bytes(0), emailSealed: try row.bytes(1), passwordSealed: try row.bytes(2))
    }
  }
}
