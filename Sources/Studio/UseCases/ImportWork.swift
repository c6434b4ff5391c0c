public import Core
import Persistence
import Policy
import Vault

/// A gift that was made before, with everything that belongs to it: what a take-out holds.
public struct FinishedWork: Sendable {
  public var kind: String
  /// What was asked for.
  public var fields: [String: String]
  public var seed: Seed
  public var title: String
  public var words: String
  public var facts: Facts
  public var lines: [TimedLine]
  public var peaks: [Double]
  public var files: [(file: WorkFile, bytes: [UInt8])]
  /// Restored works keep their creation time (D45b); its three months run from there.
  public var createdAt: Instant

  public init(
    kind: String, fields: [String: String], seed: Seed, title: String, words: String, facts: Facts,
    lines: [TimedLine] = [], peaks: [Double] = [], files: [(file: WorkFile, bytes: [UInt8])], createdAt: Instant
  ) {
    self.kind = kind
    self.fields = fields
    self.seed = seed
    self.title = title
    self.words = words
    self.facts = facts
    self.lines = lines
    self.peaks = peaks
    self.files = files
    self.createdAt = createdAt
  }
}

extension Studio {
  /// Puts a finished gift into an account's library without making it, e.g. from a take-out (D31): sealed under a key
  /// of its own, all or nothing. It costs no points. Answers the work's id.
  /// Throws `kind-unknown`, `work-time` for a gift from the future, `account-closed`, `restricted`, and what the vault and the store
  /// throw.
  public func importWork(_ work: FinishedWork, by account: Identifier) async throws -> Identifier {
    _ = try kind(work.kind)
    guard work.createdAt <= world.now else {
      throw DomainError(.invalid, "work-time", "This gift says that it was made in the future.")
    }
    let (id, version) = (world.identifier(), world.identifier())
    let key = try await vault.makeObjectKey(version, in: account)
    let seal = VersionSeal(id: version, key: key, entropy: world.entropy)
    var stored: [(id: Identifier, file: WorkFile, name: ObjectName, blob: SealedBlob)] = []
    do {
      for (file, bytes) in work.files {
        let artifact = world.identifier()
        guard let name = ObjectName(objectClass: "work", id: artifact) else { continue }
        stored.append((artifact, file, name, try await store.write(name, key: key, bytes: bytes)))
      }
      let row = try ImportedRow(work, id: id, version: version, account: account, seal: seal)
      let artifacts = stored
      try await database.write { transaction in
        guard try person.mayAsk(account, transaction) else { throw DomainError.accountClosed }
        try refuseIfRestricted(account, in: transaction)
        try row.insert(in: transaction)
        for artifact in artifacts {
          try transaction.run(
            """
            INSERT INTO artifacts (id, version, file, object, plain_bytes, sha256)
            VALUES (\(artifact.id), \(version), \(artifact.file.rawValue), \(artifact.name.description),
              \(artifact.blob.plainBytes), \(artifact.blob.sha256))
            """)
        }
      }
      return id
    } catch {
      // Nothing names them: what cannot be removed now is found by the walks over keys and objects.
      for artifact in stored { try? await store.remove(artifact.name) }
      try? await vault.destroyObjectKeys([version])
      throw error
    }
  }
}

/// A finished gift, sealed, as its rows will have it.
private struct ImportedRow: Sendable {
  var id: Identifier
  var version: Identifier
  var account: Identifier
  var kind: String
  var createdAt: Instant
  var milliseconds: Int?
  var brief: [UInt8]
  var title: [UInt8]
  var words: [UInt8]
  var result: [UInt8]

  init(
    _ work: FinishedWork, id: Identifier, version: Identifier, account: Identifier, seal: VersionSeal
  ) throws {
    (self.id, self.version, self.account) = (id, version, account)
    (kind, createdAt) = (work.kind, work.createdAt)
    milliseconds = work.facts.seconds.map { Int((max(0, min($0, Limits.soundSecondsMax)) * 1000).rounded()) }
    brief = try seal.brief(Brief(fields: work.fields, seed: work.seed))
    title = try seal.title(work.title)
    words = try seal.words(work.words)
    result = try seal.result(SealedVersion.Result(facts: work.facts, lines: work.lines, peaks: work.peaks))
  }

  func insert(in transaction: any Transaction) throws {
    try transaction.run(
      "INSERT INTO works (id, account, kind, shown, created_at) VALUES (\(id), \(account), \(kind), 1, \(createdAt))")
    try transaction.run(
      """
      INSERT INTO versions (id, work, number, state, created_at, started_at, finished_at, milliseconds, brief, title,
        words, result, ages_from)
      VALUES (\(version), \(id), 1, 'ready', \(createdAt), \(createdAt), \(createdAt), \(milliseconds), \(brief),
        \(title), \(words), \(result), \(createdAt))
      """)
  }
}
