import Accounts
import Core
import Foundation
import Privacy
import Synchronization
import Vault

/// A whole instance in a folder of its own, on a clock that stands where a scenario puts it. It is opened as every
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
  let sweeper: Sweeper

  /// The least that the hash allows: nobody guesses passwords here.
  private static let cheap = PasswordHasher.Parameters(kibibytes: 8, passes: 1, lanes: 1)

  static func open(at start: Instant, settings: Settings) async throws -> PrivateInstance {
    let folder = root.appending(path: "songly-simulation-\(Digest.hex(World.live.entropy.bytes(8)))")
    let clock = VirtualClock(start)
    let world = World(clock: clock.clock, entropy: World.live.entropy)
    do {
      let instance = try await Bootstrap.open(
        settings.with("data.folder", folder.path), world: world, hasher: PasswordHasher(parameters: cheap))
      return PrivateInstance(folder: folder, clock: clock, instance: instance, sweeper: instance.makeSweeper())
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
  }

  func close() async {
    await instance.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Memory, where the system offers it as a folder: nothing of a simulation needs to survive.
  private static var root: URL {
    let memory = "/dev/shm"
    return FileManager.default.isWritableFile(atPath: memory)
      ? URL(filePath: memory) : FileManager.default.temporaryDirectory
  }
}
