import Accounts
import Core
import Foundation
import Persistence
import Policy
import Privacy
import Synchronization
import TestSupport
import Testing
import Vault

@testable import App

/// D4: how long copies live, and what an interruption leaves.
@Suite struct BackupLifeTests {
  @Test func anInterruptedBackupNeverLooksWhole() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      try await house.settle(house.canaries(1))
      let folder = try BackupFolder(house.folder + "/backups")
      for number in 1...4 {
        var broken = house.instance
        let whole = house.instance.objects
        let left = Mutex(number)
        broken.objects.read = { name, range in
          let isOver = left.withLock { left in
            left -= 1
            return left <= 0
          }
          guard !isOver else { throw DomainError(.unavailable, "disk-denied", "The disk went away.") }
          return try await whole.read(name, range)
        }
        let instance = broken
        #expect(
          await code { _ = try await TakeBackup(instance: instance, recipient: nil).run(into: folder) } == "disk-denied"
        )
        #expect(try folder.backups().isEmpty)
      }
      // What a killed process leaves has no name of a backup, and is gone after the next.
      let dead = folder.path + "/.songly-partial-20260101T000000Z"
      try FileManager.default.createDirectory(atPath: dead, withIntermediateDirectories: false)
      try Data("half".utf8).write(to: URL(filePath: dead + "/manifest.json"))
      #expect(try folder.backups().isEmpty)
      _ = try await house.backUp()
      #expect(try folder.backups().count == 1 && !FileManager.default.fileExists(atPath: dead))
    }
  }

  @Test func anInterruptedRestoreServesNothingUntilItIsFinished() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let account = try await house.settle(house.canaries(1))
      let key = try OperatorKey(entropy: house.world.entropy)
      let backup = try await house.backUp()
      let keys = try await KeySnapshots(house.folder + "/keys").make(house.instance, for: key.recipient)
      var restore = RestoreBackup(settings: try house.target([]), world: house.world)
      restore.graves = .file(house.data + "/tombstones.sqlite")
      (restore.keys, restore.operatorKey) = (keys, key)
      let fault = DomainError(.unavailable, "power", "The power went away.")
      #expect(
        await code { try await restore.run(from: backup) { (_, _) async throws -> Void in throw fault } } == "power")
      #expect(await code { _ = try await Bootstrap.open(restore.settings) } == "restore-unfinished")
      let email = try await restore.run(from: backup) { instance, _ in
        try await instance.accounts.profile(of: account).email
      }
      #expect(email == house.canaries(1).email)
      try await Bootstrap.open(restore.settings, world: house.world).close()
    }
  }

  @Test func backupsGoWhenTheirRotationIsOver() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let first = try await house.backUp()
      let madeAt = house.clock.now
      let folder = try BackupFolder(house.folder + "/backups")
      let end = Retention.backupRotation.end(from: madeAt)
      #expect(try folder.prune(at: end.adding(microseconds: -1)) == 0)
      house.clock.pass(to: end)
      let second = try await house.backUp()
      #expect(try folder.prune(at: end) == 1)
      #expect(try folder.backups().map(\.path) == [second] && first != second)
      #expect(try !FileManager.default.contentsOfDirectory(atPath: folder.path).contains { $0.contains("partial") })
    }
  }

  @Test func snapshotsOfKeysNeverGrowOlderThanTwoDays() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      let account = try await house.settle(house.canaries(1))
      let key = try OperatorKey(entropy: house.world.entropy)
      let snapshots = try KeySnapshots(house.folder + "/keys")
      let first = try await snapshots.make(house.instance, for: key.recipient)
      let (madeAt, store) = (house.clock.now, { try await emptyKeys(house) })
      let end = Retention.keySnapshotMost.end(from: madeAt)

      let other = try OperatorKey(entropy: house.world.entropy)
      #expect(
        await code { _ = try await KeySnapshots.load(first, key: other, into: store(), at: madeAt) }
          == "envelope-damaged")
      let last = end.adding(microseconds: -1)
      let counted = try await KeySnapshots.load(first, key: key, into: store(), at: last)
      #expect(counted.accounts == 1 && counted.objects > 0)
      #expect(
        await code { _ = try await KeySnapshots.load(first, key: key, into: store(), at: end) } == "key-snapshot-old")
      #expect(
        await code { _ = try await KeySnapshots.load(first, key: key, into: house.instance.keys, at: last) }
          == "keys-present")

      // The schedule looks every hour, so what it leaves is younger than two days when it looks again.
      let hourBefore = end.adding(microseconds: -Span.hour)
      #expect(try snapshots.prune(at: hourBefore.adding(microseconds: -2 * Span.hour)) == 0)
      #expect(try snapshots.prune(at: hourBefore) == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: snapshots.folder) == [])

      // A key destroyed is in no snapshot made afterwards.
      house.clock.pass(.hours(1))
      try await house.instance.eraser.erase(account: account)
      let after = try await snapshots.make(house.instance, for: key.recipient)
      let keys = try await emptyKeys(house)
      let count = try await KeySnapshots.load(after, key: key, into: keys, at: house.clock.now)
      #expect(count.objects == 0)
      #expect(try await house.count("SELECT count(*) FROM account_keys WHERE wrapped IS NOT NULL", in: keys) == 0)
    }
  }

  /// Every column of the key store is in a snapshot: one that is added must be added there.
  @Test func aSnapshotKnowsEveryColumn() async throws {
    try await withDatabase(.sqlite, migrations: Vault.migrations) { keys in
      var columns = try await keys.columns()
      columns["migrations"] = nil
      #expect(
        columns == [
          "account_keys": ["account", "wrapped", "made_at", "destroyed_at"],
          "object_keys": ["object", "account", "wrapped", "made_at"],
          "dated_keys": ["purpose", "period", "wrapped", "due_at"],
        ])
    }
  }

  @Test(arguments: Engine.allCases)
  func anExerciseOfRestoringIsNoted(_ engine: Engine) async throws {
    try await TraceHouse.with(engine, spare: 1) { house, spare in
      let account = try await house.settle(house.canaries(1))
      let backup = try await house.backUp()
      let marks = OperatingMarks(database: house.instance.database)
      #expect(try await marks.last(.drill) == nil)
      #expect(try await marks.last(.backup) == house.clock.now)
      let drill = Drill(instance: house.instance, scratchDatabase: spare.first)
      let report = try await drill.run(backup)
      #expect(report.isSound && report.accountsOpened == 1 && report.objectsOpened == 4)
      #expect(try await marks.last(.drill) == house.clock.now)
      // The instance lives on as it was, and nothing of the exercise is left.
      #expect(try await house.instance.accounts.profile(of: account).email == house.canaries(1).email)
      if let address = spare.first {
        let left = try await Database.postgres(address, connections: 1)
        #expect(try await left.columns().isEmpty)
        await left.close()
      }

      // An object that is not what it was fails the exercise before anything is restored.
      house.clock.pass(.hours(1))
      try house.flip(backup + "/" + (try #require(house.objects(in: backup).last)))
      #expect(await code { _ = try await drill.run(backup) } == "backup-damaged")
      #expect(try await marks.last(.drill) == house.clock.now.adding(microseconds: -Span.hour))
    }
  }
}

/// A key store without keys, in a file of its own.
private func emptyKeys(_ house: TraceHouse) async throws -> Database {
  let name = Digest.hex(house.world.entropy.bytes(8))
  let keys = try await Database.sqlite(path: house.folder + "/\(name).sqlite")
  _ = try await keys.migrate(Vault.migrations)
  return keys
}
