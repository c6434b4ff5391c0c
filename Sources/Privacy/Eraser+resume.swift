public import Core
import Persistence
public import Policy
import Vault

/// Finishes the erasures that a crash or a closed storage left half done.
extension Eraser: Forgetter {
  public var name: String { "closed-accounts" }
  public var clause: Clause { .deletionSwept }

  public func count(dueAt now: Instant) async throws -> Int {
    try await database.read { transaction in
      try transaction.row("SELECT count(*) FROM erasures WHERE \(Self.isDue(at: now))")?.int(0) ?? 0
    }
  }

  /// One account that cannot be erased keeps no other waiting; the first fault is thrown when all have been tried.
  public func forget(dueAt now: Instant, limit: Int) async throws -> Int {
    let accounts = try await database.read { transaction in
      try transaction.rows(
        "SELECT account FROM erasures WHERE \(Self.isDue(at: now)) ORDER BY asked_at, account LIMIT \(limit)"
      ).map { try $0.identifier(0) }
    }
    var fault: (any Error)?
    for account in accounts {
      do { try await erase(account: account) } catch { fault = fault ?? error }
    }
    if let fault { throw fault }
    return accounts.count
  }

  /// Noted, and not waiting for the end of a hold.
  private static func isDue(at now: Instant) -> SQL {
    "asked_at <= \(now) AND (held_until IS NULL OR held_until <= \(now))"
  }
}

extension Eraser {
  /// Erases again whatever the tombstones name, before a restored instance may serve (D4). Where nothing came back,
  /// this asks and writes nothing of the data. Answers how many accounts had to be erased again.
  @discardableResult
  public func replay() async throws -> Int {
    var again = 0
    try await walk(.account) { accounts in
      for account in accounts where try await isBack(account) {
        try await erase(account: account)
        again += 1
      }
    }
    try await walk(.object) { objects in
      let back = try await objectsBack(objects)
      if !back.isEmpty { try await erase(objects: back) }
    }
    return again
  }

  private func walk(_ kind: Tombstones.Kind, _ visit: ([Identifier]) async throws -> Void) async throws {
    var last: Identifier?
    while true {
      let subjects = try await tombstones.subjects(kind, after: last, limit: SweepLimits.batch)
      guard let end = subjects.last else { return }
      try await visit(subjects)
      last = end
    }
  }

  /// Whether a key of the account is there, or any row but those that are held.
  private func isBack(_ account: Identifier) async throws -> Bool {
    if try await vault.hasAccountKey(account) { return true }
    let (holdings, now) = (holdings, world.now)
    return try await database.read { transaction in
      let held = try held(of: account, at: now, in: transaction)
      return try holdings.contains { holding in
        if holding.staysWithHeld && !held.isEmpty { return false }
        guard let condition = try holding.condition(.account(account, sparing: held), among: holdings) else {
          return false
        }
        return try transaction.row("SELECT 1 FROM \(holding.table.sql) WHERE \(condition) LIMIT 1") != nil
      }
    }
  }

  /// Which of the objects have a key or a row again.
  private func objectsBack(_ objects: [Identifier]) async throws -> [Identifier] {
    var back = Set(try await vault.objectKeys(objects).keys)
    let list = SQL.joined(objects.map { "\($0)" }, separator: ", ")
    let holdings = holdings
    back.formUnion(
      try await database.read { transaction in
        try holdings.flatMap { holding -> [Identifier] in
          guard case .object(let column)? = holding.sealedBy else { return [] }
          return try transaction.rows(
            "SELECT DISTINCT \(column.sql) FROM \(holding.table.sql) WHERE \(column.sql) IN (\(list))"
          ).map { try $0.identifier(0) }
        }
      })
    return back.sorted()
  }
}
