import Core
import Energy
import Jobs
import Persistence
import Vault

extension Studio {
  /// Erases versions for good: keys first, so that nothing can be read from that moment, then files, then rows, then
  /// works that have no version any more. It can be repeated after a crash at any step.
  func erase(versions: [Identifier]) async throws {
    guard !versions.isEmpty else { return }
    try await vault.destroyObjectKeys(versions)
    let list = SQL.joined(versions.map { "\($0)" as SQL }, separator: ", ")
    let objects = try await database.read { transaction in
      try transaction.rows("SELECT object FROM artifacts WHERE version IN (\(list))").map { try $0.text(0) }
    }
    for object in objects.compactMap({ ObjectName($0) }) { try await store.remove(object) }
    try await database.write { transaction in
      let works = try transaction.rows("SELECT DISTINCT work FROM versions WHERE id IN (\(list))").map {
        try $0.identifier(0)
      }
      for version in versions {
        try queue.cancel(kind: MakeWork.kind, subject: version, in: transaction)
        let open = try transaction.row(
          "SELECT id FROM versions WHERE id = \(version) AND state IN ('queued', 'making')")
        if open != nil { try energy.release(version, in: transaction) }
      }
      try transaction.run("DELETE FROM artifacts WHERE version IN (\(list))")
      try transaction.run("DELETE FROM versions WHERE id IN (\(list))")
      for work in works {
        let isEmpty = try transaction.run(
          "DELETE FROM works WHERE id = \(work) AND NOT EXISTS (SELECT 1 FROM versions WHERE work = \(work))")
        if isEmpty == 1 { try signals.remove(topic: work, in: transaction) }
      }
    }
  }
}
