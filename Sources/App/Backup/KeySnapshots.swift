import Core
import Foundation
import Persistence
import Policy
import Privacy
import Synchronization
import Vault

/// Snapshots of the key store, each one file sealed for the operator. An erased key lives on in those made before its
/// destruction and nowhere else, so none grows older than 48 hours: old ones are removed at every turn, and one that
/// escaped is refused when it is to be loaded (D4).
struct KeySnapshots: Sendable {
  private static let prefix = "songly-keys-"
  private static let suffix = ".sealed"
  private static let partial = ".songly-keys-partial-"

  let folder: String

  init(_ folder: String) throws {
    self.folder = try BackupFolder(folder).path
  }

  /// Makes one, removes those that are too old, and answers its path.
  func make(_ instance: Instance, for recipient: OperatorKey.Recipient) async throws -> String {
    let now = instance.world.now
    try prune(at: now)
    let name = Self.prefix + now.compact + Self.suffix
    let work = folder + "/" + Self.partial + now.compact + Self.suffix
    unlink(work)
    defer { unlink(work) }
    try await Self.write(instance.vault, to: work, for: recipient, entropy: instance.world.entropy)
    guard rename(work, folder + "/" + name) == 0 else { throw BackupFault.unwritable }
    try BackupFolder.sync(folder)
    try await OperatingMarks(database: instance.database).set(.keySnapshot, at: now)
    return folder + "/" + name
  }

  /// Writes the keys of a vault into a new file, sealed on the way: they touch no disk in another form.
  static func write(
    _ vault: Vault, to path: String, for recipient: OperatorKey.Recipient, entropy: Entropy
  ) async throws {
    let sink = Sink(try BackupFileWriter(path, for: recipient, entropy: entropy))
    _ = try await vault.snapshot(
      begin: { try sink.restart(for: recipient, entropy: entropy) }, line: { try sink.write($0 + [newline]) })
    try sink.finish()
  }

  /// Removes the snapshots that would be too old before anybody looks again, and what an interrupted one left.
  @discardableResult
  func prune(at now: Instant) throws -> Int {
    let horizon = SweepLimits.keySnapshotMargin.end(from: now)
    var removed = 0
    for (path, madeAt) in try files([Self.prefix, Self.partial])
    where Retention.keySnapshotMost.end(from: madeAt) <= horizon {
      guard unlink(path) == 0 || errno == ENOENT else { throw BackupFault.unwritable }
      removed += 1
    }
    return removed
  }

  /// The snapshots in the folder, oldest first. What is called otherwise is none of ours.
  func snapshots() throws -> [(path: String, madeAt: Instant)] { try files([Self.prefix]) }

  private func files(_ prefixes: [String]) throws -> [(path: String, madeAt: Instant)] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().compactMap { name in
      guard let prefix = prefixes.first(where: name.hasPrefix), name.hasSuffix(Self.suffix),
        let madeAt = Self.instant(String(name.dropFirst(prefix.count).dropLast(Self.suffix.count)))
      else { return nil }
      return (folder + "/" + name, madeAt)
    }
  }

  /// What the schedule does where a folder is set: removes what grows too old, and makes a new one in time.
  static func keep(_ instance: Instance, _ sweeper: Sweeper) async throws {
    let folder = instance.settings["keys.snapshot-folder"]
    guard !folder.isEmpty else { return }
    // A clock that jumped ahead must not take the last copies of the keys.
    guard try await sweeper.doubt() == nil else { throw BackupFault.clock }
    let snapshots = try KeySnapshots(folder)
    try snapshots.prune(at: instance.world.now)
    guard let recipient = try BackupCommand.recipient(nil, instance.settings) else {
      throw BackupFault.recipientMissing
    }
    let newest = try snapshots.snapshots().last?.madeAt
    if let newest, instance.world.now < SweepLimits.keySnapshotEvery.end(from: newest) { return }
    _ = try await snapshots.make(instance, for: recipient)
  }

  /// Loads a snapshot into an empty key store. Throws `key-snapshot-old`, `keys-present`, `key-snapshot-damaged`,
  /// `envelope-damaged`.
  static func load(_ path: String, key: OperatorKey, into keys: Database, at now: Instant) async throws -> SnapshotCount
  {
    let source = LineSource { try BackupFileReader(path, key: key) }
    return try await Vault.load(
      into: keys, begin: { try source.begin() }, line: { try source.next() },
      accept: { madeAt in
        guard now < Retention.keySnapshotMost.end(from: madeAt) else {
          throw DomainError(
            .gone, "key-snapshot-old",
            "This snapshot of keys is older than \(Retention.keySnapshotMost): it may hold keys of people who were forgotten."
          )
        }
      })
  }

  fileprivate static let newline = UInt8(ascii: "\n")

  /// Reads `20261124T022500Z`.
  private static func instant(_ text: String) -> Instant? {
    let digits = text.filter(\.isNumber)
    guard text.count == 16, digits.count == 14,
      let date = CivilDate(
        year: Int(digits.prefix(4)) ?? 0, month: Int(digits.dropFirst(4).prefix(2)) ?? 0,
        day: Int(digits.dropFirst(6).prefix(2)) ?? 0)
    else { return nil }
    let time = [8, 10, 12].map { Int64(digits.dropFirst($0).prefix(2)) ?? 0 }
    let instant = date.start.adding(
      microseconds: time[0] * Span.hour + time[1] * Span.minute + time[2] * Span.second)
    return instant.compact == text ? instant : nil
  }
}

/// A file that a transaction's body writes, perhaps several times from the beginning.
final class Sink: Sendable {
  private let writer: Mutex<BackupFileWriter>

  init(_ writer: sending BackupFileWriter) {
    self.writer = Mutex(writer)
  }

  func restart(for recipient: OperatorKey.Recipient?, entropy: Entropy) throws {
    try writer.withLock { try $0.restart(for: recipient, entropy: entropy) }
  }

  func write(_ bytes: [UInt8]) throws { try writer.withLock { try $0.write(bytes) } }
  func finish() throws { _ = try writer.withLock { try $0.finish() } }
}

/// Lines of a file, read again from the beginning when asked.
final class LineSource: Sendable {
  private struct State {
    var reader: BackupFileReader?
    var waiting: [UInt8] = []
  }

  private let state = Mutex(State())
  private let open: @Sendable () throws -> BackupFileReader

  init(_ open: @escaping @Sendable () throws -> BackupFileReader) {
    self.open = open
  }

  func begin() throws {
    try state.withLock { $0 = State(reader: try open()) }
  }

  /// Without its line break; nil at the end.
  func next() throws -> [UInt8]? {
    try state.withLock { state in
      while true {
        if let end = state.waiting.firstIndex(of: KeySnapshots.newline) {
          let line = Array(state.waiting[..<end])
          state.waiting.removeFirst(end + 1)
          return line
        }
        guard let part = try state.reader?.next() else {
          guard state.waiting.isEmpty else { throw BackupFault.damaged }
          return nil
        }
        state.waiting += part
      }
    }
  }
}
