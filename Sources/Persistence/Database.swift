public import Core

/// A database of either engine. Everything is asynchronous outside and synchronous inside: a body cannot wait for
/// anything in the middle of a transaction, and it can be run again.
public struct Database: Sendable {
  let engine: any DatabaseEngine

  public var dialect: Dialect { engine.dialect }

  /// Opens a SQLite file, or makes it, readable by its owner only: write-ahead log, every commit on the disk before
  /// it is acknowledged (refused otherwise), deleted rows overwritten, foreign keys enforced.
  /// Throws `database-unavailable` when the file cannot be opened or another process holds it.
  public static func sqlite(path: String) async throws -> Database {
    Database(engine: try await SQLiteEngine.open(path: path))
  }

  /// Opens a PostgreSQL database by its address, `postgres://user@host/name`, whose options may name a search path.
  /// The database must be of UTF-8 and of collation C, so that texts sort as they do in SQLite; otherwise
  /// `database-collation`. At most so many connections are opened, when they are first needed.
  /// Throws `database-unavailable` when the server does not answer.
  public static func postgres(_ address: String, connections: Int = 8) async throws -> Database {
    Database(engine: try await PostgresEngine.open(address, connections: connections))
  }

  /// Runs the body on a snapshot that does not change under it. Writing there is refused.
  /// Throws what the body throws, or `database-unavailable`. Under load on PostgreSQL the body may run again.
  public func read<T: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws -> T {
    try await perform(.read, body)
  }

  /// Runs the body alone, as it were: its effects are those of some order of all bodies, one after the other.
  /// What it throws undoes it. The body may run again, so it changes nothing but the database.
  /// Throws what the body throws, `Conflict` when a constraint refused a row, or `database-unavailable`.
  @discardableResult
  public func write<T: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws -> T {
    try await perform(.write, body)
  }

  /// A write for the one purpose of taking a job: on PostgreSQL it passes over rows that others hold (READ
  /// COMMITTED with `.skipLocked`), where a serializable write would have to be repeated.
  @discardableResult
  public func claim<T: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws -> T {
    try await perform(.claim, body)
  }

  /// A mark of what is committed now, for `Recall`; nil when it cannot be told. It costs far less than a transaction.
  /// Throws `database-unavailable`.
  public func mark() async throws -> Mark? {
    try await engine.mark()
  }

  /// To be called after rows were erased: on SQLite the write-ahead log, which still holds them, is written back and
  /// cut to nothing. On PostgreSQL old rows stay until its vacuum comes by; there the sealing is what erases.
  /// Throws `database-unavailable` when readers kept the log in use; erasing is then not finished.
  public func scrub() async throws {
    try await engine.scrub()
  }

  /// On PostgreSQL, writes tables anew without the rows that were deleted from them or changed, and begins a new file of
  /// the server's log; whoever uses them meanwhile waits. For small tables of which nothing deleted may stay readable,
  /// such as keys. On SQLite nothing is left to do: what is deleted is overwritten.
  /// Throws `database-unavailable`, also when somebody held the tables for too long.
  public func rewrite(_ tables: [StaticString]) async throws {
    try await engine.rewrite(tables)
  }

  /// Whether a statement can be run now.
  public func isReady() async -> Bool {
    let answer = try? await read { transaction in try transaction.row("SELECT 1")?.integer(0) }
    return answer == 1
  }

  /// Waits for what is running and gives the files or connections back. Every later call throws.
  public func close() async {
    await engine.close()
  }

  func perform<T: Sendable>(
    _ access: Access, _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws -> T {
    let committed = try await engine.perform(access, body)
    for act in committed.acts { act() }
    return committed.value
  }
}

/// What a transaction is for, which decides how it is isolated.
enum Access: Sendable {
  case read, write, claim
  /// Waits for other programs that change the schema.
  case migrate
}

/// What a body gave and what it asked for after its commit.
struct Committed<T: Sendable>: Sendable {
  var value: T
  var acts: [@Sendable () -> Void]
}

protocol DatabaseEngine: Sendable {
  var dialect: Dialect { get }
  func perform<T: Sendable>(
    _ access: Access, _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws -> Committed<T>
  func mark() async throws -> Mark?
  func scrub() async throws
  func rewrite(_ tables: [StaticString]) async throws
  func close() async
}
