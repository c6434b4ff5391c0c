public import Core
import Persistence
import Privacy

extension Accounts {
  /// When the account ends if nobody uses it any more (§5.2, D6, D7b); nil while paid Prime runs without an end.
  /// Throws `account-unknown`, also for one whose year is over.
  public func inactivityDue(of account: Identifier) async throws -> Instant? {
    let now = world.now
    return try await database.read { transaction in
      try StoredAccount.need(account, in: transaction, at: now).closesAt(in: transaction)
    }
  }

  /// Notes that the person was here: what an authenticated request does, stored as a day (D7). It postpones the end
  /// of the account. Throws `account-unknown`, also for one whose year is over: nothing brings it back.
  public func noteAccess(of account: Identifier) async throws {
    let now = world.now
    try await database.write { transaction in
      _ = try StoredAccount.need(account, in: transaction, at: now)
      try StoredSession.touch(account, at: now, in: transaction)
    }
  }

  /// Closes whoever holds a name although their year is over: from that instant it is free, whether or not the sweeper
  /// has come (D7b, D32). While the clock is in doubt nobody is closed, since who seems to be gone may be living, and
  /// this throws `username-taken`: who wants the name chooses another and goes on, and need not wait for an operator.
  func closeDue(username: [UInt8], at now: Instant, in transaction: any Transaction) throws {
    try closeDue(
      StoredAccount.due(username: username, at: now, in: transaction), or: AccountFault.usernameTaken, at: now,
      in: transaction)
  }

  /// The same for a confirmed address. Throws `clock-doubted`: nobody can choose another address instead, so the link
  /// stays alive and confirms it once the clock has been looked at.
  func closeDue(email: [UInt8], at now: Instant, in transaction: any Transaction) throws {
    try closeDue(
      StoredAccount.due(email: email, at: now, in: transaction), or: AccountFault.clockDoubted, at: now,
      in: transaction)
  }

  private func closeDue(
    _ rows: [StoredAccount], or refusal: DomainError, at now: Instant, in transaction: any Transaction
  ) throws {
    guard !rows.isEmpty else { return }
    guard try clock.halt(at: now, in: transaction) == nil else { throw refusal }
    for row in rows { try closeDue(row, at: now, in: transaction) }
  }

  /// Counts under its logins are left to end by themselves within a day: to know the logins would take the key.
  func closeDue(_ row: StoredAccount, at now: Instant, in transaction: any Transaction) throws {
    try close(row, logins: [], at: now, in: transaction)
  }
}
