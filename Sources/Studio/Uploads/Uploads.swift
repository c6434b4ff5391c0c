public import Core
public import Persistence
import Policy
public import Privacy
public import Vault

/// Photos, sound and films that people hand in to have something made of them (§2.1.2). Only what was transformed comes
/// here (D9); it is kept for seven times 24 hours from its receipt and not an instant longer (§5.3, D45b), under a key
/// of its own. Every method treats what is somebody else's, due, deleted or held as unknown (`upload-unknown`).
public struct Uploads: Sendable {
  let database: Database
  let vault: Vault
  let store: SealedStore
  let eraser: Eraser
  let world: World
  let mayAsk: @Sendable (_ account: Identifier, _ transaction: any Transaction) throws -> Bool

  /// - Parameters:
  ///   - eraser: knows `Uploads.holdings`; what is deleted goes through it, so that a tombstone speaks of it (D4).
  ///   - mayAsk: false once the account is closed, blocked or restricted (D30, D44).
  public init(
    database: Database, vault: Vault, store: SealedStore, eraser: Eraser, world: World,
    mayAsk: @escaping @Sendable (Identifier, any Transaction) throws -> Bool = { _, _ in true }
  ) {
    self.database = database
    self.vault = vault
    self.store = store
    self.eraser = eraser
    self.world = world
    self.mayAsk = mayAsk
  }

  /// Keeps a transformed file, sealed, for its seven days.
  ///
  /// - Parameters:
  ///   - receivedAt: when the original came in, from which the days run; nil for now.
  /// - Throws: `upload-not-transformed`, `upload-empty`, `upload-too-large`, `uploads-too-many`, `account-closed`;
  ///   `key-destroyed` for an erased account. Whatever it throws, nothing of the file is left that could be read.
  public func receive(
    _ source: UploadSource, transform: TransformRecord, by account: Identifier, receivedAt: Instant? = nil
  ) async throws -> Upload {
    let received = min(receivedAt ?? world.now, world.now)
    try transform.check(at: world.now)
    let id = world.identifier()
    guard let object = ObjectName(objectClass: "upload", id: id),
      let until = DueDates.upload(receivedAt: received)
    else { throw DomainError(.fault, "object-name", "An upload has no name to be stored under.") }
    let key = try await vault.makeObjectKey(id, in: account)
    do {
      let blob = try await write(source, object, key)
      let sealed = try key.sealBytes(
        blob.sha256, at: SealedPlace("uploads", "sha256", id), entropy: world.entropy)
      let row = UploadRow(
        id: id, account: account, transform: transform, object: object, plainBytes: blob.plainBytes, sha256: sealed,
        receivedAt: received)
      try await database.write { try insert(row, in: $0) }
      return Upload(
        id: id, transform: transform, plainBytes: blob.plainBytes, receivedAt: received, until: until)
    } catch {
      // The key first: from then on the bytes are noise, and the walk over storage would find them anyway.
      try? await vault.destroyObjectKeys([id])
      try? await store.remove(object)
      throw error
    }
  }

  private func write(_ source: UploadSource, _ object: ObjectName, _ key: DataKey) async throws -> SealedBlob {
    let most = Limits.uploadBytesMax
    do {
      let blob =
        switch source {
        case .bytes(let bytes): try await store.write(object, key: key, bytes: bytes, mostBytes: most)
        case .file(let path): try await store.write(object, key: key, file: path, mostBytes: most)
        case .archived(let file): try await store.write(object, key: key, mostBytes: most, parts: file.parts)
        }
      guard blob.plainBytes > 0 else { throw DomainError(.invalid, "upload-empty", "This file is empty.") }
      return blob
    } catch let error as DomainError where error.code == "object-too-large" {
      throw DomainError(.tooLarge, "upload-too-large", "This file is too large; a shorter or smaller one works.")
    }
  }

  private func insert(_ row: UploadRow, in transaction: any Transaction) throws {
    guard try mayAsk(row.account, transaction) else {
      throw DomainError(.gone, "account-closed", "This account is closed: nothing new can be begun.")
    }
    let kept = try transaction.row(
      "SELECT count(*) FROM uploads WHERE account = \(row.account) AND \(visible(at: world.now))")
    guard try kept?.int(0) ?? 0 < Limits.uploadsKeptMax else {
      throw DomainError(.tooMany, "uploads-too-many", "There are many uploads already; delete some first.")
    }
    try row.insert(in: transaction)
  }
}
