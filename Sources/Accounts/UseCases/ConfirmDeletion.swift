public import Core
import Jobs
import Persistence

extension Accounts {
  /// The last step: closes the account for good (§10, D3, D44). In one transaction the account is fenced, its
  /// sessions and links end, its name and address are free again (D32), and the job that destroys its keys and sweeps
  /// what is left is enqueued. Answers the account. Throws `link-dead`.
  public func confirmDeletion(token: String) async throws -> Identifier {
    let now = world.now
    let link = try await database.read { try MailedLink.peek(token, [.delete], at: now, in: $0) }
    let (row, seal) = try await opened(link.account)
    let logins = try self.logins(of: row, seal)
    try await database.write { transaction in
      _ = try MailedLink.take(token, [.delete], at: now, in: transaction)
      let current = try StoredAccount.need(row.id, in: transaction, at: now)
      try close(current, logins: logins, at: now, in: transaction)
    }
    return row.id
  }

  /// Closes an account inside the caller's transaction. Counts under its logins and addresses go with it (D13).
  func close(
    _ row: StoredAccount, logins: [[UInt8]], at now: Instant, in transaction: any Transaction
  ) throws {
    let waiting = try transaction.rows("SELECT email_index FROM email_changes WHERE account = \(row.id)")
    let addresses = try waiting.map { try $0.bytes(0) } + [row.emailIndex]
    try StoredSession.endAll(of: row.id, in: transaction)
    try MailedLink.removeAll(of: row.id, in: transaction)
    try transaction.run("DELETE FROM outbox WHERE account = \(row.id)")
    for key in logins + addresses + [indexes.account(row.id)] {
      for rule in Throttle.Rule.allCases { try Throttle(rule).clear(key, in: transaction) }
    }
    try transaction.run(
      """
      UPDATE accounts SET state = 'closed', closed_at = \(now), blocked_at = \(nil as Instant?),
        username_index = \(nil as [UInt8]?), username_sealed = \(nil as [UInt8]?), email_index = \(nil as [UInt8]?),
        verified_index = \(nil as [UInt8]?), email_sealed = \(nil as [UInt8]?), password_sealed = \(nil as [UInt8]?)
      WHERE id = \(row.id)
      """)
    try onClose(row.id, transaction)
    // Its subject is the account; it belongs to nobody, or the erasure would erase its own job.
    try queue.enqueue(Self.eraseKind, subject: row.id, account: nil, in: transaction)
  }
}
