import Accounts
import Core
import Foundation
import Policy
import Privacy
import Synchronization
import Vault

/// A whole instance in a folder of its own, on a clock that stands where a scenario puts it. It is built as every
/// instance is, with the same tables, the same rules and the same sweeper; only passwords cost nothing here.
struct PrivateInstance: Sendable {
  /// Time that is set. Both clocks move together, as they do where nothing is wrong.
  final class VirtualClock: Sendable {
    private let time: Mutex<Instant>

    init(_ start: Instant) {
      time = Mutex(start)
    }

    var now: Instant { time.withLock { $0 } }

    func set(_ instant: Instant) { time.withLock { $0 = instant } }

    var clock: Clock { Clock(now: { self.now }, monotonic: { self.now.microseconds }) }
  }

  let folder: URL
  let clock: VirtualClock
  let instance: Instance
  /// Everything that an instance runs.
  let sweeper: Sweeper
  /// Without the walks that look for what crashes left.
  let dateSweeper: Sweeper
  let schema: PrivateSchema?

  var fiscalYear: FiscalYear { instance.settings.fiscalYear }

  /// The least that the hash allows: nobody guesses passwords here.
  private static let cheap = PasswordHasher.Parameters(kibibytes: 8, passes: 1, lanes: 1)

  /// Opens an instance in a folder. Nothing of the operator's own is touched, whatever the settings say: neither its
  /// databases nor its keys nor its mail server. The databases are closed also when it throws.
  static func open(
    in folder: URL, on stores: Bootstrap.Stores, at start: Instant, settings: Settings, schema: PrivateSchema? = nil
  ) async throws -> PrivateInstance {
    let clock = VirtualClock(start)
    let world = World(clock: clock.clock, entropy: World.live.entropy)
    let own = settings.changing([
      "data.folder": folder.path, "data.backend": "", "keys.backend": "", "keys.instance-file": "",
      "keys.snapshot-folder": "", "mail.transport": "maildir",
    ])
    let instance: Instance
    do {
      instance = try await Bootstrap.open(
        own, on: stores, world: world, hasher: PasswordHasher(parameters: cheap))
    } catch {
      await stores.close()
      throw error
    }
    let dated = instance.forgetters.filter { !Self.walks.contains($0.name) }
    return PrivateInstance(
      folder: folder, clock: clock, instance: instance, sweeper: instance.makeSweeper(),
      dateSweeper: Sweeper(forgetters: dated, database: instance.database, world: world), schema: schema)
  }

  private static let walks: Set<String> = ["orphan-objects", "orphan-keys", "orphan-account-keys"]

  func close() async throws {
    await instance.close()
    try? FileManager.default.removeItem(at: folder)
    try await schema?.drop()
  }
}
