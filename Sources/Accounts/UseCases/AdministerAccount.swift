public import Core
import Persistence

extension Accounts {
  /// Makes an account from the terminal. Its address counts as confirmed, since the operator vouches for it; the
  /// owner's own declaration (D35) is asked for at the first visit. Answers the account.
  /// Throws the codes of `EmailAddress`, `Username` and of a password that cannot be chosen, `username-taken`,
  /// `email-taken`, `clock-doubted`.
  public func create(
    email typedEmail: String, username typedName: String, password typedPassword: String, isAdmin: Bool,
    language: Language
  ) async throws -> Identifier {
    let email = try EmailAddress(typedEmail)
    let username = try Username(typedName)
    let password = try Password(choosing: typedPassword, username: username, email: email)
    let (nameIndex, emailIndex) = (indexes.username(username), indexes.email(email))
    let now = world.now
    try await database.read { transaction in
      guard try StoredAccount.find(username: nameIndex, in: transaction, at: now).isEmpty else {
        throw AccountFault.usernameTaken
      }
      guard try !StoredAccount.isTaken(email: emailIndex, at: now, in: transaction) else {
        throw AccountFault.emailTaken
      }
    }
    let new = try await prepare(
      email: email, username: username, password: password, language: language, isAdmin: isAdmin, isVerified: true)
    try await store(new) { transaction in
      try closeDue(username: nameIndex, at: now, in: transaction)
      try closeDue(email: emailIndex, at: now, in: transaction)
      try insert(new, in: transaction)
      try onSignUp(new.row.id, transaction)
    }
    return new.row.id
  }

  /// The operator vouches for an account's address, which counts as confirmed from now on. Throws `account-unknown`,
  /// `email-taken` and `clock-doubted`.
  public func vouch(for account: Identifier) async throws {
    let now = world.now
    try await database.write { transaction in
      try claimAddress(of: StoredAccount.need(account, in: transaction, at: now), at: now, in: transaction)
    }
  }

  /// The account with this username or address, for the terminal. Throws `account-unknown`.
  public func find(_ typed: String) async throws -> Identifier {
    let login = Login(typed)
    let now = world.now
    let row = try await database.read { [indexes] transaction -> StoredAccount? in
      switch login {
      case .email(let email):
        try StoredAccount.find(email: indexes.email(email), most: 1, in: transaction, at: now).first
      case .username(let username):
        try StoredAccount.find(username: indexes.username(username), in: transaction, at: now).first
      case .nobody: nil
      }
    }
    guard let row else { throw AccountFault.unknown }
    return row.id
  }

  /// Stops an account (§12). Its sessions end; its owner may sign in again, see what is held and delete it.
  /// Blocking twice changes nothing. Throws `account-unknown`.
  public func block(_ account: Identifier) async throws {
    let now = world.now
    try await database.write { transaction in
      guard try StoredAccount.need(account, in: transaction, at: now).state == .open else { return }
      try transaction.run("UPDATE accounts SET state = 'blocked', blocked_at = \(now) WHERE id = \(account)")
      try StoredSession.endAll(of: account, in: transaction)
    }
  }

  /// Lets an account go on. Throws `account-unknown`.
  public func unblock(_ account: Identifier) async throws {
    let now = world.now
    try await database.write { transaction in
      guard try StoredAccount.need(account, in: transaction, at: now).state == .blocked else { return }
      try transaction.run(
        "UPDATE accounts SET state = 'open', blocked_at = \(nil as Instant?) WHERE id = \(account)")
      try StoredSession.endAll(of: account, in: transaction)
    }
  }

  /// Gives or takes an administrator's rights. Sessions end, so that none changes its rights on the way.
  /// Throws `account-unknown`.
  public func setAdmin(_ isAdmin: Bool, of account: Identifier) async throws {
    let now = world.now
    try await database.write { transaction in
      guard try StoredAccount.need(account, in: transaction, at: now).isAdmin != isAdmin else { return }
      try transaction.run("UPDATE accounts SET role = \(isAdmin ? "admin" : "person") WHERE id = \(account)")
      try StoredSession.endAll(of: account, in: transaction)
    }
  }
}
