import Core
import Persistence
import Vault

/// An account that is about to be stored, sealed under a key that exists already.
struct NewAccount: Sendable {
  var row: StoredAccount
  var usernameIndex: [UInt8]
  var seal: AccountSeal
}

extension Accounts {
  /// Makes the key, hashes the password, seals what is personal.
  func prepare(
    email: EmailAddress, username: Username, password: Password, language: Language, isAdmin: Bool = false,
    isVerified: Bool = false
  ) async throws -> NewAccount {
    let hash = try await hasher.hash(password, salt: indexes.salt(email))
    let id = world.identifier()
    let seal = AccountSeal(account: id, key: try await vault.makeAccountKey(id), entropy: world.entropy)
    let now = world.now
    let row = StoredAccount(
      id: id, isAdmin: isAdmin, usernameSealed: try seal.seal(username: username), emailIndex: indexes.email(email),
      isVerified: isVerified, emailSealed: try seal.seal(email: email), passwordSealed: try seal.seal(password: hash),
      language: language, createdAt: now, accessDay: StoredSession.day(now))
    return NewAccount(row: row, usernameIndex: indexes.username(username), seal: seal)
  }

  func insert(_ new: NewAccount, in transaction: any Transaction) throws {
    let row = new.row
    try transaction.run(
      """
      INSERT INTO accounts (id, state, role, username_index, username_sealed, email_index, verified_index,
        email_sealed, password_sealed, language, created_at, access_day)
      VALUES (\(row.id), 'open', \(row.isAdmin ? "admin" : "person"), \(new.usernameIndex), \(row.usernameSealed),
        \(row.emailIndex), \(row.isVerified ? row.emailIndex : nil), \(row.emailSealed), \(row.passwordSealed),
        \(row.language.rawValue), \(row.createdAt), \(row.accessDay))
      """)
  }

  /// Stores it. When that does not come about, the key goes again: a key without an account would never be swept.
  func store(_ new: NewAccount, _ body: @escaping @Sendable (any Transaction) throws -> Void) async throws {
    do {
      try await database.write(body)
    } catch {
      _ = try? await vault.destroyAccountKey(new.row.id)
      if let conflict = error as? Conflict, conflict.kind == .unique { throw AccountFault.usernameTaken }
      throw error
    }
  }
}

extension StoredAccount {
  /// A row as a new account will have it.
  init(
    id: Identifier, isAdmin: Bool, usernameSealed: [UInt8], emailIndex: [UInt8], isVerified: Bool,
    emailSealed: [UInt8], passwordSealed: [UInt8], language: Language, createdAt: Instant, accessDay: Instant
  ) {
    self.id = id
    state = .open
    self.isAdmin = isAdmin
    self.usernameSealed = usernameSealed
    self.emailIndex = emailIndex
    self.isVerified = isVerified
    self.emailSealed = emailSealed
    self.passwordSealed = passwordSealed
    self.language = language
    self.createdAt = createdAt
    self.accessDay = accessDay
  }
}
