import Core
import Foundation
import Persistence
import Vault

/// Makes private instances, one for each scenario. To make the tables of one takes longer than many a scenario, so they
/// are made once and copied.
actor PrivateInstances {
  private let settings: Settings
  private let server: String?
  private let root: URL
  private var mould: Bootstrap.Stores?

  /// - Parameter server: the address of a PostgreSQL database in which the data of each instance get a schema of their
  ///   own, gone with it; nil for SQLite.
  init(settings: Settings, server: String?) {
    self.settings = settings
    self.server = server
    root = Self.memory.appending(path: "songly-simulation-\(Digest.hex(World.live.entropy.bytes(8)))")
  }

  func open(at start: Instant) async throws -> PrivateInstance {
    let folder = root.appending(path: Digest.hex(World.live.entropy.bytes(8)))
    try make(folder)
    var stores = try await copies()
    guard let server else {
      return try await PrivateInstance.open(in: folder, on: stores, at: start, settings: settings)
    }
    await stores.data.close()
    let schema = try await PrivateSchema.make(on: server)
    do {
      stores.data = try await .postgres(schema.address)
      try await stores.migrate()
      return try await PrivateInstance.open(
        in: folder, on: stores, at: start, settings: settings, schema: schema)
    } catch {
      try? await schema.drop()
      throw error
    }
  }

  /// To be called on every way out.
  nonisolated func remove() {
    try? FileManager.default.removeItem(at: root)
  }

  private func copies() async throws -> Bootstrap.Stores {
    if let mould { return try mould.copyAlone() }
    let new = try Bootstrap.Stores.alone()
    try await new.migrate()
    mould = new
    return try new.copyAlone()
  }

  private func make(_ folder: URL) throws(DomainError) {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw DomainError(
        .unavailable, "simulation-folder", "The folder of the simulation cannot be made: is there room for it?")
    }
  }

  /// Memory, where the system offers it as a folder: nothing of a simulation needs to survive.
  private static var memory: URL {
    let memory = "/dev/shm"
    return FileManager.default.isWritableFile(atPath: memory)
      ? URL(filePath: memory) : FileManager.default.temporaryDirectory
  }
}
