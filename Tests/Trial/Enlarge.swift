import Adapters
import Core
import Foundation
import Persistence
import Policy
import Vault

/// Puts a large file in the place of a work's FLAC, through the real store and under the work's own key: for what no
/// song reaches. The service must stand still. Says the SHA-256 of the plain bytes.
struct Enlarge {
  private let folder: URL
  private let work: Identifier
  private let bytes: Int

  init(folder: String, work: String, megabytes: String) throws {
    guard let id = Identifier(work), let count = Int(megabytes) else { throw Trial.Misused() }
    (self.folder, self.work, bytes) = (URL(filePath: folder), id, count * 1_000_000)
  }

  func run() async throws {
    let database = try await Database.sqlite(path: path("songly.sqlite"))
    let keys = try await Database.sqlite(path: path("keys.sqlite"))
    let vault = Vault(
      keys: keys, instanceKey: try InstanceKey.load(orMakeAt: path("instance.key"), entropy: World.live.entropy),
      world: .live)
    let store = SealedStore(
      store: try LocalObjectStore(root: folder.appending(path: "objects")) { "enlarge" }.port, world: .live)
    let work = self.work
    let found = try await database.read { transaction in
      try transaction.row(
        """
        SELECT artifacts.id, version FROM artifacts JOIN versions ON versions.id = artifacts.version
        WHERE file = 'flac' AND work = \(work)
        """
      ).map { (try $0.identifier(0), try $0.identifier(1)) }
    }
    let object = World.live.identifier()
    guard let (artifact, version) = found, let name = ObjectName(objectClass: "work", id: object) else {
      throw Trial.Misused()
    }
    let plain = path("plain.tmp")
    defer { try? FileManager.default.removeItem(atPath: plain) }
    try fill(plain)
    let blob = try await store.write(name, key: try await vault.objectKey(version), file: plain)
    try await database.write { transaction in
      _ = try transaction.run(
        """
        UPDATE artifacts SET object = \(name.description), plain_bytes = \(blob.plainBytes), sha256 = \(blob.sha256)
        WHERE id = \(artifact)
        """)
    }
    await database.close()
    await keys.close()
    Trial.say(blob.sha256.map { String(format: "%02x", $0) }.joined())
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  /// No two segments are alike, so that one in the wrong place would show.
  private func fill(_ path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    defer { try? file.close() }
    var written = 0
    var block = [UInt8](repeating: 0, count: 1_000_000)
    while written < bytes {
      for index in stride(from: 0, to: block.count, by: 1000) {
        let number = written + index
        for byte in 0..<8 { block[index + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
      }
      try file.write(contentsOf: block)
      written += block.count
    }
  }
}
