public import Core
import Energy
import Jobs
import Persistence
import Policy
import Privacy

extension Studio {
  /// Calls off whatever of a work waits or is being made; its price goes back. Nothing under way is no error.
  public func cancel(_ id: Identifier, of account: Identifier) async throws {
    try await database.write { transaction in
      let shelf = try openShelf(id, of: account, in: transaction)
      for version in shelf.versions { try callOff(version, of: account, in: transaction) }
    }
  }

  /// Tries the newest version once more after it failed or was called off. Its price is set aside again, since it
  /// went back. Throws `work-not-failed`, `points-too-few`, `works-in-the-making`.
  public func retry(_ id: Identifier, of account: Identifier) async throws {
    try await database.write { transaction in
      let shelf = try openShelf(id, of: account, in: transaction)
      guard let newest = shelf.kept.last, newest.state == .failed || newest.state == .cancelled else {
        throw DomainError(.conflict, "work-not-failed", "This gift needs no second try.")
      }
      try checkRoom(account, in: transaction)
      try transaction.run(
        """
        UPDATE versions SET state = 'queued', failure = NULL, started_at = NULL, finished_at = NULL
        WHERE id = \(newest.id)
        """)
      let price = try Points(Int64(try kind(shelf.work.kind).price))
      try energy.hold(price, for: newest.id, by: account, in: transaction)
      try queue.enqueue(MakeWork.kind, subject: newest.id, account: account, in: transaction)
      try tell(.queued, version: newest.number, of: id, account, in: transaction)
    }
  }

  /// Shows another finished version. Throws `version-unknown` and, while the content is frozen, `restricted` (D30).
  public func choose(_ number: Int, of id: Identifier, by account: Identifier) async throws {
    try await database.write { transaction in
      let shelf = try openShelf(id, of: account, in: transaction)
      guard shelf.kept.contains(where: { $0.number == number && $0.state == .ready }) else {
        throw DomainError(.notFound, "version-unknown", "There is no such version of this gift.")
      }
      try refuseIfRestricted(account, in: transaction)
      try transaction.run("UPDATE works SET shown = \(number) WHERE id = \(id)")
    }
  }

  /// Puts a work in the trash, from which it can be restored for seven days (§5.4, D2). What is being made of it is
  /// called off. What lies there already stays as it is.
  public func delete(_ id: Identifier, of account: Identifier) async throws {
    let now = world.now
    try await database.write { transaction in
      let shelf = try shelf(id, of: account, in: transaction)
      guard shelf.isKept || shelf.isInTrash else { throw DomainError.workUnknown }
      guard shelf.isKept else { return }
      for version in shelf.versions { try callOff(version, of: account, in: transaction) }
      try transaction.run("UPDATE works SET deleted_at = \(now) WHERE id = \(id)")
    }
  }

  /// Takes a work out of the trash. Throws `restore-needs-prime` for what expired by itself (D2) and `work-unknown`
  /// for what is gone.
  public func restore(_ id: Identifier, of account: Identifier) async throws {
    let now = world.now
    try await database.write { transaction in
      let shelf = try shelf(id, of: account, in: transaction)
      if shelf.isKept { return }
      guard shelf.isInTrash else { throw DomainError.workUnknown }
      let back = shelf.inTrash.filter { shelf.life($0).canRestore(at: now) }
      guard !back.isEmpty else {
        throw DomainError(
          .forbidden, "restore-needs-prime", "The time of this gift is over: only Prime can bring it back.")
      }
      try transaction.run("UPDATE works SET deleted_at = NULL, restored_at = \(now) WHERE id = \(id)")
      // Only what had expired owes its return to the Prime that runs; what came back in time keeps its date.
      for version in back where shelf.hasExpired(version) {
        try transaction.run("UPDATE versions SET revived_at = \(now) WHERE id = \(version.id)")
      }
    }
  }

  /// Erases a work from the trash at once, because the person asks: its keys are destroyed first, so nothing of it can
  /// be read from that moment, wherever a copy lies. It cannot be undone. Throws `work-not-in-trash`, and `work-held`
  /// when a hold keeps it (D20).
  public func eraseFromTrash(_ id: Identifier, of account: Identifier) async throws {
    let taken = try await database.write { transaction in
      let shelf = try shelf(id, of: account, in: transaction)
      guard shelf.isInTrash else {
        throw shelf.isKept
          ? DomainError(.conflict, "work-not-in-trash", "Put the gift in the trash first.") : DomainError.workUnknown
      }
      guard try !Holds.isHeld(.work, id, at: shelf.now, in: transaction) else { throw DomainError.workHeld }
      let versions = shelf.versions.map(\.id)
      return try take(versions, of: Self.works(of: versions, in: transaction), in: transaction)
    }
    try await eraser.finish(taken)
  }

  /// Ends a version that is under way; its price goes back and a worker's late result is refused (D44).
  func callOff(_ version: StoredVersion, of account: Identifier, in transaction: any Transaction) throws {
    let changed = try transaction.run(
      """
      UPDATE versions SET state = 'cancelled', finished_at = \(world.now)
      WHERE id = \(version.id) AND state IN ('queued', 'making')
      """)
    guard changed == 1 else { return }
    try energy.release(version.id, in: transaction)
    try queue.cancel(kind: MakeWork.kind, subject: version.id, in: transaction)
    try tell(.cancelled, version: version.number, of: version.work, account, in: transaction)
  }
}
