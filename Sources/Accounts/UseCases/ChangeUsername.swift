public import Core
import Persistence

extension Accounts {
  /// Takes another name; the old one is free at once. Throws the codes of `Username`, `username-taken` and
  /// `too-many-attempts`, since trying names tells which exist.
  public func changeUsername(of account: Identifier, to typed: String) async throws {
    let username = try Username(typed)
    let index = indexes.username(username)
    let (row, seal) = try await opened(account)
    guard try seal.username(of: row) != username.canonical else { return }
    let sealed = try seal.seal(username: username)
    let key = indexes.account(account)
    let now = world.now
    let isTaken = try await database.write { transaction in
      if case .wait(let seconds) = try Throttle(.username).take(key, at: now, in: transaction) {
        throw AccountFault.tooManyAttempts(seconds)
      }
      return try !StoredAccount.find(username: index, in: transaction, at: now).isEmpty
    }
    if isTaken { throw AccountFault.usernameTaken }
    do {
      try await database.write { transaction in
        _ = try StoredAccount.need(account, in: transaction, at: now)
        try closeDue(username: index, at: now, in: transaction)
        try transaction.run(
          "UPDATE accounts SET username_index = \(index), username_sealed = \(sealed) WHERE id = \(account)")
      }
    } catch let conflict as Conflict where conflict.kind == .unique {
      throw AccountFault.usernameTaken
    }
  }
}
