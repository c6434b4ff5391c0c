public import Core
import Persistence
import Policy
public import Privacy
import Vault

/// A work of a take-out, with all its finished versions (D31).
public struct ArchivedWork: Sendable {
  public struct Version: Sendable {
    public var number: Int
    public var createdAt: Instant
    public var finishedAt: Instant
    public var milliseconds: Int?
    public var revivedAt: Instant?
    public var brief: Brief
    public var title: String?
    public var words: String?
    public var facts: Facts
    public var lines: [TimedLine]
    public var peaks: [Double]
    public var files: [(file: WorkFile, content: ArchivedFile)]

    public init(
      number: Int, createdAt: Instant, finishedAt: Instant, milliseconds: Int?, revivedAt: Instant?, brief: Brief,
      title: String?, words: String?, facts: Facts, lines: [TimedLine], peaks: [Double],
      files: [(file: WorkFile, content: ArchivedFile)]
    ) {
      self.number = number
      self.createdAt = createdAt
      self.finishedAt = finishedAt
      self.milliseconds = milliseconds
      self.revivedAt = revivedAt
      self.brief = brief
      self.title = title
      self.words = words
      self.facts = facts
      self.lines = lines
      self.peaks = peaks
      self.files = files
    }
  }

  public var kind: String
  public var shown: Int
  public var createdAt: Instant
  /// It comes back into the trash, with what is left of its seven days (D2).
  public var deletedAt: Instant?
  public var versions: [Version]

  public init(kind: String, shown: Int, createdAt: Instant, deletedAt: Instant?, versions: [Version]) {
    self.kind = kind
    self.shown = shown
    self.createdAt = createdAt
    self.deletedAt = deletedAt
    self.versions = versions
  }
}

extension Studio {
  /// Puts a work of a take-out into an account's library, sealed under keys of its own, all or nothing, and answers its
  /// id. Times stay as they were (D45b): what has gone by now goes here too. It costs no points. Throws `kind-unknown`,
  /// `work-time` for a work from the future, `work-versions`, `file-changed` when a file is not what the take-out says,
  /// `account-closed`, `restricted`, and what the vault and the store throw.
  public func bringBack(_ work: ArchivedWork, to account: Identifier) async throws -> Identifier {
    _ = try kind(work.kind)
    let times =
      [work.createdAt] + [work.deletedAt].compactMap(\.self)
      + work.versions.flatMap { [$0.createdAt, $0.finishedAt] + [$0.revivedAt].compactMap(\.self) }
    guard times.allSatisfy({ $0 <= world.now }) else {
      throw DomainError(.invalid, "work-time", "This gift says that it was made in the future.")
    }
    let numbers = work.versions.map(\.number)
    guard (1...Limits.versionsMax).contains(numbers.count), Set(numbers).count == numbers.count,
      numbers.allSatisfy({ $0 >= 1 }), work.shown >= 1
    else { throw DomainError(.invalid, "work-versions", "This gift has versions that cannot be.") }
    let id = world.identifier()
    let keys = work.versions.map { _ in world.identifier() }
    var written: [StoredVersionFiles] = []
    do {
      for (version, key) in zip(work.versions, keys) {
        written.append(try await store(version, as: key, of: account))
      }
      let stored = written
      try await database.write { transaction in
        guard try person.mayAsk(account, transaction) else { throw DomainError.accountClosed }
        try refuseIfRestricted(account, in: transaction)
        try transaction.run(
          """
          INSERT INTO works (id, account, kind, shown, created_at, deleted_at)
          VALUES (\(id), \(account), \(work.kind), \(work.shown), \(work.createdAt), \(work.deletedAt))
          """)
        for version in stored { try version.insert(into: id, in: transaction) }
      }
      return id
    } catch {
      for file in written.flatMap(\.files) { try? await store.remove(file.name) }
      try? await vault.destroyObjectKeys(keys)
      throw error
    }
  }

  private func store(
    _ version: ArchivedWork.Version, as id: Identifier, of account: Identifier
  ) async throws -> StoredVersionFiles {
    let key = try await vault.makeObjectKey(id, in: account)
    var stored = StoredVersionFiles(
      version: version, id: id,
      columns: try SealedColumns(version, VersionSeal(id: id, key: key, entropy: world.entropy)))
    do {
      for (file, content) in version.files {
        let artifact = world.identifier()
        guard let name = ObjectName(objectClass: "work", id: artifact) else { continue }
        let blob = try await store.write(name, key: key, parts: content.parts)
        stored.files.append((artifact, file, name, blob))
        guard blob.sha256 == content.sha256 else {
          throw DomainError(.invalid, "file-changed", "A file of this take-out is not what its list says.")
        }
      }
    } catch {
      for file in stored.files { try? await store.remove(file.name) }
      throw error
    }
    return stored
  }
}

/// The sealed columns of a version.
private struct SealedColumns: Sendable {
  var brief: [UInt8]
  var title: [UInt8]?
  var words: [UInt8]?
  var result: [UInt8]

  init(_ version: ArchivedWork.Version, _ seal: VersionSeal) throws {
    brief = try seal.brief(version.brief)
    title = try version.title.map(seal.title)
    words = try version.words.map(seal.words)
    result = try seal.result(
      SealedVersion.Result(facts: version.facts, lines: version.lines, peaks: version.peaks))
  }
}

/// A version whose files are stored and whose row comes next.
private struct StoredVersionFiles: Sendable {
  var version: ArchivedWork.Version
  var id: Identifier
  var columns: SealedColumns
  var files: [(id: Identifier, file: WorkFile, name: ObjectName, blob: SealedBlob)] = []

  func insert(into work: Identifier, in transaction: any Transaction) throws {
    try transaction.run(
      """
      INSERT INTO versions (id, work, number, state, created_at, started_at, finished_at, milliseconds, brief, title,
        words, result, revived_at, ages_from)
      VALUES (\(id), \(work), \(version.number), 'ready', \(version.createdAt), \(version.createdAt),
        \(version.finishedAt), \(version.milliseconds), \(columns.brief), \(columns.title), \(columns.words),
        \(columns.result), \(version.revivedAt), \(version.createdAt))
      """)
    for file in files {
      try transaction.run(
        """
        INSERT INTO artifacts (id, version, file, object, plain_bytes, sha256)
        VALUES (\(file.id), \(id), \(file.file.rawValue), \(file.name.description), \(file.blob.plainBytes),
          \(file.blob.sha256))
        """)
    }
  }
}
