public import Core
public import Persistence

/// The keys of an instance. The instance key wraps the keys of accounts, an account's key wraps those of its
/// objects; all but the first lie in a key database apart from the data. Whoever destroys a key makes everything
/// sealed under it unreadable at once, in rows, free pages, logs of the database and backups (D3, D4).
///
///     instance key ─┬─ account key ─┬─ object key ── text columns and blobs of one object and what derives from it
///                   │               └─ columns of the account itself
///                   ├─ loose object key ── a draft that belongs to nobody yet, evidence under a hold whose owner left
///                   └─ key of a month ── hashes of network addresses
///
/// Every method asks the database anew; nothing is remembered, so a key destroyed by one process is gone for all.
public struct Vault: Sendable {
  let keys: Database
  let world: World
  private let instanceKey: InstanceKey

  /// - Parameter keys: the key database, migrated with `Vault.migrations`.
  public init(keys: Database, instanceKey: InstanceKey, world: World) {
    self.keys = keys
    self.instanceKey = instanceKey
    self.world = world
  }

  /// A keyed hash for looking up what is stored sealed, 32 bytes: equal texts of one purpose have equal indexes, and
  /// without the instance key nobody can try texts out. The caller brings the text into its canonical form first.
  public func blindIndex(_ purpose: StaticString, _ text: String) -> [UInt8] {
    instanceKey.key(for: "songly.index.1/\(purpose)").authenticationCode(Array(text.utf8))
  }

  /// The Ed25519 key with which this instance signs receipts.
  public var signer: Signer { instanceKey.signer }

  /// What wraps the keys of accounts, loose keys and dated keys.
  var accountWrapper: DataKey { instanceKey.key(for: "songly.wrap.account.1") }
  var looseWrapper: DataKey { instanceKey.key(for: "songly.wrap.loose.1") }
  var datedWrapper: DataKey { instanceKey.key(for: "songly.wrap.dated.1") }

  func newKey() -> DataKey { DataKey(bytes: world.entropy.bytes(DataKey.byteCount)) }

  /// A mark of the keys together with that of the data, for what is read from both: while it stays the same, no row was
  /// written and no key was made or destroyed. Nil when it cannot be told.
  public func mark(beside data: Database) async throws -> Mark? {
    guard let data = try await data.mark(), let keys = try await keys.mark() else { return nil }
    return data + keys
  }

  static var destroyed: DomainError {
    DomainError(.gone, "key-destroyed", "This was erased and cannot be read any more.")
  }
}

extension DataKey {
  /// Seals another key for its place in the key database: a wrapped key exchanged for another does not open.
  func wrap(_ key: DataKey, as place: KeyPlace, entropy: Entropy) throws -> [UInt8] {
    try seal(key.bytes, authenticating: place.associatedData, entropy: entropy)
  }

  func unwrap(_ wrapped: [UInt8], as place: KeyPlace) throws -> DataKey {
    let bytes = try open(wrapped[...], authenticating: place.associatedData)
    guard bytes.count == Self.byteCount else { throw Self.damaged }
    return DataKey(bytes: bytes)
  }
}

/// Whose key it is.
enum KeyPlace {
  case account(Identifier)
  case object(Identifier, account: Identifier?)
  case dated(purpose: String, period: String)

  var associatedData: [UInt8] {
    switch self {
    case .account(let account): Array("songly.key.1/account/\(account)".utf8)
    case .object(let object, let account?): Array("songly.key.1/object/\(object)/\(account)".utf8)
    case .object(let object, nil): Array("songly.key.1/object/\(object)/loose".utf8)
    case .dated(let purpose, let period): Array("songly.key.1/dated/\(purpose)/\(period)".utf8)
    }
  }
}
