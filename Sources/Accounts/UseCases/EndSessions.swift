public import Core
import Persistence

extension Accounts {
  /// Signs out: the session of this token is over. Doing it twice, or with anything else, changes nothing.
  public func signOut(_ token: String) async throws {
    guard let hash = AccessToken.hash(of: token) else { return }
    try await database.write { _ = try $0.run("DELETE FROM sessions WHERE token_hash = \(hash)") }
  }

  /// Ends one session of an account. Throws `session-unknown`, also for somebody else's.
  public func endSession(_ session: Identifier, of account: Identifier) async throws {
    let ended = try await database.write {
      try $0.run("DELETE FROM sessions WHERE id = \(session) AND account = \(account)")
    }
    if ended == 0 { throw AccountFault.sessionUnknown }
  }

  /// Ends all sessions of an account but one, e.g. after losing a phone. Answers how many.
  @discardableResult
  public func endOtherSessions(of account: Identifier, keeping session: Identifier) async throws -> Int {
    try await database.write {
      try $0.run("DELETE FROM sessions WHERE account = \(account) AND id <> \(session)")
    }
  }
}
