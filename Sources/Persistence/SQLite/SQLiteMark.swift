import Core
import GRDBSQLite
import Synchronization

/// Tells by a connection of its own, which never writes, whether any other one has committed something: SQLite counts
/// that for it (`PRAGMA data_version`). The look costs some microseconds and waits for nobody, so it needs no thread;
/// that is why it does not go through the pool.
final class SQLiteMark: Sendable {
  /// A connection and its one statement, used by one at a time.
  private struct Look {
    var connection: OpaquePointer
    var statement: OpaquePointer
  }

  private let look: Mutex<Look?>

  /// Nothing can be told where the file cannot be opened.
  init(path: String) {
    look = Mutex(Self.open(path))
  }

  deinit {
    close()
  }

  /// Nil when it cannot be told now: after the end, or while the file is being put in order.
  func mark() -> Mark? {
    look.withLock { look in
      guard let statement = look?.statement else { return nil }
      defer { sqlite3_reset(statement) }
      guard sqlite3_step(statement) == SQLITE_ROW else { return nil }
      return Mark(number: sqlite3_column_int64(statement, 0))
    }
  }

  func close() {
    look.withLock { look in
      guard let open = look else { return }
      sqlite3_finalize(open.statement)
      sqlite3_close_v2(open.connection)
      look = nil
    }
  }

  private static func open(_ path: String) -> Look? {
    var connection: OpaquePointer?
    var statement: OpaquePointer?
    guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
      sqlite3_exec(connection, "PRAGMA query_only = ON", nil, nil, nil) == SQLITE_OK,
      sqlite3_prepare_v2(connection, "PRAGMA data_version", -1, &statement, nil) == SQLITE_OK,
      let connection, let statement
    else {
      sqlite3_finalize(statement)
      sqlite3_close_v2(connection)
      return nil
    }
    return Look(connection: connection, statement: statement)
  }
}
