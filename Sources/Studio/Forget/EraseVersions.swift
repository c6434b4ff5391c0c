import Core
import Energy
import Jobs
import Persistence
import Policy
import Privacy
import Vault

extension Studio {
  /// Erases versions for good because their person asks. Throws `work-held` when a hold keeps one of them (D20).
  func erase(versions: [Identifier]) async throws {
    for part in Self.parts(of: versions) {
      let taken = try await database.write { transaction in
        let works = try Self.works(of: part, in: transaction)
        let held = try Holds.covers(of: Array(Set(works.values)), .work, at: world.now, in: transaction)
        guard held.isEmpty else { throw DomainError.workHeld }
        return try take(part, of: works, in: transaction)
      }
      try await eraser.finish(taken)
    }
  }

  /// Purges those of the versions that are gone at this moment and that no hold keeps. Asked again in the transaction
  /// that takes them: a restore or a hold that was quicker wins, one that is slower finds nothing (D20b, D45b).
  @discardableResult
  func purge(versions: [Identifier]) async throws -> Int {
    var count = 0
    for part in Self.parts(of: versions) {
      let taken = try await database.write { transaction in
        let works = try Self.works(of: part, in: transaction)
        let due = try purgeable(part, of: works, in: transaction)
        return try take(due, of: works, in: transaction)
      }
      try await eraser.finish(taken)
      count += taken.objects.count
    }
    return count
  }

  /// Takes versions out of the data in the caller's transaction: what waits or is being made of them is called off,
  /// rows go, and works that have no version any more go with them. `eraser.finish` follows the commit.
  func take(
    _ versions: [Identifier], of works: [Identifier: Identifier], in transaction: any Transaction
  ) throws -> Eraser.Taken {
    for version in versions {
      try queue.cancel(kind: MakeWork.kind, subject: version, in: transaction)
      let open = try transaction.row(
        """
        SELECT account FROM versions JOIN works ON works.id = versions.work
        WHERE versions.id = \(version) AND state IN ('queued', 'making')
        """)
      // Whoever has left has no points to give back to; what they had is closed with the account.
      if let open, try !Eraser.isUnderErasure(open.identifier(0), in: transaction) {
        try energy.release(version, in: transaction)
      }
    }
    let taken = try eraser.take(versions, in: transaction)
    for work in Set(versions.compactMap { works[$0] }) {
      let isEmpty = try transaction.run(
        "DELETE FROM works WHERE id = \(work) AND NOT EXISTS (SELECT 1 FROM versions WHERE work = \(work))")
      if isEmpty == 1 { try signals.remove(topic: work, in: transaction) }
    }
    return taken
  }

  private func purgeable(
    _ versions: [Identifier], of works: [Identifier: Identifier], in transaction: any Transaction
  ) throws -> [Identifier] {
    let now = world.now
    let wanted = Set(versions)
    let covers = try Holds.covers(of: Array(Set(works.values)), .work, at: now, in: transaction)
    var shelves: [Identifier: Shelf] = [:]
    for work in Set(works.values) { shelves[work] = try anyShelf(work, in: transaction) }
    return shelves.values.flatMap { shelf in
      shelf.versions.filter { version in
        guard wanted.contains(version.id), case .gone(let since) = shelf.standing(version) else { return false }
        return covers[shelf.work.id]?.keeps(due: since) != true
      }.map(\.id)
    }.sorted()
  }

  /// The works of versions; one that is gone has none.
  static func works(
    of versions: [Identifier], in transaction: any Transaction
  ) throws -> [Identifier: Identifier] {
    guard !versions.isEmpty else { return [:] }
    let list = SQL.joined(versions.map { "\($0)" as SQL }, separator: ", ")
    let rows = try transaction.rows("SELECT id, work FROM versions WHERE id IN (\(list))").map {
      (try $0.identifier(0), try $0.identifier(1))
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  static func parts(of versions: [Identifier]) -> [[Identifier]] {
    let size = SweepLimits.objectsTakenAtOnce
    return stride(from: 0, to: versions.count, by: size).map { start in
      Array(versions[start..<min(start + size, versions.count)])
    }
  }
}
