import Core
import Foundation
import Persistence
import Policy
import Privacy
import Synchronization
import Vault

/// Copies a running instance: rows at one moment, then the objects that rows name, all of it ciphertext. Neither keys
/// nor the marks of erasures are part of it: a backup alone opens nothing, and brings nobody back (D4, §6).
struct TakeBackup {
  let instance: Instance
  /// For whom the files are sealed once more; nil to leave them as the instance stores them.
  let recipient: OperatorKey.Recipient?

  /// Makes a backup in a folder of backups, removes those whose rotation is over, and answers the new one's path.
  /// Throws `backup-unwritable`, `backup-busy`, `postgres-tools-missing` and what the stores throw; then there is no
  /// new backup, and the old ones are as before.
  func run(into folder: BackupFolder) async throws -> String {
    let now = instance.world.now
    let path = try await folder.make(at: now) { try await fill($0, at: now) }
    try await OperatingMarks(database: instance.database).set(.backup, at: now)
    return path
  }

  private func fill(_ folder: String, at now: Instant) async throws {
    let rows = try await copyRows(folder)
    let database = try close(folder)
    let list = try BackupFileWriter(
      folder + "/" + BackupManifest.listName, for: nil, entropy: instance.world.entropy)
    var objects = BackupManifest.Objects()
    try await copyObjects(folder, list, &objects)
    let files = try list.finish()
    let manifest = BackupManifest(
      madeAt: now, made: now.utc, engine: instance.database.dialect.rawValue, policy: PolicyVersion.current.name,
      schema: try await instance.database.appliedMigrations().map {
        BackupManifest.Step(name: $0.name, checksum: String($0.checksum, radix: 16))
      },
      rows: rows, recipient: recipient?.text,
      database: BackupManifest.Whole(bytes: database.bytes, sha256: database.sha256), objects: objects,
      files: BackupManifest.Whole(bytes: files.bytes, sha256: files.sha256))
    let bytes = try manifest.encoded()
    let signature = try instance.vault.signer.sign(BackupManifest.signed(bytes))
    try write(Array((Digest.hex(signature) + "\n").utf8), to: folder + "/" + BackupManifest.signatureName)
    try write(bytes, to: folder + "/" + BackupManifest.name)
  }

  /// Answers how many rows each table has in the copy.
  private func copyRows(_ folder: String) async throws -> [String: Int] {
    let path = copyPath(folder)
    switch instance.database.dialect {
    case .sqlite:
      try await instance.database.copySQLite(to: path)
      let copy = try await Database.sqlite(path: path)
      let rows = try await copy.read { try Self.count(in: $0) }
      await copy.close()
      return rows
    case .postgres:
      let address = instance.settings["data.backend"]
      return try await instance.database.withPostgresSnapshot { snapshot, transaction in
        let rows = try Self.count(in: transaction)
        guard let schema = try transaction.row("SELECT CAST(current_schema() AS TEXT)")?.text(0) else {
          throw BackupFault.unwritable
        }
        try PostgresTools.dump(address, schema: schema, snapshot: snapshot, to: path)
        return rows
      }
    }
  }

  static func count(in transaction: any Transaction) throws -> [String: Int] {
    try Instance.holdings.reduce(into: [:]) { counts, holding in
      counts[holding.table.description] =
        try transaction.row("SELECT count(*) FROM \(holding.table.sql)")?.int(0) ?? 0
    }
  }

  /// Puts the copied rows under their name in the backup, sealed if there is somebody to seal them for.
  private func close(_ folder: String) throws -> (bytes: Int, sha256: String) {
    let copy = copyPath(folder)
    defer { unlink(copy) }
    let name = instance.database.dialect == .sqlite ? "data.sqlite" : "data.dump"
    let writer = try BackupFileWriter(folder + "/" + name, for: recipient, entropy: instance.world.entropy)
    let reader = try BackupFileReader(copy, key: nil)
    while let part = try reader.next() { try writer.write(part) }
    return try writer.finish()
  }

  private func copyPath(_ folder: String) -> String { folder + "/rows.copy" }

  /// The rows were copied before, so an object that a copied row names is there, or was erased since.
  private func copyObjects(
    _ folder: String, _ list: BackupFileWriter, _ counts: inout BackupManifest.Objects
  ) async throws {
    let stored = StoredObjects(database: instance.database, holdings: Instance.holdings)
    var found = counts
    try FileManager.default.createDirectory(atPath: folder + "/objects", withIntermediateDirectories: true)
    try await stored.walk { objects in
      for object in objects {
        try Task.checkCancellation()
        let copied: (bytes: Int, sha256: String)?
        do { copied = try await copy(object.name, folder) } catch let error as DomainError
          where error.code == "object-missing"
        { copied = nil }
        if let copied {
          found.count += 1
          found.bytes += copied.bytes
          try list.write(Array("\(copied.sha256) \(copied.bytes) objects/\(object.name)\n".utf8))
        } else if try await stored.isNamed(object.name) {
          found.missing += 1
        } else {
          found.goneMeanwhile += 1
        }
      }
    }
    counts = found
  }

  private func copy(_ name: ObjectName, _ folder: String) async throws -> (bytes: Int, sha256: String)? {
    guard let size = try await instance.objects.size(name) else { return nil }
    let parent = folder + "/objects/" + name.objectClass
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    let path = "\(folder)/objects/\(name)"
    do {
      let writer = try BackupFileWriter(path, for: recipient, entropy: instance.world.entropy)
      for start in stride(from: 0, to: size, by: Self.partBytes) {
        try writer.write(try await instance.objects.read(name, start..<min(start + Self.partBytes, size)))
      }
      return try writer.finish()
    } catch {
      unlink(path)
      throw error
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let writer = try BackupFileWriter(path, for: nil, entropy: instance.world.entropy)
    try writer.write(bytes)
    _ = try writer.finish()
  }

  private static let partBytes = 1 << 20
}
