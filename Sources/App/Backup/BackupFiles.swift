import Core
import Foundation
import Synchronization

/// The files of a whole backup, as its list names them.
struct BackupFiles {
  let folder: String
  let manifest: BackupManifest

  /// Reads every byte once and throws `backup-damaged` or `backup-file-missing` unless all is as it was written.
  func check() throws {
    try check(manifest.databaseName, manifest.database.bytes, manifest.database.sha256)
    try check(BackupManifest.listName, manifest.files.bytes, manifest.files.sha256)
    var count = 0
    try lines { sha256, bytes, path in
      try check(path, bytes, sha256)
      count += 1
    }
    guard count == manifest.objects.count else { throw BackupFault.damaged }
  }

  func eachObject(_ visit: (ObjectName, _ path: String) async throws -> Void) async throws {
    var found: [ObjectName] = []
    try lines { _, _, path in
      guard let name = ObjectName(String(path.dropFirst("objects/".count))) else { throw BackupFault.damaged }
      found.append(name)
    }
    for name in found { try await visit(name, "\(folder)/objects/\(name)") }
  }

  /// Each line is a hash, a size and a path that cannot leave the folder, since it is the name of an object.
  private func lines(_ visit: (_ sha256: String, _ bytes: Int, _ path: String) throws -> Void) throws {
    let source = LineSource { [path = folder + "/" + BackupManifest.listName] in try BackupFileReader(path, key: nil) }
    try source.begin()
    while let line = try source.next() {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
      guard words.count == 3, let bytes = Int(words[1]), words[2].hasPrefix("objects/"),
        ObjectName(String(words[2].dropFirst("objects/".count))) != nil
      else { throw BackupFault.damaged }
      try visit(words[0], bytes, words[2])
    }
  }

  private func check(_ name: String, _ bytes: Int, _ sha256: String) throws {
    let found = try BackupFileReader.sha256(folder + "/" + name)
    guard found.bytes == bytes, found.sha256 == sha256 else { throw BackupFault.damaged }
  }
}

/// The parts of one file, for a store that asks for them one after the other.
final class ObjectSource: Sendable {
  private let reader = Mutex<BackupFileReader?>(nil)
  private let open: @Sendable () throws -> BackupFileReader

  init(_ open: @escaping @Sendable () throws -> BackupFileReader) {
    self.open = open
  }

  func next() throws -> [UInt8]? {
    try reader.withLock { reader in
      if reader == nil { reader = try open() }
      return try reader?.next()
    }
  }
}
