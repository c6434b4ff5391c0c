public import Core
import Persistence

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

  /// Closes whoever holds a name or an address although their year is over: from that instant both are free, whether
  /// or not the sweeper has come (D7b, D32).
  func closeDue(
    username: [UInt8]? = nil, email: [UInt8]? = nil, at now: Instant, in transaction: any Transaction
  ) throws {
    for row in try StoredAccount.due(username: username, email: email, at: now, in: transaction) {
      try closeDue(row, at: now, in: transaction)
    }
  }

  /// Counts under its logins are left to end by themselves within a day: to know the logins would take the key.
  func closeDue(_ row: StoredAccount, at now: Instant, in transaction: any Transaction) throws {
    try close(row, logins: [], at: now, in: transaction)
  }
}
