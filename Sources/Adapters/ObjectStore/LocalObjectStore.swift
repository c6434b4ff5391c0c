public import Core
public import Foundation
import Policy

/// Objects as files below one folder. An object appears under its name in one step, after its bytes and the step
/// itself are on the disk; a crash leaves a temporary file that the next start sweeps, never half an object.
public struct LocalObjectStore: Sendable {
  private let root: URL
  /// Makes the names of temporary files; two writers of one object must not meet in one.
  private let suffix: @Sendable () -> String

  /// - Parameters:
  ///   - root: an absolute folder; made when it is missing, readable by its owner only.
  ///   - suffix: a new text of letters and digits at every call.
  public init(root: URL, suffix: @escaping @Sendable () -> String) throws {
    self.root = root
    self.suffix = suffix
    try FileManager.default.createDirectory(
      at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// The port that the domain modules use.
  public var port: ObjectStore {
    ObjectStore(write: write, read: read, size: size, remove: remove, list: list)
  }

  @Sendable func write(_ name: ObjectName, _ chunks: @Sendable () async throws -> [UInt8]?) async throws -> Int {
    let folder = try SyncedFolder(root.appending(path: name.objectClass), parent: root)
    let target = path(name)
    let temporary = target + Self.temporaryMark + suffix()
    do {
      let file = try OpenFile(creating: temporary)
      defer { file.close() }
      let written = try await fill(file, chunks)
      try folder.rename(temporary, target)
      return written
    } catch {
      unlink(temporary)
      throw error
    }
  }

  @Sendable func read(_ name: ObjectName, _ range: Range<Int>) async throws -> [UInt8] {
    let file = try OpenFile(reading: path(name))
    defer { file.close() }
    return try file.read(range)
  }

  @Sendable func size(_ name: ObjectName) async throws -> Int? {
    var status = stat()
    guard lstat(path(name), &status) == 0 else {
      if errno == ENOENT { return nil }
      throw StorageFault.last()
    }
    return Int(status.st_size)
  }

  @Sendable func remove(_ name: ObjectName) async throws {
    guard unlink(path(name)) == 0 else {
      if errno == ENOENT { return }
      throw StorageFault.last()
    }
    try SyncedFolder(root.appending(path: name.objectClass), parent: root).sync()
  }

  @Sendable func list(_ after: ObjectName?, _ limit: Int) async throws -> [ObjectName] {
    let folders = try FileManager.default.contentsOfDirectory(atPath: root.path)
    var names: [ObjectName] = []
    for folder in folders.sorted() {
      let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      names += files.sorted().compactMap { ObjectName("\(folder)/\($0)") }.filter { name in
        after.map { name > $0 } ?? true
      }
      if names.count >= limit { break }
    }
    return Array(names.prefix(max(0, limit)))
  }

  /// Removes what crashed writers left, at start; other programs may be writing meanwhile. Answers how many there were.
  @discardableResult
  public func sweepTemporaryFiles() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: root.path).reduce(0) { swept, folder in
      try swept
        + OpenFile.removeLeftBehind(in: root.appending(path: folder).path) { $0.contains(Self.temporaryMark) }
    }
  }

  private static let temporaryMark = ".part-"

  private func path(_ name: ObjectName) -> String {
    root.appending(path: name.description).path
  }

  private func fill(_ file: OpenFile, _ chunks: @Sendable () async throws -> [UInt8]?) async throws -> Int {
    var written = 0
    while let chunk = try await chunks() {
      written += chunk.count
      guard written <= Limits.objectBytesMax else {
        throw DomainError(.tooLarge, "object-too-large", "An object holds at most \(Limits.objectBytesMax) bytes.")
      }
      try file.write(chunk)
    }
    try file.sync()
    return written
  }
}
