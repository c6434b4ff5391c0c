import Core
import Persistence
import Policy
public import Privacy
import Vault

extension TestCopies {
  /// Takes copies away whose owner has withdrawn the consent, objects or restricts (D25, D30). From that moment on they
  /// are opened for nobody; copies that expire go with their work.
  public var forgetter: any Forgetter { RefusedCopies(copies: self) }

  func refused(limit: Int) async throws -> [(id: Identifier, object: ObjectName)] {
    try await studio.database.read { transaction in
      let rows = try transaction.rows(
        """
        SELECT test_copies.id, object, account FROM test_copies
        JOIN versions ON versions.id = test_copies.version JOIN works ON works.id = versions.work
        ORDER BY test_copies.id
        """)
      var answers: [Identifier: Bool] = [:]
      var refused: [(id: Identifier, object: ObjectName)] = []
      for row in rows where refused.count < limit {
        let account = try row.identifier(2)
        let isAllowed = try answers[account] ?? mayTest(account, transaction)
        answers[account] = isAllowed
        guard !isAllowed, let object = ObjectName(try row.text(1)) else { continue }
        refused.append((try row.identifier(0), object))
      }
      return refused
    }
  }

  func remove(_ id: Identifier, _ object: ObjectName) async throws {
    try await studio.database.write { transaction in
      _ = try transaction.run("DELETE FROM test_copies WHERE id = \(id)")
    }
    // After a crash between the two the walk of the storage finds it.
    try await studio.store.remove(object)
  }
}

private struct RefusedCopies: Forgetter {
  let name = "test-copies"
  let clause = Clause.internalUse
  let copies: TestCopies

  func count(dueAt now: Instant) async throws -> Int { try await copies.refused(limit: .max).count }

  func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let refused = try await copies.refused(limit: limit)
    for (id, object) in refused { try await copies.remove(id, object) }
    return refused.count
  }

  /// They go by an act and by no date.
  func earliestDue(seenAt now: Instant) async throws -> Instant? { nil }
}
