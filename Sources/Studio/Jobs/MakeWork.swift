public import Core
import Energy
public import Jobs
public import Persistence
import Policy
import Privacy
import Vault

/// Makes one version of a work. It may be begun again after any crash: until its last transaction nothing of it can be
/// seen, and that transaction stores the files, shows the work, spends the points and ends the job together.
public struct MakeWork: Job {
  public static let kind = "make-work"

  /// Where a crash may come, for tests that make one come.
  enum Point: Sendable, Hashable, CaseIterable {
    case found, started, made, stored, committed
  }

  let studio: Studio
  private let scratch: Scratch
  private let reached: @Sendable (Point) async throws -> Void

  public init(_ studio: Studio, scratch: Scratch) {
    self.init(studio, scratch: scratch) { _ in }
  }

  init(_ studio: Studio, scratch: Scratch, reached: @escaping @Sendable (Point) async throws -> Void) {
    self.studio = studio
    self.scratch = scratch
    self.reached = reached
  }

  public func perform(_ task: JobTask) async throws {
    guard let order = try await order(task.subject) else { return }
    try await reached(.found)
    guard try await start(order) else { return }
    try await reached(.started)
    let folder = try scratch.makeFolder(for: order.version.id)
    defer { scratch.remove(folder) }
    let made = try await make(order, in: Workshop(folder: folder))
    try await reached(.made)
    let artifacts = try await store(made, order)
    try await reached(.stored)
    do {
      try await deliver(made, artifacts, order, task)
    } catch let error as DomainError where error.kind == .gone || error.kind == .conflict {
      // Nobody waits for it any more: what was written has no row and goes at once (D44).
      for artifact in artifacts { try? await studio.store.remove(artifact.object) }
      throw error
    }
    try await reached(.committed)
  }

  /// The version failed for good: it says so, and the points go back.
  public func died(_ task: JobTask, code: String, in transaction: any Transaction) throws {
    guard let row = try Self.row(task.subject, in: transaction) else { return }
    let changed = try transaction.run(
      """
      UPDATE versions SET state = 'failed', failure = \(code), finished_at = \(studio.world.now)
      WHERE id = \(row.version.id) AND state IN ('queued', 'making')
      """)
    guard changed == 1 else { return }
    try studio.energy.release(row.version.id, in: transaction)
    try studio.tell(
      .failed, version: row.version.number, of: row.work.id, row.work.account, code: code, in: transaction)
  }

  private struct Order: Sendable {
    var work: StoredWork
    var version: StoredVersion
    var brief: Brief
    var seal: VersionSeal
  }

  /// What is to be made; nil when it was made, called off or erased meanwhile.
  private func order(_ version: Identifier) async throws -> Order? {
    let found = try await studio.database.read { transaction in
      try Self.row(version, in: transaction).map { ($0, try SealedVersion.bytes(version, in: transaction)) }
    }
    guard let (row, bytes) = found, row.version.state.isUnderWay else { return nil }
    let key = try await studio.vault.objectKey(version)
    guard let brief = try SealedVersion(bytes, key: key).brief else { return nil }
    return Order(
      work: row.work, version: row.version, brief: brief,
      seal: VersionSeal(id: version, key: key, entropy: studio.world.entropy))
  }

  private static func row(
    _ version: Identifier, in transaction: any Transaction
  ) throws -> (work: StoredWork, version: StoredVersion)? {
    guard let found = try transaction.row("SELECT \(StoredVersion.columns) FROM versions WHERE id = \(version)"),
      let version = try? StoredVersion(found),
      let work = try transaction.row("SELECT \(StoredWork.columns) FROM works WHERE id = \(version.work)")
    else { return nil }
    return (try StoredWork(work), version)
  }

  private func start(_ order: Order) async throws -> Bool {
    let now = studio.world.now
    return try await studio.database.write { transaction in
      try studio.refuseIfRestricted(order.work.account, in: transaction)
      let changed = try transaction.run(
        """
        UPDATE versions SET state = 'making', started_at = \(now)
        WHERE id = \(order.version.id) AND state IN ('queued', 'making')
        """)
      guard changed == 1 else { return false }
      try studio.tell(
        .making, version: order.version.number, of: order.work.id, order.work.account, in: transaction)
      return true
    }
  }

  private func make(_ order: Order, in workshop: Workshop) async throws -> Made {
    let kind = try studio.kind(order.work.kind)
    // What the kind tells comes from threads that cannot wait for the database; it is noted in order beside them.
    let (events, teller) = AsyncStream.makeStream(of: MakingEvent.self)
    async let noted: Void = note(events, order)
    defer { teller.finish() }
    let made = try await kind.make(order.brief, in: workshop) { teller.yield($0) }
    teller.finish()
    try await noted
    return made
  }

  private func note(_ events: AsyncStream<MakingEvent>, _ order: Order) async throws {
    for await event in events {
      switch event {
      case .step(let step, let done, let count):
        try await studio.database.write { transaction in
          try studio.tell(
            .step, version: order.version.number, of: order.work.id, order.work.account, step: step, done: done,
            of: count, in: transaction)
        }
      case .words(let title, let text):
        let (title, words) = (try order.seal.title(title), try order.seal.words(text))
        try await studio.database.write { transaction in
          let changed = try transaction.run(
            """
            UPDATE versions SET title = \(title), words = \(words)
            WHERE id = \(order.version.id) AND state = 'making'
            """)
          guard changed == 1 else { return }
          try studio.tell(
            .words, version: order.version.number, of: order.work.id, order.work.account, in: transaction)
        }
      }
    }
  }

  private struct Artifact: Sendable {
    var id: Identifier
    var file: WorkFile
    var object: ObjectName
    var blob: SealedBlob
  }

  /// Seals the files into the store under names of their own. What a crash leaves of them has no row and is found by
  /// the walk of the storage.
  private func store(_ made: Made, _ order: Order) async throws -> [Artifact] {
    var artifacts: [Artifact] = []
    do {
      for (file, path) in made.files {
        let id = studio.world.identifier()
        guard let name = ObjectName(objectClass: "work", id: id) else { continue }
        let blob = try await studio.store.write(name, key: order.seal.key, file: path)
        artifacts.append(Artifact(id: id, file: file, object: name, blob: blob))
      }
    } catch {
      for artifact in artifacts { try? await studio.store.remove(artifact.object) }
      throw error
    }
    return artifacts
  }

  private func deliver(_ made: Made, _ artifacts: [Artifact], _ order: Order, _ task: JobTask) async throws {
    let result = SealedVersion.Result(facts: made.facts, lines: made.lines, peaks: made.peaks)
    let (title, words) = (try order.seal.title(made.title), try order.seal.words(made.words))
    let (sealed, now) = (try order.seal.result(result), studio.world.now)
    let milliseconds = made.facts.seconds.map { Int((max(0, min($0, Limits.soundSecondsMax)) * 1000).rounded()) }
    try await studio.database.write { transaction in
      guard try !Eraser.isUnderErasure(order.work.account, in: transaction) else {
        throw DomainError(.gone, "account-closed", "The account was closed while this was being made.")
      }
      // A restriction that came while this was made: what is ready is not shown, and the points go back (D30).
      try studio.refuseIfRestricted(order.work.account, in: transaction)
      let changed = try transaction.run(
        """
        UPDATE versions SET state = 'ready', finished_at = \(now), milliseconds = \(milliseconds), title = \(title),
          words = \(words), result = \(sealed)
        WHERE id = \(order.version.id) AND state = 'making'
        """)
      guard changed == 1 else {
        throw DomainError(.conflict, "work-called-off", "This was called off while it was being made.")
      }
      for artifact in artifacts {
        try transaction.run(
          """
          INSERT INTO artifacts (id, version, file, object, plain_bytes, sha256)
          VALUES (\(artifact.id), \(order.version.id), \(artifact.file.rawValue), \(artifact.object.description),
            \(artifact.blob.plainBytes), \(artifact.blob.sha256))
          """)
      }
      try transaction.run("UPDATE works SET shown = \(order.version.number) WHERE id = \(order.work.id)")
      try spend(order.version.id, in: transaction)
      try studio.tell(
        .ready, version: order.version.number, of: order.work.id, order.work.account, in: transaction)
      try task.finish(in: transaction)
    }
  }

  /// Points whose hold is over went back to their owner; giving the work away for nothing would be as wrong as taking
  /// them twice, so the making ends as failed and can be asked for again.
  private func spend(_ version: Identifier, in transaction: any Transaction) throws {
    do {
      try studio.energy.settle(version, in: transaction)
    } catch let error as DomainError where error.code == "hold-over" {
      throw DomainError(.conflict, "waited-too-long", "This waited too long; the points went back. Try again.")
    }
  }
}
