import Core
import Persistence
import Vault

/// Seals and opens the personal columns of one account. Each ciphertext belongs to its place: moved to another column
/// or row it does not open.
struct AccountSeal: Sendable {
  let account: Identifier
  let key: DataKey
  let entropy: Entropy

  func seal(username: Username) throws -> [UInt8] {
    try key.seal(username.canonical, at: Self.username(account), entropy: entropy)
  }

  func seal(email: EmailAddress) throws -> [UInt8] {
    try key.seal(email.canonical, at: Self.email(account), entropy: entropy)
  }

  func seal(password: PasswordHash) throws -> [UInt8] {
    try key.seal(password.text, at: Self.password(account), entropy: entropy)
  }

  func username(of row: StoredAccount) throws -> String { try key.open(row.usernameSealed, at: Self.username(account)) }

  func email(of row: StoredAccount) throws -> EmailAddress {
    try EmailAddress(key.open(row.emailSealed, at: Self.email(account)))
  }

  func password(of row: StoredAccount) throws -> PasswordHash {
    try PasswordHash(key.open(row.passwordSealed, at: Self.password(account)))
  }

  func seal(recipient: EmailAddress, mail: Identifier) throws -> [UInt8] {
    try key.seal(recipient.canonical, at: Self.recipient(mail), entropy: entropy)
  }

  func recipient(_ sealed: [UInt8], mail: Identifier) throws -> String {
    try key.open(sealed, at: Self.recipient(mail))
  }

  func seal(waiting email: EmailAddress, _ password: PasswordHash) throws -> (email: [UInt8], password: [UInt8]) {
    (
      try key.seal(email.canonical, at: Self.waitingEmail(account), entropy: entropy),
      try key.seal(password.text, at: Self.waitingPassword(account), entropy: entropy)
    )
  }

  func waitingEmail(_ sealed: [UInt8]) throws -> EmailAddress {
    try EmailAddress(key.open(sealed, at: Self.waitingEmail(account)))
  }

  func waitingPassword(_ sealed: [UInt8]) throws -> PasswordHash {
    try PasswordHash(key.open(sealed, at: Self.waitingPassword(account)))
  }

  private static func username(_ row: Identifier) -> SealedPlace { SealedPlace("accounts", "username_sealed", row) }
  private static func email(_ row: Identifier) -> SealedPlace { SealedPlace("accounts", "email_sealed", row) }
  private static func password(_ row: Identifier) -> SealedPlace { SealedPlace("accounts", "password_sealed", row) }
  private static func recipient(_ row: Identifier) -> SealedPlace { SealedPlace("outbox", "recipient_sealed", row) }
  private static func waitingEmail(_ row: Identifier) -> SealedPlace {
    SealedPlace("email_changes", "email_sealed", row)
  }
  private static func waitingPassword(_ row: Identifier) -> SealedPlace {
    SealedPlace("email_changes", "password_sealed", row)
  }
}

extension Accounts {
  func seal(of account: Identifier) async throws -> AccountSeal {
    AccountSeal(account: account, key: try await vault.accountKey(account), entropy: world.entropy)
  }

  /// A living account with the means to open it. Throws `account-unknown`.
  func opened(_ id: Identifier) async throws -> (row: StoredAccount, seal: AccountSeal) {
    let now = world.now
    let row = try await database.read { try StoredAccount.need(id, in: $0, at: now) }
    return (row, try await seal(of: id))
  }
}
