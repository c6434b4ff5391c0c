import Accounts
import Core
import Foundation
import Persistence
import Policy
import Privacy
import Vault

/// Brings a backup back into an empty place: checks every byte first, puts rows and objects where they belong, erases
/// again whatever was erased since, and only then lets the instance be opened (D4).
struct RestoreBackup {
  enum Graves {
    /// They survived where they lie.
    case present
    case file(String)
    /// The operator says so; the page of proof says it too.
    case lost
  }

  let settings: Settings
  let world: World
  /// A snapshot to load; nil when the key store survived.
  var keys: String?
  var operatorKey: OperatorKey?
  var graves = Graves.present

  /// Everything that stands in the way is found before anything is written, save a fault of the disk. Throws, among
  /// others, `backup-damaged`, `backup-foreign`, `backup-old`, `schema-newer`, `restore-not-empty`,
  /// `tombstones-missing`, `keys-missing`, `key-snapshot-old`.
  ///
  /// - Parameter body: looks at the restored instance, before it may serve.
  func run<T>(from folder: String, _ body: (Instance, BackupManifest) async throws -> T) async throws -> T {
    let mark = RestoreMark(settings)
    let isResumed = mark.isSet
    let manifest = try check(folder)
    try BackupFiles(folder: folder, manifest: manifest).check()
    try await checkTarget(isResumed: isResumed)
    try mark.set()
    try await placeGraves()
    try await placeKeys(isResumed: isResumed)
    try await placeRows(folder, manifest)
    try await placeObjects(folder, manifest)
    // Opening replays the erasures; the mark keeps everybody else out until that is over.
    let instance = try await Bootstrap.open(settings, world: world, isRestoring: true)
    do {
      try await instance.accounts.endEverySession()
      try await instance.database.scrub()
      let marks = OperatingMarks(database: instance.database)
      if case .lost = graves { try await marks.set(.tombstonesLost, at: world.now) }
      try await marks.set(.restore, at: world.now)
      let answer = try await body(instance, manifest)
      await instance.close()
      try mark.remove()
      return answer
    } catch {
      await instance.close()
      throw error
    }
  }

  /// What the manifest itself says against it.
  private func check(_ folder: String) throws -> BackupManifest {
    let manifest = try BackupManifest.read(in: folder)
    guard try BackupManifest.isSigned(in: folder, by: InstanceKey.load(settings.instanceKeyPath).signer) else {
      throw DomainError(
        .forbidden, "backup-foreign", "The backup was changed, or is that of an instance with another key.")
    }
    // The marks of what was erased before are forgotten by then: nobody could say who must go again.
    guard world.now < SweepLimits.tombstonesKept.end(from: manifest.madeAt) else {
      throw DomainError(
        .gone, "backup-old", "The backup is older than \(SweepLimits.tombstonesKept): it may hold what was forgotten.")
    }
    let engine: Dialect = settings["data.backend"].isEmpty ? .sqlite : .postgres
    guard manifest.engine == engine.rawValue else {
      throw DomainError(
        .invalid, "backup-engine", "The backup is of \(manifest.engine), and the settings name \(engine.rawValue).")
    }
    guard (manifest.recipient == nil) || operatorKey != nil else { throw BackupFault.keyMissing }
    let applied = try manifest.schema.map { step -> Migration.Applied in
      guard let checksum = UInt64(step.checksum, radix: 16) else { throw BackupFault.damaged }
      return Migration.Applied(name: step.name, checksum: checksum)
    }
    _ = try Migration.pending(Instance.migrations, after: applied)
    return manifest
  }

  private func checkTarget(isResumed: Bool) async throws {
    let target = RestoreTarget(settings: settings)
    if isResumed { try target.clear() } else { try target.refuseContents() }
    if !settings["data.backend"].isEmpty {
      try await use(try await .postgres(settings["data.backend"], connections: 1)) { data in
        guard try await data.columns().isEmpty else { throw RestoreTarget.notEmpty }
      }
    }
    switch graves {
    case .present: guard target.has(Tombstones.fileName) else { throw Tombstones.missing }
    case .file, .lost:
      guard isResumed || !target.has(Tombstones.fileName) else {
        throw DomainError(
          .conflict, "tombstones-present", "There are marks of erasures here already: they are the ones to use.")
      }
    }
    if case .file(let path) = graves, !FileManager.default.fileExists(atPath: path) { throw Tombstones.missing }
    guard keys != nil || !settings["keys.backend"].isEmpty || target.has("keys.sqlite") else {
      throw DomainError(
        .notFound, "keys-missing", "There is no key store here: name a snapshot with --keys, or put keys.sqlite back.")
    }
    guard keys == nil || operatorKey != nil else { throw BackupFault.keyMissing }
  }

  private func placeGraves() async throws {
    let target = settings.path(Tombstones.fileName)
    switch graves {
    case .present: return
    case .lost: try await use(try await .sqlite(path: target)) { _ in }
    case .file(let path):
      guard !FileManager.default.fileExists(atPath: target) else { return }
      try await use(try await .sqlite(path: path)) { try await $0.copySQLite(to: target) }
    }
  }

  private func placeKeys(isResumed: Bool) async throws {
    guard let keys, let operatorKey else { return }
    let backend = settings["keys.backend"]
    let store: Database =
      backend.isEmpty ? try await .sqlite(path: settings.path("keys.sqlite")) : try await .postgres(backend)
    try await use(store) { store in
      _ = try await store.migrate(Vault.migrations)
      do { _ = try await KeySnapshots.load(keys, key: operatorKey, into: store, at: world.now) } catch let error
        as DomainError where error.code == "keys-present" && isResumed
      {}
    }
  }

  private func placeRows(_ folder: String, _ manifest: BackupManifest) async throws {
    let path = settings.path(manifest.engine == Dialect.sqlite.rawValue ? "songly.sqlite" : "data.dump")
    let writer = try BackupFileWriter(path, for: nil, entropy: world.entropy)
    let reader = try BackupFileReader(folder + "/" + manifest.databaseName, key: key(manifest))
    while let part = try reader.next() { try writer.write(part) }
    _ = try writer.finish()
    if manifest.engine == Dialect.postgres.rawValue {
      defer { unlink(path) }
      try PostgresTools.restore(path, to: settings["data.backend"])
      return
    }
    try await use(try await .sqlite(path: path)) { data in
      guard try await data.integrityFaults().isEmpty else { throw BackupFault.damaged }
    }
  }

  private func placeObjects(_ folder: String, _ manifest: BackupManifest) async throws {
    let store = try Bootstrap.objectStore(settings, world)
    let key = key(manifest)
    try await BackupFiles(folder: folder, manifest: manifest).eachObject { name, path in
      let source = ObjectSource { try BackupFileReader(path, key: key) }
      _ = try await store.write(name) { try source.next() }
    }
  }

  private func key(_ manifest: BackupManifest) -> OperatorKey? { manifest.recipient == nil ? nil : operatorKey }

  private func use(_ database: Database, _ body: (Database) async throws -> Void) async throws {
    do {
      try await body(database)
      await database.close()
    } catch {
      await database.close()
      throw error
    }
  }
}
