public import Core
public import Persistence
import Policy
public import Privacy
import Vault

/// Files of works that serve internal testing (§8, D25): of people who have said yes to it and neither object nor
/// restrict (D30), sealed under the key of the version from which they were copied and hanging on it, so that they end in
/// the same moment, whatever ends that (D43).
public struct TestCopies: Sendable {
  public struct Copy: Sendable, Hashable, Identifiable {
    public var id: Identifier
    public var file: WorkFile
    public var plainBytes: Int
    public var madeAt: Instant
  }

  let studio: Studio
  let mayTest: @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Bool

  /// - Parameter mayTest: whether a person has agreed, asked inside every transaction that makes or reads.
  public init(
    studio: Studio,
    mayTest: @escaping @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Bool
  ) {
    self.studio = studio
    self.mayTest = mayTest
  }

  /// Copies the files of the version that a work shows.
  ///
  /// - Returns: the copies, none for a work without files. Throws `work-unknown` for what is gone, in the trash or not
  ///   ready, `work-held` and `internal-use-refused`.
  public func make(of work: Identifier) async throws -> [Copy] {
    let (version, artifacts) = try await studio.database.read { transaction in
      let shelf = try shelf(work, in: transaction)
      guard let shown = shelf.shown(among: shelf.kept), shown.state == .ready else { throw DomainError.workUnknown }
      return (shown.id, try StoredArtifact.all(of: shown.id, in: transaction))
    }
    let key = try await studio.vault.objectKey(version)
    var copies: [(copy: Copy, object: ObjectName)] = []
    do {
      for artifact in artifacts {
        let id = studio.world.identifier()
        guard let name = ObjectName(objectClass: "test", id: id) else { continue }
        let bytes = try await studio.store.read(
          artifact.object, key: key, plainBytes: artifact.plainBytes, range: 0..<artifact.plainBytes)
        _ = try await studio.store.write(name, key: key, bytes: bytes)
        copies.append(
          (
            Copy(id: id, file: artifact.file, plainBytes: artifact.plainBytes, madeAt: studio.world.now), name
          ))
      }
      let made = copies
      try await studio.database.write { transaction in
        guard try shelf(work, in: transaction).kept.contains(where: { $0.id == version }) else {
          throw DomainError.workUnknown
        }
        for (copy, object) in made {
          try transaction.run(
            """
            INSERT INTO test_copies (id, version, file, object, plain_bytes, made_at)
            VALUES (\(copy.id), \(version), \(copy.file.rawValue), \(object.description), \(copy.plainBytes),
              \(copy.madeAt))
            """)
        }
      }
      return made.map(\.copy)
    } catch {
      // Without a row nobody finds them; what cannot be removed now is found by the walk of the storage.
      for copy in copies { try? await studio.store.remove(copy.object) }
      throw error
    }
  }

  /// Opens a copy, if its owner still agrees at this moment. Throws `copy-unknown`, also for a copy whose work is gone or
  /// in the trash, `work-held` and `internal-use-refused`.
  public func read(_ id: Identifier) async throws -> (copy: Copy, bytes: [UInt8]) {
    let (row, version) = try await studio.database.read { transaction in
      guard
        let row = try transaction.row(
          """
          SELECT file, plain_bytes, test_copies.made_at, object, work, version
          FROM test_copies JOIN versions ON versions.id = test_copies.version WHERE test_copies.id = \(id)
          """)
      else { throw Self.copyUnknown }
      let version = try row.identifier(5)
      guard try shelf(row.identifier(4), in: transaction).kept.contains(where: { $0.id == version }) else {
        throw Self.copyUnknown
      }
      return (row, version)
    }
    guard let file = WorkFile(rawValue: try row.text(0)), let object = ObjectName(try row.text(3)) else {
      throw DomainError(.fault, "row-shape", "A copy has a name that this program does not know.")
    }
    let copy = Copy(id: id, file: file, plainBytes: try row.int(1), madeAt: try row.instant(2))
    let key = try await studio.vault.objectKey(version)
    return (
      copy, try await studio.store.read(object, key: key, plainBytes: copy.plainBytes, range: 0..<copy.plainBytes)
    )
  }

  private func shelf(_ work: Identifier, in transaction: any Transaction) throws -> Shelf {
    guard let shelf = try studio.anyShelf(work, in: transaction), shelf.isKept else { throw DomainError.workUnknown }
    guard try !Holds.isHeld(.work, work, at: studio.world.now, in: transaction) else { throw DomainError.workHeld }
    guard try mayTest(shelf.work.account, transaction) else {
      throw DomainError(
        .forbidden, "internal-use-refused", "The owner of this work has not agreed to internal testing (D25).")
    }
    return shelf
  }

  private static let copyUnknown = DomainError(.notFound, "copy-unknown", "There is no such copy any more.")
}
