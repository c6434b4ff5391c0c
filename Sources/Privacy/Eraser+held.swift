import Core
import Persistence
import Policy
import Vault

/// What of an account is held, and what becomes of it (D20, D20b).
extension Eraser {
  /// Things of an account that a hold keeps at an instant, by kind.
  func held(
    of account: Identifier, at now: Instant, in transaction: any Transaction
  ) throws -> [HeldKind: [Identifier]] {
    var held: [HeldKind: [Identifier]] = [:]
    for holding in holdings {
      guard let kind = holding.heldAs, case .account(let column) = holding.subject else { continue }
      let ids = try transaction.rows(
        """
        SELECT id FROM \(holding.table.sql)
        WHERE \(column.sql) = \(account) AND NOT (\(Holds.isFree(kind, "\(holding.table.sql).id", at: now)))
        ORDER BY id
        """
      ).map { try $0.identifier(0) }
      if !ids.isEmpty { held[kind] = ids }
    }
    return held
  }

  /// The objects whose keys open some things.
  func objects(of things: [HeldKind: [Identifier]]) async throws -> [Identifier] {
    var objects: [Identifier] = []
    for (kind, ids) in things {
      objects += try await self.objects(.things(kind, ids), after: nil, limit: .max)
    }
    return objects
  }

  /// Destroys keys of an account's things that the account's own key does not wrap: what was held until now, and a
  /// draft that was just being taken over. They are marked one by one, since the account's mark may be forgotten by
  /// the time a hold ends (D4).
  func destroyLooseKeys(_ belonging: Belonging) async throws -> Int {
    var destroyed = 0
    var last: Identifier?
    while true {
      let part = try await objects(belonging, after: last, limit: SweepLimits.batch)
      guard let end = part.last else { break }
      let loose = try await vault.looseObjects(among: part)
      if !loose.isEmpty {
        try await tombstones.bury(.object, loose, at: world.now)
        try await vault.destroyObjectKeys(loose)
        destroyed += loose.count
      }
      last = end
    }
    if destroyed > 0 { try await afterStep(.looseKeysDestroyed) }
    return destroyed
  }

  /// Takes the note of an erasure away, or, while something is held, says when to look again.
  func close(_ account: Identifier, at now: Instant) async throws {
    try await database.write { transaction in
      let held = try held(of: account, at: now, in: transaction)
      let ends = try held.flatMap { kind, ids in
        try Holds.covers(of: ids, kind, at: now, in: transaction).values.map(\.end)
      }
      if let next = ends.min() {
        try transaction.run("UPDATE erasures SET held_until = \(next) WHERE account = \(account)")
      } else {
        try transaction.run("DELETE FROM erasures WHERE account = \(account)")
      }
    }
    try await afterStep(.closed)
  }

  /// Whose a thing is that can be held; nil when it is not there.
  func owner(of thing: HeldObject, in transaction: any Transaction) throws -> Identifier? {
    for holding in holdings where holding.heldAs == thing.kind {
      guard case .account(let column) = holding.subject else { continue }
      let row = try transaction.row("SELECT \(column.sql) FROM \(holding.table.sql) WHERE id = \(thing.id)")
      if let row { return try row.identifier(0) }
    }
    return nil
  }

  /// Objects by which rows meant are sealed, in order of their ids.
  private func objects(_ belonging: Belonging, after: Identifier?, limit: Int) async throws -> [Identifier] {
    let places = try holdings.compactMap { holding -> (table: Name, column: Name, condition: SQL)? in
      guard case .object(let column)? = holding.sealedBy,
        let condition = try holding.condition(belonging, among: holdings)
      else { return nil }
      return (holding.table, column, condition)
    }
    let start = after?.description ?? ""
    let found = try await database.read { transaction in
      try places.flatMap { place in
        try transaction.rows(
          """
          SELECT DISTINCT \(place.column.sql) FROM \(place.table.sql)
          WHERE \(place.column.sql) > \(start) AND (\(place.condition))
          ORDER BY \(place.column.sql) LIMIT \(limit)
          """
        ).map { try $0.identifier(0) }
      }
    }
    return Array(Set(found).sorted().prefix(limit))
  }
}
