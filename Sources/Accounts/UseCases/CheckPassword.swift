import Core
import Persistence

extension Accounts {
  /// Asks for the password again before something that cannot be taken back. Whoever found an open session gets as
  /// few tries as at the door. Throws `password-wrong`, `too-many-attempts`, `busy`.
  func checkPassword(_ text: String, of row: StoredAccount, _ seal: AccountSeal) async throws -> Password {
    let key = indexes.account(row.id)
    let now = world.now
    try await database.write { transaction in
      if case .wait(let seconds) = try Throttle(.passwordOfAccount).take(key, at: now, in: transaction) {
        throw AccountFault.tooManyAttempts(seconds)
      }
    }
    guard let password = try? Password(typed: text) else { throw AccountFault.passwordWrong }
    let stored = try seal.password(of: row)
    let hash: PasswordHash
    do {
      hash = try await hasher.hash(password, salt: stored.salt, parameters: stored.parameters)
    } catch {
      try await database.write { try Throttle(.passwordOfAccount).forgive(key, in: $0) }
      throw error
    }
    guard hash.equals(stored) else { throw AccountFault.passwordWrong }
    try await database.write { try Throttle(.passwordOfAccount).clear(key, in: $0) }
    return password
  }

  /// Inside the writing transaction: the account still lives and has the password that was checked.
  func needUnchanged(_ row: StoredAccount, at now: Instant, in transaction: any Transaction) throws -> StoredAccount {
    let current = try StoredAccount.need(row.id, in: transaction, at: now)
    guard current.passwordSealed == row.passwordSealed else { throw AccountFault.passwordWrong }
    return current
  }
}
