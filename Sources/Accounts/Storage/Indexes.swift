import Core
import Vault

/// The keyed hashes by which rows are found. Each purpose has a key of its own, so that two columns never show that
/// they speak of the same person.
struct Indexes: Sendable {
  let vault: Vault

  func email(_ address: EmailAddress) -> [UInt8] { vault.blindIndex("accounts.email", address.canonical) }
  func username(_ name: Username) -> [UInt8] { vault.blindIndex("accounts.username", name.canonical) }
  /// What failures are counted under, whether such a login exists or not.
  func login(_ login: Login) -> [UInt8] { vault.blindIndex("accounts.login", login.canonical) }
  func account(_ id: Identifier) -> [UInt8] { vault.blindIndex("accounts.account", id.description) }
  func address(_ visit: Visit) -> [UInt8] { visit.address }

  /// All accounts that name one address share a salt, which nobody can compute without the instance's key: one hash
  /// then tells which of them a password belongs to, so the time of an answer does not say how many there are.
  func salt(_ address: EmailAddress) -> [UInt8] {
    Array(vault.blindIndex("accounts.salt", address.canonical).prefix(PasswordHasher.saltBytes))
  }

  /// For logins that nobody has: the same work, with a result that nothing equals.
  func salt(_ login: Login) -> [UInt8] {
    Array(vault.blindIndex("accounts.salt", login.canonical).prefix(PasswordHasher.saltBytes))
  }
}

/// What somebody types to sign in: an address, a name, or something that can be neither and is treated the same.
enum Login: Sendable {
  case email(EmailAddress)
  case username(Username)
  case nobody(String)

  init(_ typed: String) {
    if let email = try? EmailAddress(typed) {
      self = .email(email)
    } else if let username = try? Username(typed) {
      self = .username(username)
    } else {
      self = .nobody(String(CanonicalText.folded(String(typed.prefix(Self.keptLength)))))
    }
  }

  var canonical: String {
    switch self {
    case .email(let email): email.canonical
    case .username(let username): username.canonical
    case .nobody(let text): text
    }
  }

  private static let keptLength = 100
}

extension Accounts {
  var indexes: Indexes { Indexes(vault: vault) }
}
