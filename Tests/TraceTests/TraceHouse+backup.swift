import Core
import Foundation
import Persistence
import Privacy
import Vault

@testable import App

extension TraceHouse {
  func backUp(for recipient: OperatorKey.Recipient? = nil) async throws -> String {
    try await TakeBackup(instance: instance, recipient: recipient).run(into: BackupFolder(folder + "/backups"))
  }

  /// Settings of an empty place with the same instance key.
  func target(_ spare: [String]) throws -> Settings {
    let place = folder + "/target"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: data + "/instance.key", toPath: place + "/instance.key")
    let backends = spare.count < 2 ? [:] : ["data.backend": spare[0], "keys.backend": spare[1]]
    return settings.changing(backends.merging(["data.folder": place]) { $1 })
  }

  /// Whether a word is anywhere below a folder, in the name of a file or inside it.
  func occurs(_ word: String, in part: String) throws -> Bool {
    try FileManager.default.subpathsOfDirectory(atPath: folder + part).contains { path in
      path.contains(word)
        || FileManager.default.contents(atPath: folder + part + "/" + path)?.range(of: Data(word.utf8)) != nil
    }
  }

  func objects(in backup: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: backup + "/objects").map { "objects/" + $0 }
      .filter { $0.split(separator: "/").count == 3 }.sorted()
  }

  /// Changes a manifest and signs it as the instance would have.
  func sign(_ manifest: BackupManifest, in backup: String, _ change: (inout BackupManifest) -> Void) throws {
    var changed = manifest
    change(&changed)
    let bytes = try changed.encoded()
    let signature = try instance.vault.signer.sign(BackupManifest.signed(bytes))
    try Data(bytes).write(to: URL(filePath: backup + "/" + BackupManifest.name))
    try Data(Digest.hex(signature).utf8).write(to: URL(filePath: backup + "/" + BackupManifest.signatureName))
  }

  /// Turns one bit in the middle of a file; twice is none.
  func flip(_ path: String) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(filePath: path))
  }
}
