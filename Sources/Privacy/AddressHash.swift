public import Core
import Foundation
import Policy
import Synchronization
public import Vault

/// The only form in which a network address is known: HMAC-SHA-256 under a key of the month, kept in the key database
/// and destroyed twelve months after the month's end (§2.1.4, D13, D13b). Within a month equal addresses have equal
/// hashes, which is what throttling needs. The address itself is stored nowhere.
public struct AddressHash: Sendable {
  private static let purpose: StaticString = "address"

  private let vault: Vault
  private let world: World
  private let memory = Memory()

  public init(vault: Vault, world: World) {
    self.vault = vault
    self.world = world
  }

  /// 32 bytes. IPv6 counts by its first 64 bits, since a household or a server is given that many at once; an IPv4
  /// address written as IPv6 counts as what it is. Whatever is no address shares one hash, so that a limit on it is
  /// never evaded by nonsense.
  public func hash(_ address: String) async throws -> [UInt8] {
    try await key().authenticationCode(Self.canonical(address))
  }

  /// How many months' keys are due at an instant, and their destruction.
  public var keys: any Forgetter { AddressKeys(vault: vault) }

  /// The key of the running month stays in memory, for every request needs it; it cannot be due.
  private func key() async throws -> DataKey {
    let day = CivilDate(world.now)
    let month = String(day.description.prefix(7))
    if let key = memory.key(of: month) { return key }
    guard let dueAt = DueDates.addressKey(year: day.year, month: day.month) else {
      throw DomainError(.fault, "address-key", "The time of this machine lies outside every calendar.")
    }
    let key = try await vault.datedKey(Self.purpose, month, dueAt: dueAt)
    memory.remember(key, of: month)
    return key
  }

  /// What is hashed: the version, then the four bytes of IPv4 or the first eight of IPv6.
  static func canonical(_ address: String) -> [UInt8] {
    // A zone such as %eth0 names an interface of this machine.
    let text = String(address.prefix { $0 != "%" })
    var short = in_addr()
    if inet_pton(AF_INET, text, &short) == 1 { return [4] + withUnsafeBytes(of: &short) { Array($0) } }
    var long = in6_addr()
    guard inet_pton(AF_INET6, text, &long) == 1 else { return [0] }
    let bytes = withUnsafeBytes(of: &long) { Array($0) }
    let mappedPrefix = [UInt8](repeating: 0, count: 10) + [0xff, 0xff]
    if bytes.starts(with: mappedPrefix) { return [4] + bytes.suffix(4) }
    return [6] + bytes.prefix(8)
  }

  private final class Memory: Sendable {
    private let known = Mutex<(month: String, key: DataKey)?>(nil)

    func key(of month: String) -> DataKey? {
      known.withLock { $0.flatMap { $0.month == month ? $0.key : nil } }
    }

    func remember(_ key: DataKey, of month: String) {
      known.withLock { $0 = (month, key) }
    }
  }
}

/// Destroys the keys of months whose last hash is due (D13b).
struct AddressKeys: Forgetter {
  let name = "address-keys"
  let clause = Clause.addressHashMonth
  let retention: Retention? = .addressHash
  let vault: Vault

  func count(dueAt now: Instant) async throws -> Int { try await vault.countDatedKeys(dueAt: now) }

  /// A dozen keys at most can be due, whatever the limit.
  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    try await vault.destroyDatedKeys(dueAt: now)
  }
}
