import Core
import Synchronization

/// PostgreSQL through libpq. Transactions are serializable: one that cannot be put in order with the others is run
/// again, a bounded number of times, after pauses of random length so that rivals do not meet again.
final class PostgresEngine: DatabaseEngine {
  private let pool: PostgresPool
  private let chance: Mutex<SeededGenerator>

  let dialect = Dialect.postgres

  private init(pool: PostgresPool, seed: Seed) {
    self.pool = pool
    chance = Mutex(seed.generator("pause"))
  }

  static func open(_ address: String, connections: Int) async throws -> PostgresEngine {
    guard address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") else {
      throw DomainError(.invalid, "database-address", "The address of a PostgreSQL database begins with postgres://.")
    }
    let pool = PostgresPool(address, limit: connections)
    let engine = PostgresEngine(pool: pool, seed: Seed(0))
    do {
      let server = try await engine.perform(.read) { transaction in
        try transaction.row(
          """
          SELECT pg_backend_pid(), pg_encoding_to_char(encoding), CAST(datcollate AS TEXT), 'a' < 'B'
          FROM pg_database WHERE datname = current_database()
          """)
      }.value
      guard let server else { throw DomainError.databaseUnavailable }
      guard try server.text(1) == "UTF8", ["C", "POSIX", "C.UTF-8", "C.utf8"].contains(try server.text(2)),
        try !server.bool(3)
      else {
        throw DomainError(
          .unavailable, "database-collation",
          "The database must be made with --encoding=UTF8 --locale=C --template=template0.")
      }
      // Programs on one server pause differently, since each has processes of its own there.
      engine.chance.withLock { [seed = try server.integer(0)] chance in
        chance = Seed(UInt64(bitPattern: seed)).generator("pause")
      }
      return engine
    } catch {
      await pool.close()
      throw error
    }
  }

  func perform<T: Sendable>(
    _ access: Access, _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws -> Committed<T> {
    var reconnections = 0
    for attempt in 0..<EngineLimits.attempts {
      try Task.checkCancellation()
      let connection = try await pool.take()
      let outcome = await connection.attempt(access, body)
      await pool.giveBack(connection)
      switch outcome {
      case .committed(let committed): return committed
      case .failed(let error): throw error
      case .again: try await pause(after: attempt)
      case .lost:
        reconnections += 1
        guard reconnections <= EngineLimits.reconnections else { throw DomainError.databaseUnavailable }
      }
    }
    throw DomainError.databaseUnavailable
  }

  /// Which transactions a statement sees: with every commit it is another one. Commits to other databases of the server
  /// change it as well, and then only too much is read anew.
  func mark() async throws -> Mark? {
    try await perform(.read) { transaction in
      try transaction.row("SELECT CAST(pg_current_snapshot() AS TEXT)").map { Mark(text: try $0.text(0)) }
    }.value
  }

  /// Old rows stay on the server until its own vacuum: what must not be read again is sealed, and its key destroyed.
  func scrub() async throws {}

  /// The files of the old tables go with the checkpoint. Its log still holds what was written until that file of it is
  /// removed, which the server does where it may (docs/operations/scale-out.md).
  func rewrite(_ tables: [StaticString]) async throws {
    let connection = try await pool.take()
    var isDone = true
    for table in tables where isDone { isDone = await rewrite("\(table)", by: connection) }
    if isDone { _ = await connection.alone(["CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"]) }
    await pool.giveBack(connection)
    guard isDone else { throw DomainError.databaseUnavailable }
  }

  /// Again while rows stay: those that an open transaction or snapshot from before may still read are written anew too.
  private func rewrite(_ table: String, by connection: PostgresConnection) async -> Bool {
    for _ in 1...EngineLimits.rewritesMost {
      guard await connection.alone(["VACUUM (FULL) \(table)"]) else { return false }
      if await connection.alone([Self.nothingStayed(of: table)]) { return true }
      try? await Task.sleep(for: .milliseconds(EngineLimits.rewritePauseMilliseconds))
    }
    return false
  }

  /// Fails when the table was written anew with rows that are deleted: its indexes name them, and its own count, made by
  /// the same act, leaves them out.
  private static func nothingStayed(of table: String) -> String {
    """
    DO $$ BEGIN
      IF EXISTS (
        SELECT 1 FROM pg_index JOIN pg_class AS names ON names.oid = indexrelid
        JOIN pg_class AS lines ON lines.oid = indrelid
        WHERE indrelid = '\(table)'::regclass AND indisprimary AND names.reltuples > lines.reltuples
      ) THEN RAISE EXCEPTION 'rows stayed that are deleted'; END IF;
    END $$
    """
  }

  func close() async {
    await pool.close()
  }

  private func pause(after attempt: Int) async throws {
    let longest = min(
      EngineLimits.pauseMillisecondsMax, EngineLimits.pauseMillisecondsBase * Double(1 << min(attempt, 20)))
    let share = chance.withLock { $0.unit() }
    try await Task.sleep(for: .milliseconds(longest * share))
  }
}
