import Core
import Dispatch
import Foundation
import GRDB

/// SQLite through GRDB's pool: one writer, some readers, each on a queue of its own. Only GRDB's asynchronous calls are
/// used; its synchronous ones beside them can wait for each other for ever.
struct SQLiteEngine: DatabaseEngine {
  let pool: DatabasePool
  let marks: SQLiteMark

  var dialect: Dialect { .sqlite }

  static func open(path: String, busySeconds: Double = EngineLimits.busySeconds) async throws -> SQLiteEngine {
    try ownFile(path)
    let pool = try await openPool(path, busySeconds)
    let engine = SQLiteEngine(pool: pool, marks: SQLiteMark(path: path))
    try await engine.makeDurable()
    return engine
  }

  func perform<T: Sendable>(
    _ access: Access, _ body: @escaping @Sendable (any Transaction) throws -> T
  ) async throws -> Committed<T> {
    do {
      switch access {
      case .read: return try await pool.read { connection in try SQLiteTransaction.run(body, on: connection) }
      case .write, .claim, .migrate:
        return try await pool.writeWithoutTransaction { connection in
          try SQLiteTransaction.write(body, on: connection)
        }
      }
    } catch let error as DatabaseError {
      throw SQLiteFailure.translated(error, "BEGIN … COMMIT")
    }
  }

  func mark() async throws -> Mark? { marks.mark() }

  func scrub() async throws {
    do {
      _ = try await pool.writeWithoutTransaction { connection in try connection.checkpoint(.truncate) }
    } catch let error as DatabaseError {
      throw SQLiteFailure.translated(error, "checkpoint")
    }
  }

  /// Deleted rows are overwritten where they lie, and the log is cut by `scrub`.
  func rewrite(_ tables: [StaticString]) async throws {}

  func close() async {
    marks.close()
    let pool = pool
    await withCheckedContinuation { continuation in
      // Closing waits for the queues, which must not happen on a thread that Swift's tasks share.
      DispatchQueue.global().async {
        try? pool.close()
        continuation.resume()
      }
    }
  }

  /// A setting as SQLite itself reports it for the writer.
  func setting(_ pragma: Pragma) async throws -> String {
    try await pool.writeWithoutTransaction { connection in
      try String.fetchOne(connection, sql: "PRAGMA \(pragma.rawValue)") ?? ""
    }
  }

  enum Pragma: String, Sendable {
    case synchronous, foreignKeys = "foreign_keys", secureDelete = "secure_delete", journalMode = "journal_mode"
  }

  /// The pool sets `synchronous` to NORMAL while it opens, with which a power cut loses acknowledged commits: so it is
  /// set afterwards, and read back, since nothing else would show the difference.
  private func makeDurable() async throws {
    try await pool.writeWithoutTransaction { connection in try connection.execute(sql: "PRAGMA synchronous = FULL") }
    let expected: [(Pragma, String)] = [
      (.synchronous, "2"), (.foreignKeys, "1"), (.secureDelete, "1"), (.journalMode, "wal"),
    ]
    for (pragma, value) in expected {
      guard try await setting(pragma) == value else {
        throw DomainError(
          .unavailable, "database-unsafe", "The database file refuses the setting \(pragma.rawValue) = \(value).")
      }
    }
  }

  /// Makes the file before SQLite does, so that at no moment anybody else can read it. Its log inherits the mode.
  private static func ownFile(_ path: String) throws {
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw DomainError.databaseUnavailable }
    defer { _ = Foundation.close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0 else { throw DomainError.databaseUnavailable }
  }

  /// What every connection has in common.
  static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { connection in
      // Overwrites what is deleted; LIKE tells upper from lower case as PostgreSQL does; what the file says of itself
      // is not trusted to run functions; sorting leaves no file behind.
      for statement in [
        "secure_delete = ON", "case_sensitive_like = ON", "trusted_schema = OFF", "temp_store = MEMORY",
      ] {
        try connection.execute(sql: "PRAGMA \(statement)")
      }
    }
    return configuration
  }

  private static func openPool(_ path: String, _ busySeconds: Double) async throws -> DatabasePool {
    var configuration = configuration()
    configuration.busyMode = .timeout(busySeconds)
    configuration.maximumReaderCount = EngineLimits.sqliteReaders
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { [configuration] in
        do {
          continuation.resume(returning: try DatabasePool(path: path, configuration: configuration))
        } catch {
          continuation.resume(throwing: SQLiteFailure.translated(error, "open"))
        }
      }
    }
  }
}
