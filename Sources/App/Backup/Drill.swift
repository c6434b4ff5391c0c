import Core
import Foundation
import Persistence
import Privacy
import Vault

/// The exercise of restoring: a backup is brought back into a place of its own with the very code of a restore, opened,
/// counted, a sample of it read, and taken away again (§6, D4). The running instance is not touched; that the exercise
/// succeeded is noted in it.
struct Drill {
  let instance: Instance
  var keys: String?
  var operatorKey: OperatorKey?
  /// An empty PostgreSQL database, for a backup of one.
  var scratchDatabase: String?

  /// Throws what a restore throws. A report that is not sound is answered, and not noted as a success.
  func run(_ backup: String) async throws -> RestoreReport {
    let folder = try makeFolder()
    defer { removeFolder(folder) }
    var restore = RestoreBackup(settings: try settings(folder), world: instance.world)
    restore.operatorKey = operatorKey
    restore.keys = keys
    if keys == nil {
      // The keys in use, through a seal that only this exercise can open.
      let own = try OperatorKey(entropy: instance.world.entropy)
      let snapshot = folder + "/keys.sealed"
      try await KeySnapshots.write(
        instance.vault, to: snapshot, for: own.recipient, entropy: instance.world.entropy)
      let store = try await Database.sqlite(path: folder + "/data/keys.sqlite")
      _ = try await store.migrate(Vault.migrations)
      _ = try await KeySnapshots.load(snapshot, key: own, into: store, at: instance.world.now)
      await store.close()
    }
    try await instance.graves.copySQLite(to: folder + "/data/" + Tombstones.fileName)
    let report: RestoreReport
    do { report = try await restore.run(from: backup) { try await RestoreReport($0, $1) } } catch {
      await clearScratchDatabase()
      throw error
    }
    await clearScratchDatabase()
    if report.isSound {
      try await OperatingMarks(database: instance.database).set(.drill, at: instance.world.now)
    }
    return report
  }

  private func settings(_ folder: String) throws -> Settings {
    var changes = [
      "data.folder": folder + "/data", "data.backend": "", "keys.backend": "", "mail.transport": "maildir",
      "keys.instance-file": instance.settings.instanceKeyPath,
    ]
    if instance.database.dialect == .postgres {
      guard let scratchDatabase else {
        throw DomainError(
          .invalid, "drill-database",
          "A backup of PostgreSQL needs an empty database for the exercise: name it with --scratch-database.")
      }
      changes["data.backend"] = scratchDatabase
    }
    return instance.settings.changing(changes)
  }

  private func makeFolder() throws -> String {
    let place = FileManager.default.temporaryDirectory.path
    guard let path = PrivateFolder.make(in: place, name: "songly-drill"), mkdir(path + "/data", 0o700) == 0 else {
      throw BackupFault.unwritable
    }
    return path
  }

  /// Copies of keys lay here: their bytes are overwritten before the disk is given back.
  private func removeFolder(_ folder: String) {
    for name in ["keys.sqlite", "keys.sqlite-wal"] {
      let path = folder + "/data/" + name
      guard let handle = FileHandle(forWritingAtPath: path), let size = try? handle.seekToEnd() else { continue }
      try? handle.seek(toOffset: 0)
      try? handle.write(contentsOf: Data(count: Int(size)))
      try? handle.synchronize()
      try? handle.close()
    }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Empties the database that was empty before: its tables hold a copy of everybody's rows.
  private func clearScratchDatabase() async {
    guard instance.database.dialect == .postgres, let scratchDatabase,
      scratchDatabase != instance.settings["data.backend"],
      let database = try? await Database.postgres(scratchDatabase, connections: 1)
    else { return }
    _ = try? await database.write { transaction in
      for holding in Instance.holdings.reversed() {
        try transaction.run("DROP TABLE IF EXISTS \(holding.table.sql) CASCADE")
      }
      _ = try transaction.run("DROP TABLE IF EXISTS migrations")
    }
    await database.close()
  }
}
