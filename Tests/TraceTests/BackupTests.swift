import Accounts
import Core
import Foundation
import Persistence
import Policy
import Privacy
import TestSupport
import Testing
import Vault

@testable import App

/// D4, §6: backups hold ciphertext, keys lie apart, and whoever was erased stays erased after a restore.
@Suite struct BackupTests {
  @Test(arguments: Engine.allCases, [false, true])
  func aRestoredBackupServesNobodyWhoWasErased(_ engine: Engine, isSealed: Bool) async throws {
    try await TraceHouse.with(engine, spare: 2) { house, spare in
      let (ada, ben) = (house.canaries(1), house.canaries(2))
      let (stays, goes) = (try await house.settle(ada), try await house.settle(ben))
      let key = try OperatorKey(entropy: house.world.entropy)
      let backup = try await house.backUp(for: isSealed ? key.recipient : nil)
      let keys = try await KeySnapshots(house.folder + "/keys").make(house.instance, for: key.recipient)
      let (doomed, kept) = (try await house.wrappings(of: goes), try await house.wrappings(of: stays))
      #expect(doomed.count > 2 && kept.count > 2)
      house.clock.pass(.hours(1))
      try await house.instance.eraser.erase(account: goes)

      // Neither half gives anything away, and the backup names neither keys nor marks.
      for word in ada.all + ben.all {
        #expect(try !house.occurs(word, in: "/backups") && !house.occurs(word, in: "/keys"), "\(word)")
      }
      let files = try FileManager.default.subpathsOfDirectory(atPath: house.folder + "/backups")
      #expect(!files.contains { $0.contains("keys") || $0.contains("tombstones") || $0.contains("instance") })

      var restore = RestoreBackup(settings: try house.target(spare), world: house.world)
      restore.graves = .file(house.data + "/tombstones.sqlite")
      (restore.keys, restore.operatorKey) = (keys, key)
      let (seen, server) = try await restore.run(from: backup) { instance, manifest in
        let report = try await RestoreReport(instance, manifest)
        #expect(report.isSound && report.accounts == 1 && report.accountsOpened == 1, "\(report)")
        #expect(report.objects == 4 && report.objectsOpened == 4 && report.rowsErasedAgain > 0, "\(report)")
        #expect(manifest.objects.count == 8 && manifest.objects.missing == 0)
        var restored = house
        restored.instance = instance
        #expect(await code { _ = try await instance.accounts.profile(of: goes) } == "account-unknown")
        #expect(await code { _ = try await instance.vault.accountKey(goes) } == "key-destroyed")
        #expect(try await restored.count("SELECT count(*) FROM sessions") == 0)
        #expect(try await OperatingMarks(database: instance.database).last(.restore) == house.clock.now)
        #expect(try await OperatingMarks(database: instance.database).last(.tombstonesLost) == nil)
        let wrapped = Set(try await restored.wrappings())
        #expect(wrapped.isDisjoint(with: doomed) && wrapped.isSuperset(of: kept))
        return (try await restored.shown(stays), try await restored.serverFiles(engine))
      }
      #expect(seen.contains(ada.email) && seen.contains(ada.title) && seen.contains(ada.lyrics))
      expectNothing(of: ben.all, doomed, but: kept, in: [house.folder + "/target"] + server, engine)
      // From here on it is an instance like any other.
      try await Bootstrap.open(restore.settings, world: house.world).close()
    }
  }

  /// Neither a word of the erased nor a wrapping of their keys lies in what was restored; of who stays, every wrapping
  /// does. A server keeps deleted rows until the key store is written anew (KeyRemainsTests).
  private func expectNothing(
    of words: [String], _ doomed: [[UInt8]], but kept: [[UInt8]], in folders: [String], _ engine: Engine
  ) {
    let left = Scanner.find(words, in: folders)
    #expect(left.isEmpty, "\(left)")
    let files = Scanner.files(folders)
    #expect(Scanner.count(kept, in: files) == kept.count)
    if engine == .sqlite { #expect(Scanner.count(doomed, in: files) == 0) }
  }

  @Test(arguments: Engine.allCases)
  func withoutItsKeysABackupIsNoise(_ engine: Engine) async throws {
    try await TraceHouse.with(engine, spare: 2) { house, spare in
      let account = try await house.settle(house.canaries(1))
      let backup = try await house.backUp()
      var settings = try house.target(spare)
      var restore = RestoreBackup(settings: settings, world: house.world)
      restore.graves = .lost
      if engine == .sqlite {
        #expect(await code { try await restore.run(from: backup) { _, _ in } } == "keys-missing")
      }
      // With an empty key store the rows are back and nothing of them opens.
      if engine == .sqlite { try await Database.sqlite(path: settings.path("keys.sqlite")).close() }
      try await restore.run(from: backup) { instance, manifest in
        let report = try await RestoreReport(instance, manifest)
        #expect(!report.isSound && report.objectsWithoutKey == 4 && report.unreadable == 1, "\(report)")
        #expect(await code { _ = try await instance.accounts.profile(of: account) } == "key-destroyed")
        #expect(try await OperatingMarks(database: instance.database).last(.tombstonesLost) == house.clock.now)
      }
      // Another instance's key does not even recognise it.
      settings = settings.changing(["data.folder": house.folder + "/foreign"])
      _ = try InstanceKey.load(orMakeAt: house.folder + "/foreign.key", entropy: house.world.entropy)
      let foreign = RestoreBackup(
        settings: settings.changing(["keys.instance-file": house.folder + "/foreign.key"]), world: house.world)
      #expect(await code { try await foreign.run(from: backup) { _, _ in } } == "backup-foreign")
    }
  }

  @Test func aRestoreRefusesWhatCannotBeRight() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      try await house.settle(house.canaries(1))
      let backup = try await house.backUp()
      let settings = try house.target([])
      try await Database.sqlite(path: settings.path("keys.sqlite")).close()
      func refusal(_ change: (inout RestoreBackup) throws -> Void = { _ in }) async throws -> String? {
        var restore = RestoreBackup(settings: settings, world: house.world)
        restore.graves = .file(house.data + "/tombstones.sqlite")
        try change(&restore)
        return await code { try await restore.run(from: backup) { _, _ in } }
      }
      #expect(try await refusal { $0.graves = .present } == "tombstones-missing")
      #expect(try await refusal { $0.graves = .file("/nowhere") } == "tombstones-missing")
      #expect(FileManager.default.createFile(atPath: settings.path("something"), contents: nil))
      #expect(try await refusal() == "restore-not-empty")
      try FileManager.default.removeItem(atPath: settings.path("something"))
      #expect(try await refusal { $0.keys = "/nowhere" } == "operator-key-missing")

      // A newer program's schema, told by its own signature, so that nothing else is wrong with it.
      let manifest = try BackupManifest.read(in: backup)
      try house.sign(manifest, in: backup) { $0.schema.append(.init(name: "studio-99", checksum: "1")) }
      #expect(try await refusal() == "schema-newer")
      try house.sign(manifest, in: backup) { $0.engine = "postgres" }
      #expect(try await refusal() == "backup-engine")
      try house.sign(manifest, in: backup) { $0.format += 1 }
      #expect(try await refusal() == "backup-newer")
      try house.sign(manifest, in: backup) { _ in }
      #expect(FileManager.default.contents(atPath: settings.path(RestoreMark.name)) == nil)

      for name in ["data.sqlite", "files.txt", try #require(house.objects(in: backup).first)] {
        try house.flip(backup + "/" + name)
        #expect(try await refusal() == "backup-damaged", "\(name)")
        try house.flip(backup + "/" + name)
      }
      try house.flip(backup + "/manifest.json")
      #expect(["backup-foreign", "backup-damaged"].contains(try await refusal()))
      try house.flip(backup + "/manifest.json")
      house.clock.pass(SweepLimits.tombstonesKept)
      #expect(try await refusal() == "backup-old")
    }
  }

  /// The marks may be lost only when the operator says so: data with a history are not opened beside none.
  @Test func aLostMarkIsNoticedAtEveryStart() async throws {
    try await TraceHouse.with(.sqlite) { house, _ in
      await house.instance.close()
      try FileManager.default.removeItem(atPath: house.data + "/tombstones.sqlite")
      #expect(await code { _ = try await Bootstrap.open(house.settings, world: house.world) } == "tombstones-missing")
      #expect(!FileManager.default.fileExists(atPath: house.data + "/tombstones.sqlite"))
    }
  }
}
