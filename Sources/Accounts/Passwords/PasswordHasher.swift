import CArgon2
import Core
public import Policy
import Synchronization

/// Hashes passwords with argon2id (§6). One value serves the whole process, since the limit on how many run at once
/// is the machine's.
public struct PasswordHasher: Sendable {
  public struct Parameters: Sendable, Hashable {
    public var kibibytes: UInt32
    public var passes: UInt32
    public var lanes: UInt32

    public init(kibibytes: UInt32, passes: UInt32, lanes: UInt32) {
      self.kibibytes = kibibytes
      self.passes = passes
      self.lanes = lanes
    }

    public static let policy = Parameters(
      kibibytes: Limits.passwordHashKibibytes, passes: Limits.passwordHashPasses, lanes: Limits.passwordHashLanes)
  }

  static let saltBytes = 16
  static let hashBytes = 32

  let parameters: Parameters
  let pool: HashPool
  private let counter = Counter()

  /// Other parameters than the policy's are for tests and for machines that can afford more.
  public init(
    parameters: Parameters = .policy, atOnce: Int = Limits.passwordHashesAtOnce,
    waitingMax: Int = Limits.passwordHashesWaitingMax
  ) {
    self.parameters = parameters
    self.pool = HashPool(atOnce: atOnce, waitingMax: waitingMax)
  }

  /// How many hashes were made since the start: a figure for the operator, and how a test sees that an unknown login
  /// costs what a known one does.
  public var hashesMade: Int { counter.value.load(ordering: .relaxed) }

  /// Throws `busy` when too many wait.
  func hash(_ password: Password, salt: [UInt8], parameters: Parameters? = nil) async throws -> PasswordHash {
    let parameters = parameters ?? self.parameters
    let counter = counter
    let bytes: [UInt8]? = try await pool.run {
      counter.value.add(1, ordering: .relaxed)
      return Self.argon2id(password.bytes, salt: salt, parameters)
    }
    guard let bytes else { throw DomainError(.fault, "password-hash", "The password could not be hashed.") }
    return PasswordHash(parameters: parameters, salt: salt, bytes: bytes)
  }

  private static func argon2id(_ password: [UInt8], salt: [UInt8], _ parameters: Parameters) -> [UInt8]? {
    var hash = [UInt8](repeating: 0, count: hashBytes)
    let code = argon2id_hash_raw(
      parameters.passes, parameters.kibibytes, parameters.lanes, password, password.count, salt, salt.count, &hash,
      hash.count)
    return code == Int32(ARGON2_OK.rawValue) ? hash : nil
  }

  private final class Counter: Sendable {
    let value = Atomic(0)
  }
}
