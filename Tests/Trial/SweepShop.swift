import Adapters
import Core
import Egress
import Energy
import Foundation
import Jobs
import Persistence
import Policy
import Privacy
import Studio
import Vault

/// The tables that are swept in a trial, filled by statements, and the forgetters of the program.
struct SweepShop {
  enum Table: String, CaseIterable {
    /// Rows that nothing hangs on, with a month's calendar: lines of what left.
    case rows
    /// Works with a version, a key each and a tombstone to come.
    case works
  }

  private let data: Database
  private let keys: Database
  private let departures: Departures
  private let studio: Studio
  private let account: Identifier
  private let now: Instant

  init(data: Database, keys: Database, graves: Database, folder: String) throws {
    let world = World.live
    let vault = Vault(
      keys: keys, instanceKey: try InstanceKey.load(orMakeAt: folder + "/instance.key", entropy: world.entropy),
      world: world)
    let objects = try LocalObjectStore(root: URL(filePath: folder + "/objects")) { "sweep" }.port
    let holdings = Eraser.holdings + Studio.holdings
    let eraser = Eraser(
      database: data, holdings: holdings, vault: vault, store: objects, tombstones: Tombstones(database: graves),
      world: world)
    studio = Studio(
      database: data, vault: vault, store: SealedStore(store: objects, world: world), queue: Queue(world: world),
      signals: Signals(database: data, world: world), energy: Energy(database: data, world: world), eraser: eraser,
      world: world)
    departures = Departures(database: data, vault: vault, world: world)
    (self.data, self.keys, account, now) = (data, keys, world.identifier(), world.now)
  }

  func openAccount() async throws {
    try await keys.write { transaction in
      let none: [UInt8] = [0]
      try transaction.run("INSERT INTO account_keys (account, wrapped, made_at) VALUES (\(account), \(none), \(now))")
    }
    try await data.write { transaction in
      let none: [UInt8] = [0]
      try transaction.run(
        """
        INSERT INTO accounts (id, state, role, username_index, username_sealed, email_index, email_sealed,
          password_sealed, language, created_at, access_day)
        VALUES (\(account), 'open', 'person', \(none), \(none), \(none), \(none), \(none), 'en', \(now), \(now))
        """)
    }
  }

  /// So many rows, the expired ones first as they came first; rows of an earlier filling go before.
  func fill(_ table: Table, rows: Int, expired: Int) async throws {
    let part = 100_000
    for statement in Self.emptying(table, part) {
      while try await data.write({ try $0.run(statement) }) > 0 {}
    }
    let someKeys: SQL = "DELETE FROM object_keys WHERE object IN (SELECT object FROM object_keys LIMIT \(part))"
    while table == .works, try await keys.write({ try $0.run(someKeys) }) > 0 {}
    for start in stride(from: 0, to: rows, by: part) {
      let end = min(start + part, rows)
      for statement in insertion(table, start + 1, end, expired: expired) {
        try await data.write { _ = try $0.run(statement) }
      }
      guard table == .works else { continue }
      try await keys.write { _ = try $0.run(keyInsertion(start + 1, end)) }
    }
    // A server looks over what it holds by itself, only not within the second.
    for database in [data, keys] where database.dialect == .postgres {
      try await database.write { _ = try $0.run("ANALYZE") }
    }
  }

  private static func emptying(_ table: Table, _ part: Int) -> [SQL] {
    let tables: [SQL] = table == .rows ? ["departures"] : ["versions", "works"]
    return tables.map { "DELETE FROM \($0) WHERE id IN (SELECT id FROM \($0) LIMIT \(part))" }
  }

  /// Numbers from one to another, as a table.
  private func numbers(_ first: Int, _ last: Int) -> SQL {
    """
    WITH RECURSIVE n(i) AS (SELECT CAST(\(first) AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < \(last))
    """
  }

  /// The first rows are due; what stays is a day old.
  private func time(expired: Int, due: Instant) -> SQL {
    """
    CASE WHEN i <= \(expired) THEN CAST(\(due) AS BIGINT) + i ELSE CAST(\(Period.days(1).start(endingAt: now)) AS BIGINT) + i
    END
    """
  }

  private func insertion(_ table: Table, _ first: Int, _ last: Int, expired: Int) -> [SQL] {
    switch table {
    case .rows:
      let due = Period.months(13).start(endingAt: now)
      return [
        """
        INSERT INTO departures (id, account, matter, purpose, host, bytes, at, outcome, ended_at)
        \(numbers(first, last)) SELECT 'line-' || i, \(account), 'mail.own', 'notice', '127.0.0.1', 4096,
          \(time(expired: expired, due: due)), 'sent', 1 FROM n
        """
      ]
    case .works:
      let made = time(expired: expired, due: Period.months(5).start(endingAt: now))
      let none: [UInt8] = [0]
      return [
        """
        INSERT INTO works (id, account, kind, shown, created_at) \(numbers(first, last))
        SELECT \(id("a")), \(account), 'song', 1, \(made) FROM n
        """,
        """
        INSERT INTO versions (id, work, number, state, created_at, finished_at, brief, result, ages_from)
        \(numbers(first, last)) SELECT \(id("b")), \(id("a")), 1, 'ready', \(made), 1, \(none), \(none), \(made) FROM n
        """,
      ]
    }
  }

  /// An id of the right form with the number in its last digits; the letter keeps works and versions apart.
  private func id(_ letter: StaticString) -> SQL {
    "'01900000-0000-7000-800\(SQL(stringLiteral: letter))-' || (100000000000 + i)"
  }

  private func keyInsertion(_ first: Int, _ last: Int) -> SQL {
    let wrapped = [UInt8](repeating: 7, count: 60)
    return """
      INSERT INTO object_keys (object, account, wrapped, made_at) \(numbers(first, last))
      SELECT \(id("b")), \(account), \(wrapped), \(now) FROM n
      """
  }

  /// As the sweeper calls a forgetter, batch after batch.
  func sweep(_ table: Table, count: Int) async throws {
    let forgetter: any Forgetter = table == .rows ? departures.forgetters[0] : VersionForgetter(studio)
    var forgotten = 0
    for _ in 1...SweepLimits.batchesMax + 1 {
      let part = try await forgetter.forget(dueAt: now, limit: SweepLimits.batch)
      forgotten += part
      if part < SweepLimits.batch { break }
    }
    try await data.scrub()
    guard forgotten == count else { throw Trial.Misused() }
  }

  /// The same rows by one statement a table, as whoever had no promises to keep would do it.
  func delete(_ table: Table, expired: Int) async throws {
    let due = Period.days(2).start(endingAt: now)
    switch table {
    case .rows: try await data.write { _ = try $0.run("DELETE FROM departures WHERE at <= \(due)") }
    case .works:
      try await data.write { transaction in
        try transaction.run("DELETE FROM versions WHERE ages_from <= \(due)")
        try transaction.run("DELETE FROM works WHERE created_at <= \(due)")
      }
      let doomed: SQL = "\(numbers(1, expired)) SELECT \(id("b")) FROM n"
      try await keys.write { _ = try $0.run("DELETE FROM object_keys WHERE object IN (\(doomed))") }
      try await keys.scrub()
    }
    try await data.scrub()
  }
}
